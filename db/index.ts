/**
 * The one way to the database. `db` reads, `transaction` writes. Opened on first use, once per process: the state lives
 * on globalThis, because the server's bundles and hot reloading each load this module again.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { MisuseError } from "./errors";
import { guarded } from "./leaving";
import { type Location, locate } from "./location";
import { connectPostgres, postgresSnapshot, postgresTransaction } from "./postgresql";
import { connectSqlite, onlyInTransaction, type Sqlite, sqliteQueue, sqliteSnapshot } from "./sqlite";

/** A write without .returning() yields nothing that both engines have, so here it yields nothing. */
interface Nothing extends PgQueryResultHKT {
  type: void;
}
type Drizzle = PgDatabase<Nothing>;
export type Reader = Pick<Drizzle, "select" | "selectDistinct" | "$count">;
export type Writer = Reader & Pick<Drizzle, "insert" | "update" | "delete">;
type Work<T> = (tx: Writer) => Promise<T>;
type Listener = () => void;

interface Store {
  readonly reader: Reader;
  snapshot<T>(work: (at: Reader) => Promise<T>): Promise<T>;
  write<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

interface Shared {
  store: Store | undefined;
  db: Reader | undefined;
  readonly listeners: Set<Listener>;
  /** What runs inside a transaction finds it here; `open` falls when the transaction ends, for what outlives it. */
  readonly inside: AsyncLocalStorage<{ open: boolean }>;
}

const holder = globalThis as typeof globalThis & { guobanStore?: Shared };
const shared: Shared = (holder.guobanStore ??= {
  store: undefined,
  db: undefined,
  listeners: new Set(),
  inside: new AsyncLocalStorage(),
});

/** Both connections or none. */
function connectReader(file: string, writer: Sqlite): Sqlite {
  try {
    return connectSqlite(file, { readOnly: true });
  } catch (error) {
    writer.close();
    throw error;
  }
}

function openSqlite(file: string): Store {
  const client = connectSqlite(file);
  const readerClient = connectReader(file, client);
  const queue = sqliteQueue(client);
  const tx = guarded(drizzleSqlite(onlyInTransaction(client) as unknown as typeof client)) as unknown as Writer;
  return {
    reader: guarded(drizzleSqlite(readerClient)) as unknown as Reader,
    snapshot: (work) =>
      sqliteSnapshot(file, (own) => work(guarded(drizzleSqlite(own as unknown as typeof client)) as unknown as Reader)),
    write: (work) => queue.write(() => work(tx)),
    async close() {
      await queue.idle();
      readerClient.close();
      client.close();
    },
  };
}

function openPostgres(url: string): Store {
  const readers = connectPostgres(url, "read");
  const writers = connectPostgres(url, "write");
  return {
    reader: guarded(drizzlePostgres(readers)) as unknown as Reader,
    snapshot: (work) =>
      postgresSnapshot(readers, (client) =>
        work(guarded(drizzlePostgres(client as unknown as typeof readers)) as unknown as Reader),
      ),
    write: (work) =>
      postgresTransaction(writers, (client) =>
        work(guarded(drizzlePostgres(client as unknown as typeof writers)) as unknown as Writer),
      ),
    async close() {
      await Promise.all([readers.end(), writers.end()]);
    },
  };
}

const open = (location: Location): Store =>
  location.engine === "sqlite" ? openSqlite(location.file) : openPostgres(location.url);

const store = (): Store => (shared.store ??= open(locate()));

/** For reading; these connections refuse to write. Throws inside a transaction, whose writes it would not see. */
export const db: Reader = (shared.db ??= new Proxy({} as Reader, {
  get(_, name) {
    if (shared.inside.getStore()?.open) throw new MisuseError("Inside a transaction, read through its tx.");
    const { reader } = store();
    const member: unknown = Reflect.get(reader, name);
    return typeof member === "function" ? member.bind(reader) : member;
  },
}));

interface Prepared<T> {
  execute(values: Record<string, unknown>): PromiseLike<T>;
}

/**
 * A query for the busiest paths, built and prepared once per connection, which is most of its cost:
 * `const find = prepared((on) => on.select()….where(eq(table.id, sql.placeholder("id"))).prepare("its_own_name"))`,
 * then `await find(db, { id })` or, inside a transaction, `await find(tx, { id })`. Lists go in with `among`.
 */
export function prepared<On extends Reader, T>(
  build: (on: On) => Prepared<T>,
): (on: On, values: Record<string, unknown>) => Promise<T> {
  const made = new WeakMap<object, Prepared<T>>();
  return async (on, values) => {
    const inside = shared.inside.getStore()?.open === true;
    if (inside === (on === db))
      throw new MisuseError(inside ? "Inside a transaction, read through its tx." : "This transaction is over.");
    const connection = on === db ? store().reader : on;
    const query = made.get(connection) ?? build(on);
    made.set(connection, query);
    return query.execute(values);
  };
}

/** What runs in `work` is inside, until it ends. */
async function within<T>(work: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  return shared.inside.run(mark, work).finally(() => (mark.open = false));
}

/**
 * For reading what must be of one instant, in several queries: through `at` all is as it was when the first of them
 * began, whoever writes meanwhile, and nobody waits for it.
 */
export async function snapshot<T>(work: (at: Reader) => Promise<T>): Promise<T> {
  if (shared.inside.getStore()?.open) throw new MisuseError("Inside a transaction, read through its tx.");
  return store().snapshot((at) => within(() => work(at)));
}

/**
 * For writing: all or nothing, one at a time on both engines. In `work` await only tx queries, one after another, and
 * `giveWay` where there is much to do: others read meanwhile, and writers wait. What else is to happen belongs after
 * it. Throws what `work` throws, and StoreError `busy` when another process writes for half a minute.
 */
export async function transaction<T>(work: Work<T>): Promise<T> {
  if (shared.inside.getStore()?.open) throw new MisuseError("Already in a transaction: hand its tx on.");
  const value = await store().write((tx) => within(() => work(tx)));
  for (const listener of shared.listeners) announce(listener);
  return value;
}

/** What is committed stays committed whatever a listener does. */
function announce(listener: Listener): void {
  try {
    listener();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error), "CommitListenerWarning");
  }
}

/** Calls the listener after each commit of this process; returns how to stop. Listeners are quick and synchronous. */
export function onCommit(listener: Listener): () => void {
  shared.listeners.add(listener);
  return () => shared.listeners.delete(listener);
}

/** Waits for the writes that are queued and closes the connections; the next use opens them again. */
export async function closeStore(): Promise<void> {
  const { store: opened } = shared;
  shared.store = undefined;
  await opened?.close();
}
