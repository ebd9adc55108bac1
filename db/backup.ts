/** Copies of the SQLite file. PostgreSQL has its own tools; here it gets a sentence naming them. */
import { existsSync, linkSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { removeDatabase, reserve, sync } from "./database-file";
import { StoreError } from "./errors";
import { describeLocation, type Location, locate } from "./location";
import { readLedger } from "./migrate-sqlite";
import type { AppliedMigration } from "./migrations";
import { asStoreError } from "./leaving";

/** Pages copied at a time: a server that backs itself up answers in between. */
const PAGES_PER_STEP = 200;

/**
 * Writes a copy of the database to `file`, while others read and write: the state of one instant, checked, in one file that
 * appears whole or not at all. Throws StoreError `exists`, `missing`, `foreign`, `broken`, and on PostgreSQL `unsupported`.
 */
export async function backupTo(file: string, location: Location = locate()): Promise<void> {
  if (location.engine === "postgresql") throw unsupported(`pg_dump --format=custom --file=${file} "${describeLocation(location)}"`);
  if (existsSync(file)) throw new StoreError("exists", `${file} exists already: name another file.`);
  if (!existsSync(location.file)) throw new StoreError("missing", `There is no database at ${location.file}.`);
  const part = `${file}.part`;
  try {
    await copyDatabase(location.file, part);
    verify(part);
    moveToNew(part, file);
  } finally {
    removeDatabase(part);
  }
}

export const unsupported = (command: string): StoreError =>
  new StoreError("unsupported", `PostgreSQL has its own tools for this: ${command}`);

/** A rename that does not replace; where the file system (a memory stick's) has no second names, one that looks first. */
function moveToNew(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    if (existsSync(file)) throw new StoreError("exists", `${file} has appeared meanwhile: name another file.`, { cause: error });
    renameSync(part, file);
  }
  sync(dirname(file));
}

/** Copies page by page within one read transaction: writes meanwhile neither get in nor make it begin anew. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  removeDatabase(to);
  const source = new Database(from, { readonly: true, timeout: 5_000 });
  try {
    source.exec("BEGIN");
    source.prepare("select count(*) from sqlite_master").get();
    reserve(to);
    await source.backup(to, { progress: () => PAGES_PER_STEP });
  } catch (error) {
    throw asStoreError(error, from);
  } finally {
    source.close();
  }
}

/** Checks a copy through and through, makes it a single file, and says which migrations made it. */
export function verify(file: string): AppliedMigration[] {
  const client = new Database(file);
  try {
    client.pragma("journal_mode = DELETE");
    const integrity: unknown = client.pragma("integrity_check(1)", { simple: true });
    if (integrity !== "ok") throw new StoreError("broken", `The database is damaged: ${String(integrity)}`);
    if (client.prepare("select 1 from pragma_foreign_key_check limit 1").get()) {
      throw new StoreError("broken", "The database has rows that refer to rows which are not there.");
    }
    const applied = readLedger(client);
    if (applied.length === 0) throw new StoreError("foreign", "The file holds no database of this program.");
    return applied;
  } finally {
    client.close();
    sync(file);
  }
}
