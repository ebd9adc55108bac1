// npm test: installs, then every check, suite and story; or one part: node scripts/test.mjs check|unit|postgres|e2e.
import "./steps/node-version.mjs";
import { main } from "./steps/failure.mjs";
import { setUp } from "./steps/set-up.mjs";
import { partNames, stepsOf } from "./steps/parts.mjs";
import { phrase, Refusal } from "./steps/speak.mjs";

const print = (text) => process.stdout.write(`${text}\n`);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

await main(async () => {
  const steps = stepsOf(process.argv[2]);
  if (!steps) throw new Refusal(`可单独运行的部分:${partNames.join("、")}。`, `The parts are ${partNames.join(", ")}.`);
  const started = Date.now();
  await setUp({ bundle: false, server: false });
  const outcomes = [];
  for (const step of steps) outcomes.push(await perform(step));
  print(`\n${outcomes.map(({ line }) => line).join("\n")}`);
  print(`  ${phrase("共用", "in all")} ${seconds(started)}\n`);
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  print(`Guoban: ${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
});

async function perform([chinese, english, run]) {
  const title = phrase(chinese, english);
  print(`\n━━ ${title} ━━`);
  const started = Date.now();
  const { passed, failed, first } = await run().catch((error) => {
    print(error instanceof Refusal ? error.message : (error?.stack ?? String(error)));
    return { passed: 0, failed: 1, first: String(error.message).split("\n")[0] };
  });
  const line = `  ${failed ? "✘" : "✔"} ${title}: ${passed} passed, ${failed} failed, ${seconds(started)}${failed ? `\n      ${first ?? ""}` : ""}`;
  print(line.trimStart());
  return { passed, failed, line };
}
