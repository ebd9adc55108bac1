/** The long form of e2e/fuzz.story.ts: many more requests, of another seed each time. `npm run bench -- fuzz`. */
import { faultsOf, type Fuzzed, isReady, serveFuzzed, unforeseen } from "@/e2e/requests/fuzzing";

export const FUZZ = "fuzz";
const REQUESTS = 50_000;
const PART = 5_000;

/** Asks in parts, and says after each how it stands; true when nothing was the server's own fault. */
async function askAll(fuzzed: Fuzzed, seed: number, count: number): Promise<boolean> {
  const faults: string[] = [];
  for (let asked = 0; asked < count; asked += PART) {
    faults.push(...(await faultsOf(fuzzed, seed + asked, Math.min(PART, count - asked))));
    console.log(`${Math.min(count, asked + PART)} of ${count} requests, seed ${seed}: ${faults.length} faults`);
  }
  const words = unforeseen(fuzzed);
  for (const line of [...faults, ...words].slice(0, 50)) console.log(line);
  return faults.length + words.length === 0 && (await isReady(fuzzed));
}

/** `count` requests that `seed` fixes; a seed that found something finds it again. */
export async function fuzz(count = REQUESTS, seed = Date.now() % 2 ** 31): Promise<void> {
  const fuzzed = await serveFuzzed();
  try {
    process.exitCode = (await askAll(fuzzed, seed, count)) ? 0 : 1;
  } finally {
    await fuzzed.served.stop();
  }
}
