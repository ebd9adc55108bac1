import { spawnSync } from "node:child_process";
import { bundle } from "./folders.mjs";
import { environment } from "./run.mjs";
import { Refusal } from "./speak.mjs";

/** Runs a command of the bundled command line and answers what it printed; a refusal ends the script with its words. */
export function runCommandLine(...args) {
  const { status, stdout } = spawnSync(process.execPath, [bundle, ...args], {
    env: environment(),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Refusal(`命令 ${args[0]} 没有完成。`, `The command ${args[0]} did not finish.`);
  return stdout;
}
