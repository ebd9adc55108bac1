/** The command line under test: calls over a new, empty database each, and files to give it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, vi } from "vitest";
import bureau from "@/demo/bureau-2022.plan.json";
import { emptyDatabases } from "@/test/database";
import { run } from "../run";

const emptyDatabase = emptyDatabases();
export const folder = mkdtempSync(join(tmpdir(), "guoban-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  const location = await emptyDatabase();
  vi.stubEnv("DATABASE_URL", location.engine === "sqlite" ? `file:${location.file}` : location.url);
});

export const fileWith = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
export const bureauFile = fileWith("bureau.json", bureau);

/** Runs one call with English words; `input` is what comes on standard input. */
export async function guoban(args: string[], input = "") {
  let [out, err] = ["", ""];
  const stdin = (async function* () {
    yield input;
  })();
  const terminal = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    input: stdin,
    interactive: false,
  };
  const code = await run(["--lang", "en", ...args], terminal);
  return { code, out, err };
}
