/** Puts a backup in the place of the SQLite file. */
import { constants, copyFileSync, existsSync, linkSync, renameSync } from "node:fs";
import { dirname, extname } from "node:path";
import Database from "better-sqlite3";
import { copyDatabase, unsupported, verify } from "./backup";
import { COMPANIONS, removeDatabase, sync } from "./database-file";
import { StoreError } from "./errors";
import { closeStore } from "./index";
import { describeLocation, type Location, locate } from "./location";
import { ownMigrations, pending } from "./migrations";
import { asStoreError } from "./leaving";
import { isBusy, type Sqlite } from "./sqlite";

export interface RestoreReport {
  /** Where the replaced database is kept; undefined: there was none. */
  readonly kept: string | undefined;
  /** The migrations that the next start will apply. */
  readonly pending: readonly string[];
}

/**
 * Replaces the database with the one in `file`, once it has been found whole and ours. Throws StoreError `missing`, `foreign`,
 * `broken`, `newer`, `changed`, on PostgreSQL `unsupported`, and `busy` while any other process has the database open.
 */
export async function restoreFrom(file: string, location: Location = locate()): Promise<RestoreReport> {
  if (location.engine === "postgresql")
    throw unsupported(`pg_restore --clean --if-exists --dbname="${describeLocation(location)}" ${file}`);
  if (!existsSync(file)) throw new StoreError("missing", `There is no file ${file}.`);
  const part = `${location.file}.restoring`;
  try {
    await copyDatabase(file, part);
    const todo = pending(ownMigrations("sqlite"), verify(part));
    await closeStore();
    return { kept: replace(location.file, part), pending: todo.map(({ tag }) => tag) };
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    removeDatabase(part);
  }
}

/** Puts `part` in the place of `file` in one step, keeping the old one under another name. */
function replace(file: string, part: string): string | undefined {
  const lock = existsSync(file) ? lockAlone(file) : undefined;
  try {
    const kept = existsSync(file) ? keep(file) : undefined;
    renameSync(part, file);
    sync(dirname(file));
    return kept;
  } finally {
    lock?.close();
  }
}

/** Gives the file a second name, under which it then lives on; on file systems without such names a copy. */
function keep(file: string): string {
  const instant = new Date().toISOString().replace(/[-:]/g, "").replace(".", "-");
  const kept = `${file.slice(0, file.length - extname(file).length)}.replaced-${instant}${extname(file)}`;
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept, constants.COPYFILE_EXCL);
  }
  // What a damaged database left unmerged belongs to it, not to its successor.
  for (const suffix of COMPANIONS) if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  return kept;
}

/**
 * Holds the file against every other process. A connection in WAL mode keeps a shared lock for as long as it is open, and
 * leaving that mode needs the file alone: it fails while anybody else has it open. Undefined: too damaged to be opened by anyone.
 */
function lockAlone(file: string): Sqlite | undefined {
  const client = new Database(file, { timeout: 0 });
  try {
    client.pragma("journal_mode = WAL");
    client.pragma("journal_mode = DELETE");
    client.exec("BEGIN EXCLUSIVE");
    return client;
  } catch (error) {
    client.close();
    if (isBusy(error)) throw new StoreError("busy", `${file} is open in another process: stop the server first.`, { cause: error });
    const known = asStoreError(error, file);
    if (known instanceof StoreError && (known.code === "broken" || known.code === "foreign")) return undefined;
    throw error;
  }
}
