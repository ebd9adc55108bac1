/** Looks a SQLite file through, before it counts as a backup and before it is put in place. */
import Database from "better-sqlite3";
import { sync } from "./database-file";
import { StoreError } from "./errors";
import type { Contents } from "./manifest";
import { readLedger, tableNames } from "./migrate-sqlite";
import { CREATE_LEDGER, type Migration, ownMigrations, pending } from "./migrations";
import { type Ask, checkPointers, compareSchemas, contentsOf } from "./soundness";
import type { Sqlite } from "./sqlite";

export interface Verified {
  readonly contents: Contents;
  /** The migrations that the program will apply to it. */
  readonly pending: readonly string[];
}

/** Everything that the file's schema consists of; what SQLite keeps for itself is left out. */
const schemaOf = (client: Sqlite): string[] =>
  client
    .prepare<[], string>(
      "select type || ' ' || name || ': ' || sql from sqlite_master where sql is not null and name not like 'sqlite_%'",
    )
    .pluck()
    .all();

/** What the migrations make of an empty file. */
function schemaMadeBy(migrations: readonly Migration[]): string[] {
  const client = new Database(":memory:");
  try {
    client.exec(CREATE_LEDGER);
    for (const { statements } of migrations) for (const statement of statements) client.exec(statement);
    return schemaOf(client);
  } finally {
    client.close();
  }
}

/** Nothing but our own tables, as our migrations make them. Answers what is still to be applied. */
function checkSchema(client: Sqlite): string[] {
  const applied = readLedger(client);
  if (applied.length === 0) throw new StoreError("foreign", "The file holds no database of this program.");
  const own = ownMigrations("sqlite");
  const todo = new Set(pending(own, applied));
  compareSchemas(schemaOf(client), schemaMadeBy(own.filter((migration) => !todo.has(migration))));
  return [...todo].map(({ tag }) => tag);
}

function checkIntegrity(client: Sqlite): void {
  const integrity: unknown = client.pragma("integrity_check(1)", { simple: true });
  if (integrity !== "ok") throw new StoreError("broken", `The database is damaged: ${String(integrity)}`);
  if (client.prepare("select 1 from pragma_foreign_key_check limit 1").get())
    throw new StoreError("broken", "The database has rows that refer to rows which are not there.");
}

const columnsOf = (client: Sqlite, table: string): string[] =>
  client.prepare<[string], string>("select name from pragma_table_info(?)").pluck().all(table);

/**
 * Checks a copy thoroughly, makes it a single file, and says what is in it. Throws StoreError `foreign`,
 * `broken`, `newer`, `changed`.
 */
export async function verifySqlite(file: string): Promise<Verified> {
  const client = new Database(file);
  try {
    // Runs nothing that comes with the file.
    client.pragma("trusted_schema = OFF");
    client.pragma("journal_mode = DELETE");
    checkIntegrity(client);
    const todo = checkSchema(client);
    const ask: Ask = async (query) => client.prepare<[], Record<string, unknown>>(query).all();
    const tables = tableNames(client);
    await checkPointers(ask, new Map(tables.map((table) => [table, new Set(columnsOf(client, table))])));
    return { contents: await contentsOf(ask, tables), pending: todo };
  } finally {
    client.close();
    sync(file);
  }
}
