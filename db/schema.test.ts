import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { projectRoot } from "./location";

test("the migrations of both engines lead to exactly the schema", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/generate-migrations.mjs", "--check"], {
    cwd: projectRoot(),
    encoding: "utf8",
  });
  expect({ status, words: stdout + stderr }).toEqual({ status: 0, words: "" });
});
