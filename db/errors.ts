import { type Column, getTableName } from "drizzle-orm";

/** What can be wrong with the store itself; the command line and the server's start word it by `code`. */
export type StoreErrorCode =
  /** There is no database at this address yet. */
  | "missing"
  /** The server does not answer, or does not know this user or database. */
  | "unreachable"
  /** Another process has been writing, or holds the file, for too long. */
  | "busy"
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
  /** The engine's settings do not serve (encoding, locale). */
  | "unsuitable"
  /** Not possible on this engine. */
  | "unsupported";

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
}

const UNIQUE_CODES = new Set(["23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"]);
const FOREIGN_KEY_CODES = new Set(["23503", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_TRIGGER"]);

/** The first error of the chain of causes that carries one of the codes. */
function findCode(error: unknown, codes: ReadonlySet<string>): Error | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string" && codes.has(at.code)) return at;
  }
  return undefined;
}

/** Does the engine's error speak of exactly these columns? SQLite names them in the message, PostgreSQL in the detail. */
function speaksOf(error: Error, columns: readonly Column[]): boolean {
  const names = columns.map(({ name }) => name);
  const tables = columns.map((column) => getTableName(column.table));
  if (error.message === `UNIQUE constraint failed: ${names.map((name, at) => `${tables[at]}.${name}`).join(", ")}`) return true;
  return "table" in error && error.table === tables[0] && "detail" in error && String(error.detail).includes(`(${names.join(", ")})=(`);
}

/**
 * Is this error, or one it was caused by, a row that exists already? With `columns` only if it exists by these columns of a
 * table, in the order of their index or key: `isUniqueViolation(error, users.username)`.
 */
export function isUniqueViolation(error: unknown, ...columns: readonly Column[]): boolean {
  const found = findCode(error, UNIQUE_CODES);
  return found !== undefined && (columns.length === 0 || speaksOf(found, columns));
}

/** Is this error, or one it was caused by, a reference to a row that is not there (or is still referred to)? */
export const isForeignKeyViolation = (error: unknown): boolean => findCode(error, FOREIGN_KEY_CODES) !== undefined;

/** Is this error PostgreSQL's word that a lock was not free in time? */
export const isLockTimeout = (error: unknown): boolean => findCode(error, new Set(["55P03"])) !== undefined;
