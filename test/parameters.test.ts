/** No query parameter and nothing stored reaches a log, the terminal or an answer, whatever fails, on both engines. */
import fs from "node:fs";
import { inspect } from "node:util";
import { eq, type SQL, sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { complain } from "@/cli/failure";
import { closeStore, db, prepared, transaction } from "@/db";
import { isForeignKeyViolation, isUniqueViolation, QueryError, StoreError } from "@/db/errors";
import { locate } from "@/db/location";
import { offices, plans, rateLimits, sessions, settings, users } from "@/db/schema";
import { onRequestError } from "@/instrumentation";
import { log } from "@/lib/log/log";
import { engine, ownDatabase } from "./database";
import { SOME_INSTANT } from "./factories";
import { holdWriteLock } from "./write-lock";

ownDatabase();

/** Part of every parameter. */
const SECRET = "sentinelpassword";
const onSqlite = engine === "sqlite";
const unprintable = { secret: SECRET, toJSON: () => BigInt(SECRET) };
const office = (id: string) => ({ id, key: SECRET });
const where = async (condition: SQL) => db.select().from(users).where(condition);
const byYear = prepared((on) =>
  on
    .select()
    .from(plans)
    .where(eq(plans.year, sql.placeholder("year")))
    .prepare("plan_by_year_for_parameters"),
);

/** Does it as somebody else's connection to the server would. */
async function asAnother(statement: string): Promise<void> {
  const location = locate();
  if (location.engine === "sqlite") throw new Error("Only PostgreSQL has other connections.");
  const other = new pg.Client({ connectionString: location.url });
  await other.connect();
  await other.query(statement);
  await other.end();
}

async function losingTheConnection(): Promise<unknown> {
  const location = locate();
  if (location.engine === "sqlite") {
    await closeStore();
    fs.renameSync(location.file, `${location.file}.away`);
    return where(eq(users.name, SECRET)).finally(() => fs.renameSync(`${location.file}.away`, location.file));
  }
  return transaction(async (tx) => {
    await tx.$count(offices);
    await asAnother("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guoban write'");
    return tx.insert(offices).values(office(SECRET));
  });
}

async function beingHeldUp(): Promise<unknown> {
  if (onSqlite) {
    const release = await holdWriteLock();
    const start = performance.now();
    let looks = 0;
    vi.spyOn(performance, "now").mockImplementation(() => start + 31_000 * looks++);
    try {
      return await transaction(async (tx) => tx.insert(offices).values(office(SECRET)));
    } finally {
      await release();
    }
  }
  const cancel =
    "select pg_cancel_backend(pid) from pg_stat_activity where application_name = 'guoban read' and state = 'active'";
  setTimeout(() => void asAnother(cancel), 200);
  return where(sql`(select pg_sleep(10)) is null and ${users.name} = ${SECRET}`);
}

async function writingByTheReader(): Promise<unknown> {
  const insert: unknown = Reflect.get(db, "insert");
  if (typeof insert !== "function") throw new Error("There is no insert to try.");
  return insert(offices).values(office(SECRET));
}

async function readingWhatIsNoJson(): Promise<unknown> {
  if (onSqlite) await transaction(async (tx) => tx.insert(settings).values({ key: "bad", value: sql`${SECRET}` }));
  const read = sql`${SECRET}`.mapWith((stored: string): unknown => JSON.parse(stored));
  await transaction(async (tx) => tx.insert(offices).values({ id: "any", key: "any" }));
  return onSqlite ? db.select().from(settings) : db.select({ read }).from(offices);
}

async function wrapping(work: () => Promise<unknown>): Promise<unknown> {
  return work().catch((cause: unknown) => {
    throw new Error("The sign-in could not be noted.", { cause });
  });
}

const refused = (error: unknown) => error instanceof QueryError;
const told = (code: string) => (error: unknown) => error instanceof StoreError && error.code === code;

/** Each kind of failure, and what it is known as. */
const FAILURES: readonly (readonly [string, () => Promise<unknown>, (error: unknown) => boolean])[] = [
  [
    "a row that exists",
    () => transaction(async (tx) => tx.insert(offices).values([office("1"), office("2")])),
    (error) => isUniqueViolation(error, offices.key) && !isUniqueViolation(error, offices.id),
  ],
  [
    "a reference to nothing",
    () => {
      const times = { expiresAt: SOME_INSTANT, createdAt: SOME_INSTANT, updatedAt: SOME_INSTANT };
      return transaction(async (tx) =>
        tx.insert(sessions).values({ id: SECRET, token: SECRET, userId: SECRET, ...times }),
      );
    },
    isForeignKeyViolation,
  ],
  [
    "a value that is missing",
    () =>
      transaction(async (tx) =>
        tx.insert(rateLimits).values({ id: SECRET, key: SECRET, count: sql`null`, lastRequest: 1 }),
      ),
    (error) => error instanceof QueryError && error.table === "rate_limits" && error.columns.join() === "count",
  ],
  [
    "a value of the wrong type",
    () => where(onSqlite ? sql`json_extract(${SECRET}, '$')` : sql`${SECRET}::integer = 1`),
    refused,
  ],
  [
    "a value too long",
    () => where(onSqlite ? sql`zeroblob(2000000000) = ${SECRET}` : sql`repeat(${SECRET}, 90000000) = 'x'`),
    refused,
  ],
  [
    "wrong syntax",
    () => where(sql`1 = 1 frm ${SECRET}`),
    (error) => error instanceof QueryError && /frm/.test(error.statement ?? ""),
  ],
  [
    "a value that cannot be sent",
    () => transaction(async (tx) => tx.insert(settings).values({ key: SECRET, value: unprintable })),
    refused,
  ],
  ["a prepared value that cannot be sent", () => byYear(db, { year: unprintable }), refused],
  ["a placeholder without a value", () => byYear(db, { [SECRET]: SECRET }), refused],
  ["a stored value that cannot be read", readingWhatIsNoJson, refused],
  ["a lost connection", losingTheConnection, told(onSqlite ? "missing" : "unreachable")],
  ["a lock or a time that runs out", beingHeldUp, told("busy")],
  ["a write where only reading is allowed", writingByTheReader, told("readonly")],
  [
    "an error around a query's",
    () => wrapping(() => transaction(async (tx) => tx.insert(offices).values([office("1"), office("2")]))),
    (error) => isUniqueViolation(error),
  ],
];

let written = "";
const note = (...parts: unknown[]): true => {
  written += parts
    .map((part) => (typeof part === "string" ? part : inspect(part, { depth: 9, showHidden: true })))
    .join(" ");
  return true;
};

beforeEach(() => {
  written = "";
  // Where pino writes.
  vi.spyOn(fs, "write").mockImplementation((_, text: unknown, ...given: unknown[]) => {
    note(String(text));
    const done = given.at(-1);
    if (typeof done === "function")
      setImmediate(() => Reflect.apply(done, null, [null, Buffer.byteLength(String(text))]));
  });
  for (const name of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, name).mockImplementation(note);
});
afterEach(() => vi.restoreAllMocks());

test.each(FAILURES)("%s is told without its parameters", async (_, fail, isKnown) => {
  const error: unknown = await fail().then(
    () => "it went well",
    (reason: unknown) => reason,
  );
  log.error({ err: error }, "a request failed");
  note(error);
  const terminal = { out: note, err: note, input: process.stdin, interactive: false };
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  vi.stubEnv("GUOBAN_DEBUG", "1");
  complain(error, terminal, (key, values) => `${key} ${JSON.stringify(values)}`);
  const request = { path: "/", method: "GET", headers: {} };
  await onRequestError(error, request, {
    ...{
      routerKind: "App Router",
      routePath: "/",
      routeType: "render",
      renderSource: "react-server-components",
      revalidateReason: undefined,
    },
  });
  await vi.waitFor(() => expect(written).toMatch(/a request failed.*a page failed/s));
  expect(written).not.toContain(SECRET);
  expect([error, isKnown(error)]).toEqual([error, true]);
});
