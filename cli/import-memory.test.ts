/** The command line as it is called, in a process of its own. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { madeUpPlan, PLAN_SIZE } from "@/bench/plan";
import { fileWith } from "./testing/guoban";

/** Megabytes of heap. Every indicator with its twelve figures takes some 10 kB, the program itself 15 MB. */
const MOST = 46;

test("a plan of 2,000 indicators is imported in little memory: what is done with is not kept", () => {
  const file = fileWith("large.json", madeUpPlan(PLAN_SIZE));
  const script = join(import.meta.dirname, "../scripts/guoban.mjs");
  const args = [`--max-old-space-size=${MOST}`, script, "--lang", "en", "import", file];
  expect(execFileSync(process.execPath, args, { encoding: "utf8" })).toContain("24000");
}, 120_000);
