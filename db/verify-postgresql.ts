/** Looks a PostgreSQL database through: for a backup, and after a restore before it counts. */
import type pg from "pg";
import { StoreError } from "./errors";
import { readPostgresLedger } from "./migrate-postgresql";
import { CREATE_LEDGER, type Migration, ownMigrations, pending } from "./migrations";
import { type Ask, checkPointers, compareSchemas, contentsOf } from "./soundness";
import type { Verified } from "./verify-sqlite";

/** What a schema consists of, line by line; functions by themselves do nothing. */
const SCHEMA = `
  select format('table %s column %s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end, ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = $1::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  union all select format('table %s constraint %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = $1::regnamespace and k.contype <> 'n'
  union all select format('index %s', pg_get_indexdef(i.indexrelid))
    from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = $1::regnamespace and c.relkind = 'r'
  union all select format('trigger %s on table %s', t.tgname, c.relname)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = $1::regnamespace and not t.tgisinternal
  union all select format('rule %s on table %s', r.rulename, c.relname)
    from pg_rewrite r join pg_class c on c.oid = r.ev_class where c.relnamespace = $1::regnamespace and c.relkind = 'r'
  union all select format('relation %s of kind %s', c.relname, c.relkind)
    from pg_class c where c.relnamespace = $1::regnamespace and c.relkind not in ('r', 'i', 't')`;

async function schemaOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(SCHEMA, [schema]);
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, ""));
}

/** What the migrations make of an empty schema: made, looked at and taken back. */
async function schemaMadeBy(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  const name = "guoban_expected";
  await client.query("begin");
  try {
    await client.query(`create schema ${name}; set local search_path = ${name}`);
    await client.query(CREATE_LEDGER);
    for (const { statements } of migrations)
      for (const statement of statements) await client.query(statement.replaceAll('"public".', `"${name}".`));
    return await schemaOf(client, name);
  } finally {
    await client.query("rollback");
  }
}

/** Nothing but our own tables, as our migrations make them. Answers what is still to be applied. */
export async function checkPostgresSchema(client: pg.Client): Promise<string[]> {
  const applied = await readPostgresLedger(client);
  if (applied.length === 0) throw new StoreError("foreign", "There is no database of this program.");
  const own = ownMigrations("postgresql");
  const todo = new Set(pending(own, applied));
  const made = own.filter((migration) => !todo.has(migration));
  compareSchemas(await schemaOf(client, "public"), await schemaMadeBy(client, made));
  return [...todo].map(({ tag }) => tag);
}

/** The rows, in the transaction that the client may be in. */
export async function checkPostgresRows(client: pg.Client): Promise<Verified["contents"]> {
  const ask: Ask = async (query) => (await client.query<Record<string, unknown>>(query)).rows;
  const columns = await client.query<{ table_name: string; names: string[] }>(
    `select table_name, array_agg(column_name::text) as names from information_schema.columns
     where table_schema = 'public' group by table_name`,
  );
  const tables = new Map(columns.rows.map(({ table_name, names }) => [table_name, new Set(names)]));
  await checkPointers(ask, tables);
  return contentsOf(ask, tables.keys());
}
