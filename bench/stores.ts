/** Databases to measure on, each in a folder of its own; the process's store is then that one. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeStore } from "@/db";
import { migrate } from "@/db/migrate";
import { operator } from "@/lib/access/rules";
import { importPlan } from "@/lib/interchange/commands";
import { madeUpPlan, type Size } from "./plan";

/** A new migrated database; answers its file. */
export async function emptyStore(): Promise<string> {
  await closeStore();
  const file = path.join(mkdtempSync(path.join(tmpdir(), "guoban-bench-")), "guoban.db");
  process.env.DATABASE_URL = `file:${file}`;
  await migrate();
  return file;
}

/** A new database with a made-up plan; answers its file. */
export async function filledStore(size: Size): Promise<string> {
  const file = await emptyStore();
  await importPlan(operator, madeUpPlan(size));
  return file;
}
