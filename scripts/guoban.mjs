// The command line: npm run -s guoban -- COMMAND. Sets up first where needed, on standard error.
import "./steps/node-version.mjs";
import { pathToFileURL } from "node:url";
import { useData } from "./steps/data.mjs";
import { main } from "./steps/failure.mjs";
import { bundle } from "./steps/folders.mjs";
import { setUp } from "./steps/set-up.mjs";

await main(async () => {
  const [command] = process.argv
    .slice(2)
    .filter((arg, index, all) => !arg.startsWith("-") && all[index - 1] !== "--lang");
  useData(command === "demo" ? "data/demo" : "data");
  await setUp({ server: false });
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD); // file names are meant from where npm was called
  process.argv[1] = bundle;
  await import(pathToFileURL(bundle).href);
});
