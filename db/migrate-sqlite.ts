import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import Database from "better-sqlite3";
import { reserve } from "./database-file";
import { StoreError } from "./errors";
import {
  type AppliedMigration,
  CREATE_LEDGER,
  LEDGER,
  type Migration,
  type MigrationReport,
  pending,
} from "./migrations";
import { asStoreError } from "./leaving";
import { type Sqlite } from "./sqlite";

/** How long a start waits for another process that is migrating, in ms. */
const PATIENCE = 120_000;
/** Copies from before migrations that are kept. */
const KEPT_COPIES = 5;

/** Names of the tables a file has, without SQLite's own. */
export function tableNames(client: Sqlite): string[] {
  return client
    .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
}

/** What was applied to the file, oldest first. Throws StoreError `foreign` when it has tables and none of ours. */
export function readLedger(client: Sqlite): AppliedMigration[] {
  const tables = tableNames(client);
  if (tables.length === 0) return [];
  if (!tables.includes(LEDGER)) throw new StoreError("foreign", `${client.name} holds the tables of another program.`);
  return client.prepare<[], AppliedMigration>(`select tag, hash from ${LEDGER} order by tag`).all();
}

export function appliedSqlite(file: string): AppliedMigration[] {
  if (!existsSync(file)) throw new StoreError("missing", `There is no database at ${file} yet.`);
  const client = new Database(file, { readonly: true, timeout: PATIENCE });
  try {
    return readLedger(client);
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    client.close();
  }
}

export async function migrateSqlite(file: string, migrations: readonly Migration[]): Promise<MigrationReport> {
  mkdirSync(dirname(file), { recursive: true });
  let client: Sqlite | undefined;
  try {
    reserve(file);
    client = new Database(file, { timeout: PATIENCE });
    client.pragma("journal_mode = WAL");
    client.pragma("synchronous = FULL");
    // Rebuilding a table drops it, which would delete what refers to it; only outside a transaction can this be set.
    client.pragma("foreign_keys = OFF");
    // Taken before looking: of two processes that start at once, the second finds nothing left to do.
    client.exec("BEGIN IMMEDIATE");
    const report = applyPending(client, migrations);
    client.exec("COMMIT");
    return report;
  } catch (error) {
    if (client?.inTransaction) client.exec("ROLLBACK");
    throw asStoreError(error, file);
  } finally {
    client?.close();
  }
}

function applyPending(client: Sqlite, migrations: readonly Migration[]): MigrationReport {
  const applied = readLedger(client);
  const todo = pending(migrations, applied);
  const [first] = todo;
  if (!first) return { applied: [], copy: undefined };
  const copy = applied.length > 0 ? copyBefore(client.name, first.tag) : undefined;
  client.exec(CREATE_LEDGER);
  const record = client.prepare(`insert into ${LEDGER} (tag, hash, applied_at) values (?, ?, ?)`);
  for (const { tag, hash, statements } of todo) {
    for (const statement of statements) client.exec(statement);
    record.run(tag, hash, new Date().toISOString());
  }
  const broken = client.prepare("select * from pragma_foreign_key_check limit 1").get();
  if (broken)
    throw new StoreError(
      "broken",
      `A migration would leave rows without what they refer to: ${JSON.stringify(broken)}`,
    );
  return { applied: todo.map(({ tag }) => tag), copy };
}

/** Copies the committed file (this process's write lock keeps others out) and drops the oldest copies. */
function copyBefore(file: string, tag: string): string {
  const stem = `${basename(file, extname(file))}.before-`;
  const instant = new Date().toISOString().replace(/[-:]/g, "").replace(".", "-");
  const copy = join(dirname(file), `${stem}${instant}-${tag}${extname(file)}`);
  const source = new Database(file, { readonly: true });
  try {
    reserve(copy);
    source.prepare("VACUUM INTO ?").run(copy);
  } finally {
    source.close();
  }
  const copies = readdirSync(dirname(file))
    .filter((name) => name.startsWith(stem))
    .sort();
  for (const name of copies.slice(0, -KEPT_COPIES)) rmSync(join(dirname(file), name));
  return copy;
}
