/** PostgreSQL's pools and its one writer at a time. */
import pg from "pg";
import { MisuseError, StoreError } from "./errors";
import { leaving } from "./leaving";
import { describeLocation } from "./location";

/** Locks of a database: one writer at a time, as on SQLite; migrations take the same one. */
export const WRITE_LOCK = 7_305_839;

const SECOND = 1_000;

/** An address with our session settings added to its own `options`, which would otherwise replace ours. */
function withOptions(url: string, settings: Record<string, string>): string {
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const added = encodeURIComponent(ours.join(" "));
  if (/[?&]options=/.test(url)) return url.replace(/([?&]options=[^&]*)/, `$1%20${added}`);
  return `${url}${url.includes("?") ? "&" : "?"}options=${added}`;
}

const SESSION = { TimeZone: "UTC", DateStyle: "ISO", client_min_messages: "warning" };

/** Connections that read, or the few that write: waiting writers never starve readers. */
export function connectPostgres(url: string, purpose: "read" | "write"): pg.Pool {
  const settings = {
    ...SESSION,
    statement_timeout: String(60 * SECOND),
    idle_in_transaction_session_timeout: String(60 * SECOND),
    ...(purpose === "read"
      ? { default_transaction_read_only: "on" }
      : { lock_timeout: String(30 * SECOND), synchronous_commit: "on" }),
  };
  const pool = new pg.Pool({
    connectionString: withOptions(url, settings),
    application_name: `guoban ${purpose}`,
    max: purpose === "read" ? 10 : 2,
    connectionTimeoutMillis: 35 * SECOND,
    idleTimeoutMillis: 30 * SECOND,
    keepAlive: true,
  });
  // A connection that breaks fails its next query; without listeners it would end the process, lent out or idle.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** One connection outside the pools, for migrations: no statement timeout. Throws StoreError `unreachable`. */
export async function connectPostgresOnce(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: withOptions(url, SESSION),
    application_name: "guoban migrate",
    connectionTimeoutMillis: 15 * SECOND,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new StoreError("unreachable", `Cannot open ${describeLocation({ engine: "postgresql", url })}: ${reason}`, {
      cause: error,
    });
  }
  return client;
}

/** A transaction's own connection, refusing what comes after its end: a query that was not awaited. */
class TransactionClient {
  private open = true;

  constructor(private readonly client: pg.PoolClient) {}

  query(query: pg.QueryArrayConfig, values?: unknown[]): Promise<pg.QueryArrayResult> {
    if (!this.open)
      return Promise.reject(new MisuseError("This transaction is over: one of its queries was not awaited."));
    return this.client.query(query, values);
  }

  close(): void {
    this.open = false;
  }
}

type Work<T> = (client: TransactionClient) => Promise<T>;

/** Runs the work in a transaction, one writer at a time: committed whole, or rolled back when it throws. */
export const postgresTransaction = <T>(pool: pg.Pool, work: Work<T>): Promise<T> =>
  inTransaction(pool, ["begin", `select pg_advisory_xact_lock(${WRITE_LOCK})`], work);

/** Reads what is of one instant. */
export const postgresSnapshot = <T>(pool: pg.Pool, work: Work<T>): Promise<T> =>
  inTransaction(pool, ["begin isolation level repeatable read read only"], work);

async function inTransaction<T>(pool: pg.Pool, beginning: readonly string[], work: Work<T>): Promise<T> {
  const client = await leaving(() => pool.connect());
  const own = new TransactionClient(client);
  const run = (statement: string) => leaving(() => client.query(statement), statement);
  let broken: Error | undefined;
  try {
    for (const statement of beginning) await run(statement);
    const value = await work(own);
    own.close();
    await run("commit");
    return value;
  } catch (error) {
    own.close();
    await client.query("rollback").catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
