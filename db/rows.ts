/**
 * Rows as drizzle would give them, for a fraction of its cost: it finds out again for each value of each row how it is
 * to be read; here that is found out once a query. Rows with rows inside them (whole tables joined) stay drizzle's.
 */
import { Column, is, SQL } from "drizzle-orm";

type Decode = (stored: unknown) => unknown;
interface Selected {
  readonly name: string;
  /** Null: as the driver has it. */
  readonly decode: Decode | null;
}

const property = (owner: unknown, name: string): unknown =>
  typeof owner === "object" && owner !== null ? Reflect.get(owner, name) : undefined;

function decoderOf(field: unknown): unknown {
  if (is(field, Column)) return field;
  if (is(field, SQL)) return property(field, "decoder");
  return is(field, SQL.Aliased) ? property(field.sql, "decoder") : undefined;
}

/** One selected field; undefined when only drizzle knows how it is read. */
function selected(of: unknown): Selected | undefined {
  const path = property(of, "path");
  const decoder = decoderOf(property(of, "field"));
  const decode = property(decoder, "mapFromDriverValue");
  if (!Array.isArray(path) || path.length !== 1 || typeof decode !== "function") return undefined;
  const plain = decode === Column.prototype.mapFromDriverValue;
  return { name: String(path[0]), decode: plain ? null : (stored) => Reflect.apply(decode, decoder, [stored]) };
}

type Row = Record<string, unknown>;

function readerOf(fields: readonly Selected[]): (rows: readonly (readonly unknown[])[]) => Row[] {
  // Copied with its properties already there, a row gets its whole shape at once.
  const empty: Row = Object.fromEntries(fields.map(({ name }) => [name, null]));
  return (rows) =>
    rows.map((values) => {
      const row = { ...empty };
      for (let place = 0; place < fields.length; place += 1) {
        const field = fields[place];
        const value = values[place];
        if (field && value !== null) row[field.name] = field.decode ? field.decode(value) : value;
      }
      return row;
    });
}

/** Lets a prepared query of either engine read its rows so, when they are flat. */
export function readFlat(query: object): void {
  const fields = property(query, "fields");
  if (!Array.isArray(fields) || property(query, "customResultMapper") !== undefined) return;
  const known = fields.map(selected).filter((field) => field !== undefined);
  if (known.length === fields.length) Reflect.set(query, "customResultMapper", readerOf(known));
}
