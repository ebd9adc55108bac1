import { expect, test } from "@playwright/test";
import { faultsOf, type Fuzzed, isReady, serveFuzzed, unforeseen } from "./requests/fuzzing";

/** The same every time; the long form is bench/fuzz.ts. */
const SEED = 20_220_630;
const REQUESTS = 2000;

let fuzzed: Fuzzed;
test.beforeAll(async () => {
  fuzzed = await serveFuzzed();
});
test.afterAll(() => fuzzed.served.stop());

test("whatever is asked, nothing is the server's own fault, nothing hangs, and it goes on", async () => {
  test.setTimeout(60_000 + REQUESTS * 50);
  const faults = await faultsOf(fuzzed, SEED, REQUESTS);
  expect(faults.slice(0, 20), `${faults.length} of ${REQUESTS} requests, seed ${SEED}`).toEqual([]);
  expect(await isReady(fuzzed)).toBe(true);
  expect(unforeseen(fuzzed).slice(0, 10)).toEqual([]);
});
