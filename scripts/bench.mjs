// Measured comparisons over the production build: npm run bench.
import "./steps/measuring.mjs";
import "./steps/node-version.mjs";
import { spawnSync } from "node:child_process";
import { bundleProgram } from "./steps/bundle.mjs";
import { main } from "./steps/failure.mjs";
import { inRoot, root } from "./steps/folders.mjs";
import { environment } from "./steps/run.mjs";
import { setUp } from "./steps/set-up.mjs";

const program = inRoot(".cache/bench/bench.mjs");

await main(async () => {
  await setUp();
  await bundleProgram("bench/main.ts", program, ["e2e"]);
  const env = environment({ NODE_ENV: "production", GUOBAN_ROOT: root, DATABASE_URL: undefined });
  process.exitCode =
    spawnSync(process.execPath, [program, ...process.argv.slice(2)], { env, stdio: "inherit" }).status ?? 1;
});
