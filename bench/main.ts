import { completionRatios, measureStore, STORE } from "./completion";
import { documentRatios } from "./documents";
import { FUZZ, fuzz } from "./fuzz";
import { demoRatios, planRatios } from "./http";
import { print, type Ratio, table } from "./measure";
import { scriptRatios } from "./scripts";
import { writeRatios } from "./writes";

const parts: Readonly<Record<string, () => Promise<Ratio[]>>> = {
  completion: completionRatios,
  documents: documentRatios,
  demo: demoRatios,
  plan: planRatios,
  writes: writeRatios,
  scripts: scriptRatios,
};

async function run(asked: readonly string[]): Promise<void> {
  const all: Ratio[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const ratios = await measure();
    print(ratios);
    all.push(...ratios);
  }
  console.log(`\n${table(all)}`);
}

const [first = "", ...given] = process.argv.slice(2);
if (first === STORE) await measureStore(given[0] ?? "", Number(given[1]));
else if (first === FUZZ) await fuzz(...given.map(Number));
else await run(process.argv.slice(2));
