import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { cache, root } from "./folders.mjs";
import { say } from "./speak.mjs";

/** The environment of every child: no telemetry, and the values given; undefined removes one. */
export function environment(values = {}) {
  const all = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...values };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/**
 * Runs a program with its output kept in .cache/logs/NAME.log, saying each half minute that it is still at it.
 * Answers its exit code and the last 200 kB of what it printed.
 */
export function runQuietly(name, [command, ...args], { env, cwd = root, limit } = {}) {
  const log = path.join(cache, "logs", `${name}.log`);
  fs.mkdirSync(path.dirname(log), { recursive: true });
  fs.writeFileSync(log, `$ ${command} ${args.join(" ")}\n`);
  const started = Date.now();
  const ticker = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`……已用 ${seconds} 秒`, `… ${seconds} s`);
  }, 30_000);
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, {
      cwd,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limit,
    });
    const end = () => child.kill();
    process.once("exit", end); // no orphan goes on writing
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000);
      try {
        fs.appendFileSync(log, chunk);
      } catch {
        // a full disk shows as the program's own failure
      }
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => keep(`${error.code} ${error.message}\n`));
    child.on("close", (code) => {
      clearInterval(ticker);
      process.off("exit", end);
      resolve({ code: code ?? 1, output, log, seconds: (Date.now() - started) / 1000 });
    });
  });
}
