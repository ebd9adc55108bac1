import { completionRatios, measureStore, STORE } from "./completion";
import { documentRatios } from "./documents";
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

const [first = "", file = "", rounds = ""] = process.argv.slice(2);
await (first === STORE ? measureStore(file, Number(rounds)) : run(process.argv.slice(2)));
