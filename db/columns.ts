/**
 * Column builders by engine, typed as PostgreSQL's. What only SQLite has does not compile; what only PostgreSQL has
 * fails in the default test run. The one place where the engine is chosen.
 */
import { getTableColumns, type Placeholder, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

export const isPostgres = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? "");

/** Types always come from PostgreSQL, values from the engine in use. */
const pick = <T>(postgres: T, sqlite: unknown): T => (isPostgres ? postgres : (sqlite as T));

export const table = pick(pg.pgTable, lite.sqliteTable);
/** A table under another name, to be joined twice. */
export const alias = pick(pg.alias, lite.alias);
export const index = pick(pg.index, lite.index);
export const uniqueIndex = pick(pg.uniqueIndex, lite.uniqueIndex);
export const primaryKey = pick(pg.primaryKey, lite.primaryKey);
export const foreignKey = pick(pg.foreignKey, lite.foreignKey);

export const text = (name: string) => pick(pg.text(name), lite.text(name));
export const choice = <const V extends [string, ...string[]] | readonly [string, ...string[]]>(
  name: string,
  values: V,
) => pick(pg.text(name, { enum: values as unknown as [V[0], ...V[number][]] }), lite.text(name));
export const integer = (name: string) => pick(pg.integer(name), lite.integer(name));
export const boolean = (name: string) => pick(pg.boolean(name), lite.integer(name, { mode: "boolean" }));
/** Milliseconds since 1970 as a number, past 32 bits. */
export const epoch = (name: string) => pick(pg.bigint(name, { mode: "number" }), lite.integer(name));
/** A place in an order, past 32 bits. */
export const ordinal = (name: string) => pick(pg.bigint(name, { mode: "number" }), lite.integer(name));
export const instant = (name: string) =>
  pick(pg.timestamp(name, { withTimezone: true, precision: 3 }), lite.integer(name, { mode: "timestamp_ms" }));
export const json = <T>(name: string) => pick(pg.jsonb(name).$type<T>(), lite.text(name, { mode: "json" }));

const liteScaled = lite.customType<{ data: bigint; driverData: number | bigint }>({
  dataType: () => "integer",
  fromDriver: (stored) => BigInt(stored),
  toDriver: (value) => value,
});
/** "Is one of" for a prepared query: however many values the list named `list` has, it is one statement. */
export function among(column: pg.PgColumn, list: string): SQL {
  const values = sql.placeholder(list);
  if (isPostgres) return sql`${column} = any(${values})`;
  return sql`${column} in (select value from json_each(${sql.param(values, { mapToDriverValue: JSON.stringify })}))`;
}

/** All rows of a query as one value for `unpack`: many small rows cost a fraction when not handed over one by one. */
export function packed(...values: SQLWrapper[]): SQL {
  const row = sql.join(values, sql`, `);
  if (isPostgres) return sql`coalesce(json_agg(json_build_array(${row}))::text, '[]')`;
  return sql`json_group_array(json_array(${row}))`;
}

/** The packed rows of a subquery, as JSON has them: whole numbers exact up to 2⁵³, SQLite's booleans as 0 and 1. */
export const unpack = <Row extends readonly unknown[]>(rows: SQLWrapper) =>
  sql`${rows}`.mapWith((text: string) => JSON.parse(text) as Row[]);

/** A placeholder for every column, by its name: the row of a prepared insert. Nullable json columns are set apart. */
export const everyColumn = <T extends pg.PgTable>(of: T) =>
  Object.fromEntries(Object.keys(getTableColumns(of)).map((name) => [name, sql.placeholder(name)])) as {
    [name in keyof T["_"]["columns"]]: Placeholder;
  };

/**
 * All columns of the rows of a prepared insert, as its `select`: however many rows the list named `list` has, they are
 * handed over as one value.
 */
export function everyRow(of: pg.PgTable, list: string): SQL {
  const columns = Object.entries(getTableColumns(of));
  const driven = (column: pg.PgColumn, value: unknown): unknown =>
    value === null || value === undefined ? null : column.mapToDriverValue(value);
  // As numbers, integers are exact up to 2⁵³, and no column of ours holds more.
  const plain = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);
  const pack = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    JSON.stringify(rows.map((row) => columns.map(([name, column]) => plain(driven(column, row[name])))));
  const rows = sql.param(sql.placeholder(list), { mapToDriverValue: pack as () => string });
  const cell = (place: number) => sql.raw(`value->>${place}`);
  if (!isPostgres) {
    const cells = columns.map((_, place) => cell(place));
    return sql`select ${sql.join(cells, sql`, `)} from json_each(${rows}) where true`;
  }
  const cells = columns.map(([, column], place) => sql`(${cell(place)})::${sql.raw(column.getSQLType())}`);
  return sql`select ${sql.join(cells, sql`, `)} from json_array_elements(${rows}::json)`;
}

/** A decimal as an integer count of ten-thousandths. At most 9·10¹⁵, so SQLite's number reads it exactly. */
export const scaled = (name: string) => pick(pg.bigint(name, { mode: "bigint" }), liteScaled(name));
