/** SQLite's connections and its one writer at a time. */
import { AsyncResource } from "node:async_hooks";
import { existsSync } from "node:fs";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { MisuseError, StoreError } from "./errors";
import { asStoreError, leaving } from "./leaving";

export type Sqlite = Database.Database;

/** How long a connection that has no queue waits for another process's lock, in ms. */
const OPEN_TIMEOUT = 5_000;
/** How long a writer waits for another process's transaction, in ms. */
const WRITE_PATIENCE = 30_000;
const LONGEST_PAUSE = 50;

/** As PostgreSQL's lower(): letter by letter, so neither İ nor a final Σ becomes anything special. */
const lower = (value: unknown) =>
  typeof value === "string" ? value.replaceAll("İ", "i").replaceAll("Σ", "σ").toLowerCase() : value;

/** A connection to an existing file as every part of the program wants it. Throws StoreError `missing`, `foreign`. */
export function connectSqlite(file: string, options: { readOnly?: boolean } = {}): Sqlite {
  if (!existsSync(file))
    throw new StoreError(
      "missing",
      `There is no database at ${file} yet: run the migrate command or start the server.`,
    );
  const client = new Database(file, { fileMustExist: true, timeout: OPEN_TIMEOUT });
  try {
    client.pragma("journal_mode = WAL");
    client.pragma("foreign_keys = ON");
    // FULL: what was acknowledged survives a power cut.
    client.pragma("synchronous = FULL");
    // Enough for all of a large plan, which is read whole: 64 MB at most.
    client.pragma("cache_size = -64000");
    client.pragma("journal_size_limit = 67108864");
    if (options.readOnly) client.pragma("query_only = ON");
    client.function("lower", { deterministic: true }, lower);
    return client;
  } catch (error) {
    client.close();
    throw asStoreError(error, file);
  }
}

export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/** Takes the write lock without ever blocking the event loop. Throws StoreError `busy` after half a minute. */
async function begin(client: Sqlite): Promise<void> {
  const deadline = performance.now() + WRITE_PATIENCE;
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    try {
      client.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw asStoreError(error, client.name);
    }
    // Unequal pauses, so that two waiting processes do not stay in step.
    await pause(wait * (0.5 + Math.random()));
  }
}

interface Turn {
  /** Does the work; answers what tells its caller. */
  run(): Promise<() => void>;
  fail(error: unknown): void;
}

/** How many works share a commit at most. */
const MOST_TOGETHER = 64;

/** Nobody's commit waits longer than this for others to share it, in ms. */
const LONGEST_SHARING = 5;

/**
 * Runs work after work on the connection, each whole or, when it throws, undone. Those that come while a commit is
 * being made ready share it: it waits for the disk, which takes longer than the work. No success is reported before its
 * commit.
 */
export function sqliteQueue(client: Sqlite) {
  client.pragma("busy_timeout = 0");
  const waiting: Turn[] = [];
  let draining: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      // The other requests of this turn of the event loop get here first.
      await nextTurn();
      await commitTogether(client, waiting);
    }
    draining = undefined;
  };
  return {
    write<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const run = async () => {
          const value = await work();
          return () => resolve(value);
        };
        // Bound: it runs in the context of the request that asked for it, whoever started the queue.
        waiting.push({ run: AsyncResource.bind(run), fail: reject });
        draining ??= drain();
      });
    },
    idle: async (): Promise<void> => draining,
  };
}

/** Does the works that wait, and those that come meanwhile, and commits them as one. */
async function commitTogether(client: Sqlite, waiting: Turn[]): Promise<void> {
  const turns = waiting.splice(0, MOST_TOGETHER);
  const answers: (() => void)[] = [];
  try {
    await begin(client);
    const until = performance.now() + LONGEST_SHARING;
    for (let next = turns[0]; next; next = turns[answers.length]) {
      answers.push(await undoable(client, next));
      if (answers.length < turns.length || performance.now() > until) continue;
      await nextTurn();
      turns.push(...waiting.splice(0, MOST_TOGETHER - turns.length));
    }
    leaving(() => client.exec("COMMIT"), "COMMIT");
  } catch (error) {
    if (client.inTransaction) client.exec("ROLLBACK");
    for (const turn of turns) turn.fail(error);
    return;
  }
  for (const answer of answers) answer();
}

/** One work among others: when it throws, only what it wrote is undone. */
async function undoable(client: Sqlite, turn: Turn): Promise<() => void> {
  leaving(() => client.exec("SAVEPOINT work"));
  try {
    const answer = await turn.run();
    client.exec("RELEASE work");
    return answer;
  } catch (error) {
    // SQLite gave up the whole transaction, on a full disk for one: the others' writes are gone as well.
    if (!client.inTransaction) throw error;
    client.exec("ROLLBACK TO work; RELEASE work");
    return () => turn.fail(error);
  }
}

/** Reads what is of one instant over a connection of its own: others see what is committed meanwhile. */
export async function sqliteSnapshot<T>(
  file: string,
  work: (own: ReturnType<typeof onlyInTransaction>) => Promise<T>,
): Promise<T> {
  const client = connectSqlite(file, { readOnly: true });
  try {
    client.exec("BEGIN");
    return await work(onlyInTransaction(client));
  } finally {
    client.close();
  }
}

/** The connection for drizzle, refusing what comes outside a transaction: a query that was not awaited. */
export const onlyInTransaction = (client: Sqlite) => ({
  prepare(text: string) {
    if (!client.inTransaction) throw new MisuseError("This transaction is over: one of its queries was not awaited.");
    return client.prepare(text);
  },
});
