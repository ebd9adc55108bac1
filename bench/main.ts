import { completionRatios } from "./completion";
import { documentRatios } from "./documents";
import { demoRatios, planRatios } from "./http";
import { print, type Ratio } from "./measure";
import { scriptRatios } from "./scripts";

const parts: Readonly<Record<string, () => Promise<Ratio[]>>> = {
  completion: completionRatios,
  documents: documentRatios,
  demo: demoRatios,
  plan: planRatios,
  scripts: scriptRatios,
};

const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) print(await measure());
