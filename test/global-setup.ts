/** Once a run: a migrated template database of the engine under test (TEST_ENGINE), with a server if it needs one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { startPostgres } from "@/scripts/postgres.mjs";
import type { TestProject } from "vitest/node";
import { createDatabase, sibling } from "./postgresql";

/** What the test files need to make databases of their own. */
export type TestStore =
  | { readonly engine: "sqlite"; readonly folder: string; readonly template: string }
  | { readonly engine: "postgresql"; readonly server: string; readonly template: string };

declare module "vitest" {
  export interface ProvidedContext {
    store: TestStore;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = process.env.TEST_ENGINE || "sqlite";
  if (engine === "sqlite") return setUpSqlite(project);
  if (engine === "postgresql") return setUpPostgres(project);
  throw new Error(`TEST_ENGINE is sqlite or postgresql, not ${engine}.`);
}

async function setUpSqlite(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "guoban-test-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Also when the run ends without its tear-down.
  process.on("exit", remove);
  const template = join(folder, "template.db");
  await migrate({ engine: "sqlite", file: template });
  project.provide("store", { engine: "sqlite", folder, template });
  return async () => remove();
}

async function setUpPostgres(project: TestProject) {
  const server = await startPostgres();
  try {
    await createDatabase(server.url, "template");
    await migrate({ engine: "postgresql", url: sibling(server.url, "template") });
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("store", { engine: "postgresql", server: server.url, template: "template" });
  return server.stop;
}
