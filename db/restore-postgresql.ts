/** PostgreSQL's restore: the replaced tables move into another schema, and back when what came in is not whole. */
import type pg from "pg";
import { DEMO_KEY } from "../lib/settings/terms";
import { StoreError } from "./errors";
import { closeStore } from "./index";
import { type Manifest, kindDiffers } from "./manifest";
import { LEDGER } from "./migrations";
import { connectPostgresOnce, WRITE_LOCK } from "./postgresql";
import { runTool } from "./postgresql-tools";
import { compareContents } from "./soundness";
import { checkPostgresRows, checkPostgresSchema } from "./verify-postgresql";

interface Dump {
  readonly file: string;
  readonly manifest: Manifest | undefined;
  readonly changeKind: boolean;
}

interface Outcome {
  /** The schema that holds the replaced tables; undefined: there were none. */
  readonly kept: string | undefined;
  readonly pending: readonly string[];
}

export async function restorePostgres(url: string, dump: Dump): Promise<Outcome> {
  await closeStore();
  const client = await connectPostgresOnce(url);
  try {
    await holdAlone(client);
    const tables = await tablesOf(client);
    if (dump.manifest && !dump.changeKind) await checkKind(client, tables, dump.manifest.demo);
    const kept = tables.length > 0 ? `replaced_${new Date().toISOString().replace(/\D/g, "")}` : undefined;
    if (kept) await move(client, tables, { from: "public", to: kept });
    try {
      return { kept, pending: await bringIn(client, url, dump) };
    } catch (error) {
      await putBack(client, tables, kept);
      throw error;
    }
  } finally {
    await client.end();
  }
}

/** Keeps writers and migrations out until the connection ends. Throws StoreError `busy` while a server is connected. */
async function holdAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select not exists (select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and application_name like 'guoban%') and pg_try_advisory_lock(${WRITE_LOCK}) as alone`,
  );
  if (!rows[0]?.alone) throw new StoreError("busy", "The database is open in another process: stop the server first.");
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const names = rows.map(({ name }) => name);
  if (names.length > 0 && !names.includes(LEDGER))
    throw new StoreError("foreign", "The database holds the tables of another program.");
  return names;
}

async function checkKind(client: pg.Client, tables: readonly string[], demo: boolean): Promise<void> {
  if (!["plans", "users", "settings"].every((table) => tables.includes(table))) return;
  const { rows } = await client.query<{ used: boolean; demo: boolean }>(
    `select exists (select 1 from plans) or exists (select 1 from users) as used,
       exists (select 1 from settings where key = '${DEMO_KEY}') as demo`,
  );
  if (rows[0]?.used && rows[0].demo !== demo) throw kindDiffers(demo);
}

async function move(
  client: pg.Client,
  tables: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const steps = tables.map((table) => `alter table ${from}."${table}" set schema ${to}`);
  await client.query(`begin; create schema if not exists ${to}; ${steps.join("; ")}; commit`);
}

async function bringIn(client: pg.Client, url: string, { file, manifest }: Dump): Promise<string[]> {
  await runTool("pg_restore", url, ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", file]);
  const pending = await checkPostgresSchema(client);
  const contents = await checkPostgresRows(client);
  if (manifest) compareContents(contents, manifest);
  return pending;
}

async function putBack(client: pg.Client, tables: readonly string[], kept: string | undefined): Promise<void> {
  await client.query("rollback");
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  if (rows.length > 0)
    await client.query(`drop table ${rows.map(({ name }) => `public."${name}"`).join(", ")} cascade`);
  if (kept === undefined) return;
  await move(client, tables, { from: kept, to: "public" });
  await client.query(`drop schema ${kept}`);
}
