import { type Column, getTableName } from "drizzle-orm";

/** What can be wrong with the store itself; the command line and the server's start find the words by `code`. */
export type StoreErrorCode =
  /** There is no database at this address yet. */
  | "missing"
  /** The server does not answer, or does not know this user or database. */
  | "unreachable"
  /** Another process has been writing, or holds the file, for too long; or a query took too long. */
  | "busy"
  /** The disk under the database has no room left. */
  | "full"
  /** The database, or the folder it lies in, cannot be written. */
  | "readonly"
  /** The disk under the database fails. */
  | "disk"
  /** The database was written by a newer version of the program. */
  | "newer"
  /** A migration that was applied differs from the one in the program's folder. */
  | "changed"
  /** A database or file that is not ours. */
  | "foreign"
  /** The file is damaged, or its rows refer to rows that are not there. */
  | "broken"
  /** A file that would be overwritten. */
  | "exists"
  /** A demo would replace real data, or real data a demo. */
  | "kind"
  /** The engine's settings do not serve (encoding, locale). */
  | "unsuitable"
  /** Not possible on this engine. */
  | "unsupported";

export const STORE_DIGEST = "store:";

/** A fault of the store that an operator can act on. The message is a full English sentence saying what to do. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** All that the page of a failed request may know of it: the framework hands this on to the browser. */
  get digest(): string {
    return `${STORE_DIGEST}${this.code}`;
  }
}

/** What the program itself does wrong with a transaction, such as a query that it did not await. */
export class MisuseError extends Error {
  override readonly name = "MisuseError";
}

/** What may be said of a refused query: names of the schema and the query's own text with its placeholders. */
export interface Refusal {
  /** The engine's code, else the kind of error: `23505`, `SQLITE_CONSTRAINT_UNIQUE`, `RangeError`. */
  readonly code: string;
  readonly table?: string | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly constraint?: string | undefined;
  readonly statement?: string | undefined;
  /** The engine's own words, where they can only speak of the statement. */
  readonly words?: string | undefined;
}

const LONGEST_STATEMENT = 300;

/** A query that the engine refused, without any of its parameters or of what is stored: it may go into a log. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly code: string;
  readonly table: string | undefined;
  readonly columns: readonly string[];
  readonly constraint: string | undefined;
  readonly statement: string | undefined;

  constructor({ code, table, columns = [], constraint, statement, words }: Refusal) {
    const names = [table, ...columns, constraint].filter((name) => name !== undefined);
    super(`The database refused a query: ${[code, ...names].join(" ")}${words === undefined ? "" : `, ${words}`}.`);
    this.code = code;
    this.table = table;
    this.columns = columns;
    this.constraint = constraint;
    this.statement = statement?.slice(0, LONGEST_STATEMENT);
  }
}

/** By name: each of the server's bundles has classes of its own, and the store is the first one's. */
const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
export const isStoreError = (error: unknown): error is StoreError => named(error, "StoreError");
const isQueryError = (error: unknown): error is QueryError => named(error, "QueryError");
/** One of the errors that may leave db/. */
export const isOurs = (error: unknown): error is StoreError | QueryError | MisuseError =>
  isStoreError(error) || isQueryError(error) || named(error, "MisuseError");

const UNIQUE_CODES = new Set(["23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"]);
const FOREIGN_KEY_CODES = new Set(["23503", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_TRIGGER"]);

/** The first refused query of the chain of causes that carries one of the codes. */
function findRefusal(error: unknown, codes: ReadonlySet<string>): QueryError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (isQueryError(at) && codes.has(at.code)) return at;
  return undefined;
}

/** Does the refusal speak of exactly these columns? */
function speaksOf({ table, columns }: QueryError, asked: readonly Column[]): boolean {
  return (
    asked.every((column) => getTableName(column.table) === table) &&
    columns.join() === asked.map(({ name }) => name).join()
  );
}

/**
 * Is this error, or one it was caused by, a row that exists already? With `columns` only if it exists by these columns
 * of a table, in the order of their index or key: `isUniqueViolation(error, users.username)`.
 */
export function isUniqueViolation(error: unknown, ...columns: readonly Column[]): boolean {
  const found = findRefusal(error, UNIQUE_CODES);
  return found !== undefined && (columns.length === 0 || speaksOf(found, columns));
}

/** Is this error, or one it was caused by, a reference to a row that is not there (or is still referred to)? */
export const isForeignKeyViolation = (error: unknown): boolean => findRefusal(error, FOREIGN_KEY_CODES) !== undefined;
