import type pg from "pg";
import { StoreError } from "./errors";
import { leaving } from "./leaving";
import {
  type AppliedMigration,
  CREATE_LEDGER,
  LEDGER,
  type Migration,
  type MigrationReport,
  pending,
} from "./migrations";
import { connectPostgresOnce, WRITE_LOCK } from "./postgresql";

/** What was applied, oldest first. Throws StoreError `foreign` when the schema has tables and none of ours. */
export async function readPostgresLedger(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = current_schema()",
  );
  if (rows.length === 0) return [];
  if (!rows.some(({ tablename }) => tablename === LEDGER))
    throw new StoreError("foreign", "The database holds the tables of another program.");
  const ledger = await client.query<AppliedMigration>(`select tag, hash from ${LEDGER} order by tag`);
  return ledger.rows;
}

export async function appliedPostgres(url: string): Promise<AppliedMigration[]> {
  const client = await connectPostgresOnce(url);
  try {
    return await readPostgresLedger(client);
  } finally {
    await client.end();
  }
}

/** Search relies on lower() knowing more than ASCII, and on text being UTF-8. */
async function checkLocale(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ fits: boolean }>(
    "select lower('ÉΔ') = 'éδ' and getdatabaseencoding() = 'UTF8' as fits",
  );
  if (rows[0]?.fits) return;
  throw new StoreError(
    "unsuitable",
    "Create the PostgreSQL database with ENCODING 'UTF8' and a locale that is not C, for example C.UTF-8.",
  );
}

export async function migratePostgres(url: string, migrations: readonly Migration[]): Promise<MigrationReport> {
  const client = await connectPostgresOnce(url);
  try {
    await client.query("begin");
    // Taken before looking: of two processes that start at once, the second finds nothing left to do.
    await client.query(`select pg_advisory_xact_lock(${WRITE_LOCK})`);
    await checkLocale(client);
    const todo = pending(migrations, await readPostgresLedger(client));
    if (todo.length > 0) await client.query(CREATE_LEDGER);
    for (const { tag, hash, statements } of todo) {
      // The engine's own message names the row that a migration cannot keep.
      for (const statement of statements) await leaving(() => client.query(statement), statement);
      await client.query(`insert into ${LEDGER} (tag, hash, applied_at) values ($1, $2, $3)`, [
        tag,
        hash,
        new Date().toISOString(),
      ]);
    }
    await leaving(() => client.query("commit"), "commit");
    return { applied: todo.map(({ tag }) => tag), copy: undefined };
  } finally {
    // An open transaction ends with its connection: rolled back.
    await client.end();
  }
}
