/**
 * The one place where an engine's errors leave db/. Drizzle's carry the parameters of a query, PostgreSQL's quote them
 * and what is stored: password hashes, tokens, notes. What passes on from here names the fault and the schema,
 * nothing more.
 */
import { isOurs, isStoreError, MisuseError, QueryError, StoreError, type StoreErrorCode } from "./errors";
import { readFlat } from "./rows";

/** Faults of the store that are no fault of the query, by the engines' and the system's codes. */
const CONDITIONS: readonly (readonly [StoreErrorCode, RegExp, string])[] = [
  [
    "busy",
    /^(SQLITE_BUSY|SQLITE_LOCKED|55P03|40P01|40001|57014)/,
    "Another process holds the database. Try again when it is done.",
  ],
  [
    "full",
    /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|53100|ENOSPC|EDQUOT)/,
    "The disk under the database is full: free some room.",
  ],
  [
    "readonly",
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|25006|EACCES|EPERM|EROFS)/,
    "The database, or the folder it lies in, cannot be written: give the server's user the right to.",
  ],
  ["foreign", /^SQLITE_NOTADB/, "The file is not a database."],
  ["broken", /^(SQLITE_CORRUPT|XX00[12])/, "The database is damaged: restore a backup."],
  ["disk", /^(SQLITE_IOERR|58030|EIO)/, "The disk under the database cannot be read or written."],
  [
    "unreachable",
    /^(08|57P0|53300|28|3D000|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)/,
    "The database server does not answer, or does not know this user or database.",
  ],
];

/** What node-postgres says of connections without giving it a code. */
const CONNECTION_WORDS =
  /^(Connection terminated|Connection ended|timeout exceeded when trying to connect|Client (has|was) )/;

/** A text property of an error, wherever the library put it. */
function property(error: unknown, name: string): string | undefined {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The engine's own error, or ours: drizzle puts one around it. */
function innermost(error: unknown): unknown {
  let at = error;
  while (!isOurs(at) && at instanceof Error && at.cause !== undefined) at = at.cause;
  return at;
}

const IDENTIFIER = /^\w+$/;
const identifiers = (text: string | undefined): string[] | undefined => {
  const names = text?.split(", ").map((name) => name.slice(name.indexOf(".") + 1).replaceAll('"', ""));
  return names?.every((name) => IDENTIFIER.test(name)) ? names : undefined;
};

/** SQLite names table and columns in the message; PostgreSQL the columns in the detail, before their values. */
function namesOf(error: unknown): {
  table?: string | undefined;
  columns?: readonly string[] | undefined;
  constraint?: string | undefined;
} {
  const lite = /^(?:UNIQUE|NOT NULL) constraint failed: ((\w+)\.\w+(?:, \w+\.\w+)*)$/.exec(
    property(error, "message") ?? "",
  );
  if (lite) return { table: lite[2], columns: identifiers(lite[1]) };
  const check = /^CHECK constraint failed: (\w+)$/.exec(property(error, "message") ?? "")?.[1];
  const listed = identifiers(/^Key \(([^()]*)\)=/.exec(property(error, "detail") ?? "")?.[1]);
  const column = property(error, "column");
  return {
    table: property(error, "table"),
    columns: listed ?? (column === undefined ? undefined : [column]),
    constraint: check ?? property(error, "constraint"),
  };
}

/** A fault of the store, as a sentence; undefined: the fault lies elsewhere. `place`: the file concerned. */
function conditionOf(error: unknown, place?: string): StoreError | undefined {
  const code = CONNECTION_WORDS.test(property(error, "message") ?? "") ? "08006" : (property(error, "code") ?? "");
  const found = CONDITIONS.find(([, codes]) => codes.test(code));
  return found && new StoreError(found[0], place === undefined ? found[2] : `${place}: ${found[2]}`);
}

/** For work on files, which has no parameters: a fault of the store in our words, others as they are. */
export const asStoreError = (error: unknown, place: string): unknown =>
  isStoreError(error) ? error : (conditionOf(error, place) ?? error);

/** A query's error as it may be known outside db/: ours as they are, of an engine's only what it means. */
export function asLeaving(error: unknown, statement?: string, words?: string): Error {
  const cause = innermost(error);
  if (isOurs(cause)) return cause;
  const code = property(cause, "code") ?? (cause instanceof Error ? cause.name : "unknown");
  return (
    conditionOf(cause) ??
    new QueryError({ code, statement: statement ?? property(error, "query"), words, ...namesOf(cause) })
  );
}

/** Does the work; what it throws, at once or later, is translated as above. */
export function leaving<T>(work: () => T, statement?: string): T;
export function leaving(work: () => unknown, statement?: string): unknown {
  try {
    const value = work();
    return value instanceof Promise
      ? value.catch((error: unknown) => Promise.reject(asLeaving(error, statement)))
      : value;
  } catch (error) {
    throw asLeaving(error, statement);
  }
}

/** Replaces a method of an object. */
function replace(owner: object, name: string, by: (method: () => unknown, given: readonly unknown[]) => unknown): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== "function") return;
  Reflect.set(owner, name, (...given: unknown[]) => by(() => Reflect.apply(method, owner, given), given));
}

const RUNNING = ["execute", "run", "all", "get", "values"];

/** Prepares a query. SQLite then looks at its text, before it gets any values: what it says of that may be said on. */
function prepare(work: () => unknown, statement: string | undefined): unknown {
  try {
    const query = work();
    if (typeof query !== "object" || query === null) return query;
    readFlat(query);
    for (const name of RUNNING) replace(query, name, (run) => leaving(run, statement));
    return query;
  } catch (error) {
    throw asLeaving(error, statement, property(error, "message"));
  }
}

/** Makes every query of a drizzle database fail in our words: where it is put together, prepared and run. */
export function guarded<D extends object>(database: D): D {
  const session: unknown = Reflect.get(database, "session");
  const dialect: unknown = Reflect.get(database, "dialect");
  if (typeof session !== "object" || session === null || typeof dialect !== "object" || dialect === null)
    throw new MisuseError("This version of drizzle keeps its session elsewhere.");
  replace(session, "prepareQuery", (work, [query]) => prepare(work, property(query, "sql")));
  replace(dialect, "sqlToQuery", (work) => leaving(work));
  return database;
}
