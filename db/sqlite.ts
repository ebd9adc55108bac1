/** SQLite's connections and its one writer at a time. */
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { StoreError } from "./errors";

export type Sqlite = Database.Database;

/** How long a connection that has no queue waits for another process's lock, in ms. */
const OPEN_TIMEOUT = 5_000;
/** How long a writer waits for another process's transaction, in ms. */
const WRITE_PATIENCE = 30_000;
const LONGEST_PAUSE = 50;

/** As PostgreSQL's lower(): letter by letter, so neither İ nor a final Σ becomes anything special. */
const lower = (value: unknown) => (typeof value === "string" ? value.replaceAll("İ", "i").replaceAll("Σ", "σ").toLowerCase() : value);

/** A connection to an existing file as every part of the program wants it. Throws StoreError `missing`, `foreign`. */
export function connectSqlite(file: string, options: { readOnly?: boolean } = {}): Sqlite {
  if (!existsSync(file))
    throw new StoreError("missing", `There is no database at ${file} yet: run the migrate command or start the server.`);
  const client = new Database(file, { fileMustExist: true, timeout: OPEN_TIMEOUT });
  try {
    client.pragma("journal_mode = WAL");
    client.pragma("foreign_keys = ON");
    // FULL: what was acknowledged survives a power cut.
    client.pragma("synchronous = FULL");
    client.pragma("cache_size = -16000");
    client.pragma("journal_size_limit = 67108864");
    if (options.readOnly) client.pragma("query_only = ON");
    client.function("lower", { deterministic: true }, lower);
    return client;
  } catch (error) {
    client.close();
    throw asStoreError(file, error);
  }
}

export const isBusy = (error: unknown): boolean => error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/** Turns SQLite's word on a file that is no database, damaged or held by another into ours; other errors come back as they are. */
export function asStoreError(file: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === "SQLITE_NOTADB") return new StoreError("foreign", `${file} is not a database.`, { cause: error });
  if (error.code.startsWith("SQLITE_CORRUPT")) return new StoreError("broken", `${file} is damaged: restore a backup.`, { cause: error });
  if (isBusy(error)) return new StoreError("busy", `Another process holds ${file}. Try again when it is done.`, { cause: error });
  return error;
}

/** Takes the write lock without ever blocking the event loop. Throws StoreError `busy` after half a minute. */
async function begin(client: Sqlite): Promise<void> {
  const deadline = performance.now() + WRITE_PATIENCE;
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      client.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) throw asStoreError(client.name, error);
    }
    // Unequal pauses, so that two waiting processes do not stay in step.
    await pause(wait * (0.5 + Math.random()));
  }
}

/** Runs work after work on the connection, each in a transaction of its own: committed whole, or rolled back when it throws. */
export function sqliteQueue(client: Sqlite) {
  client.pragma("busy_timeout = 0");
  let last: Promise<unknown> = Promise.resolve();
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    await begin(client);
    try {
      const value = await work();
      client.exec("COMMIT");
      return value;
    } finally {
      if (client.inTransaction) client.exec("ROLLBACK");
    }
  };
  return {
    write<T>(work: () => Promise<T>): Promise<T> {
      const result = last.then(() => run(work));
      last = result.catch(() => undefined);
      return result;
    },
    idle: (): Promise<unknown> => last,
  };
}

/** The connection as drizzle uses it, refusing what comes before or after a transaction: a query that was not awaited. */
export const onlyInTransaction = (client: Sqlite) => ({
  prepare(text: string) {
    if (!client.inTransaction) throw new Error("This transaction is over: one of its queries was not awaited.");
    return client.prepare(text);
  },
});
