import { createAdapterFactory, type CustomAdapter } from "better-auth/adapters";
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
} from "drizzle-orm";
import { db, transaction, type Writer } from "@/db";
import { newId } from "@/db/id";
import { credentials, sessions, users, verifications } from "@/db/schema";

type Table = Parameters<Writer["insert"]>[0];
type Condition = Parameters<CustomAdapter["findOne"]>[0]["where"][number];

/** The sign-in library's models in our tables; the columns have the names it wants. */
const tables: Readonly<Record<string, Table>> = {
  user: users,
  session: sessions,
  account: credentials,
  verification: verifications,
};

function tableOf(model: string): Table {
  const table = tables[model];
  if (!table) throw new Error(`The sign-in library asks for a table that is not there: ${model}.`);
  return table;
}

function columnOf(table: Table, field: string) {
  const column = getTableColumns(table)[field];
  if (!column) throw new Error(`The sign-in library asks for a column that is not there: ${field}.`);
  return column;
}

function conditionOf(table: Table, { field, operator, value, mode }: Condition): SQL {
  const column = columnOf(table, field);
  if (mode === "insensitive") throw new Error(`Not supported: ${field} without regard to case.`);
  if (Array.isArray(value)) return operator === "not_in" ? notInArray(column, value) : inArray(column, value);
  if (value === null) return operator === "ne" ? isNotNull(column) : isNull(column);
  const operators = { eq, ne, lt, lte, gt, gte };
  const found = Object.entries(operators).find(([name]) => name === operator)?.[1];
  if (!found) throw new Error(`Not supported: ${field} ${operator}.`);
  return found(column, value);
}

/** All conditions joined by AND, and one at least of those joined by OR. No condition: every row. */
function filterOf(table: Table, where: readonly Condition[] = []): SQL | undefined {
  const joined = (connector: Condition["connector"]) =>
    where.filter((condition) => condition.connector === connector).map((condition) => conditionOf(table, condition));
  return and(...joined("AND"), or(...joined("OR")));
}

/**
 * The library types its rows by what it asked for; what it asked for is in our tables, and that is all that can be
 * known.
 */
const isRow = <T>(row: unknown): row is T => typeof row === "object" && row !== null;
const rowOrNull = <T>(row: unknown): T | null => (isRow<T>(row) ? row : null);
const rowsOf = <T>(rows: readonly unknown[]): T[] => rows.filter((row): row is T => isRow<T>(row));

function mustRow<T>(row: unknown): T {
  if (isRow<T>(row)) return row;
  throw new Error("The row was not written.");
}

type Reading = Pick<CustomAdapter, "findOne" | "findMany" | "count">;
type Writing = Omit<CustomAdapter, keyof Reading>;

const reading: Reading = {
  async findOne<T>({ model, where }: Parameters<CustomAdapter["findOne"]>[0]) {
    const table = tableOf(model);
    const [row] = await db.select().from(table).where(filterOf(table, where)).limit(1);
    return rowOrNull<T>(row);
  },
  async findMany<T>({ model, where, limit, sortBy, offset }: Parameters<CustomAdapter["findMany"]>[0]) {
    const table = tableOf(model);
    const query = db
      .select()
      .from(table)
      .where(filterOf(table, where))
      .limit(limit)
      .offset(offset ?? 0);
    if (!sortBy) return rowsOf<T>(await query);
    const column = columnOf(table, sortBy.field);
    return rowsOf<T>(await query.orderBy(sortBy.direction === "desc" ? desc(column) : asc(column)));
  },
  async count({ model, where }) {
    const table = tableOf(model);
    return db.$count(table, filterOf(table, where));
  },
};

/** Every write is a transaction of its own, in turn with all the others of the process. */
const writing: Writing = {
  async create<T extends Record<string, unknown>>({ model, data }: { model: string; data: T }) {
    const [row] = await transaction((tx) => tx.insert(tableOf(model)).values(data).returning());
    return mustRow<T>(row);
  },
  async update<T>({ model, where, update }: { model: string; where: Condition[]; update: T }) {
    const table = tableOf(model);
    if (where.length === 0 || !isRow<Record<string, unknown>>(update)) return null;
    const id = columnOf(table, "id");
    return transaction(async (tx) => {
      const [row] = await tx.select({ id }).from(table).where(filterOf(table, where)).limit(1);
      if (!row) return null;
      const [updated] = await tx.update(table).set(update).where(eq(id, row.id)).returning();
      return rowOrNull<T>(updated);
    });
  },
  async updateMany({ model, where, update }) {
    const table = tableOf(model);
    return (await transaction((tx) => tx.update(table).set(update).where(filterOf(table, where)).returning())).length;
  },
  async delete({ model, where }) {
    const table = tableOf(model);
    if (where.length > 0) await transaction(async (tx) => tx.delete(table).where(filterOf(table, where)));
  },
  async deleteMany({ model, where }) {
    const table = tableOf(model);
    return (await transaction((tx) => tx.delete(table).where(filterOf(table, where)).returning())).length;
  },
};

/** The sign-in library's way to the database: reads through `db`, writes through `transaction`. */
export const authAdapter = createAdapterFactory({
  config: {
    adapterId: "guoban",
    adapterName: "Guoban",
    supportsNumericIds: false,
    customIdGenerator: newId,
    transaction: false,
  },
  adapter: () => ({ ...reading, ...writing }),
});
