/** The connections and the queue by themselves, against a second process. */
import { AsyncLocalStorage } from "node:async_hooks";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connectSqlite, type Sqlite, sqliteQueue } from "./sqlite";

let folder: string;
let file: string;
const opened: Sqlite[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guoban-sqlite-"));
  file = join(folder, "a.db");
  new Database(file).exec("create table counter (value integer); insert into counter values (0)").close();
});

afterEach(() => {
  for (const client of opened.splice(0)) client.close();
  rmSync(folder, { recursive: true });
});

function connect(options?: { readOnly?: boolean }): Sqlite {
  const client = connectSqlite(file, options);
  opened.push(client);
  return client;
}

const read = (client: Sqlite) => client.prepare<[], number>("select value from counter").pluck().get() ?? 0;

async function increment(client: Sqlite): Promise<void> {
  const value = read(client);
  await pause(0);
  client.prepare("update counter set value = ?").run(value + 1);
}

/** Another process that adds to the counter ten times; it holds its first transaction open until told to go on. */
function otherProcess() {
  const program = `
    import { readSync } from "node:fs";
    import Database from "better-sqlite3";
    const client = new Database(${JSON.stringify(file)}, { timeout: 20000 });
    for (let at = 0; at < 10; at++) {
      client.exec("BEGIN IMMEDIATE");
      const { value } = client.prepare("select value from counter").get();
      if (at === 0) {
        console.log("writing");
        readSync(0, Buffer.alloc(1));
      }
      client.prepare("update counter set value = ?").run(value + 1);
      client.exec("COMMIT");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }`;
  return spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["pipe", "pipe", "inherit"] });
}

test("two processes that write the same row lose no update, and waiting leaves the event loop free", async () => {
  const client = connect();
  const queue = sqliteQueue(client);
  const other = otherProcess();
  const exit = once(other, "exit");
  await once(other.stdout, "data");
  const work = Promise.all(Array.from({ length: 40 }, () => queue.write(() => increment(client))));
  let longest = 0;
  for (let tick = 0; tick < 20; tick++) {
    const before = performance.now();
    await pause(5);
    longest = Math.max(longest, performance.now() - before);
  }
  other.stdin.write("!");
  await work;
  expect(await exit).toEqual([0, null]);
  expect(read(client)).toBe(50);
  // Waiting inside SQLite would stop everything for its five seconds.
  expect(longest).toBeLessThan(3_000);
});

test("a writer gives up with a clear error when another process never ends its transaction", async () => {
  const client = connect();
  const queue = sqliteQueue(client);
  const other = connect();
  other.exec("BEGIN IMMEDIATE");
  const now = vi.spyOn(performance, "now");
  const start = performance.now();
  const given = queue.write(() => increment(client));
  await pause(20);
  now.mockReturnValue(start + 31_000);
  await expect(given).rejects.toMatchObject({ name: "StoreError", code: "busy" });
  other.exec("ROLLBACK");
  now.mockRestore();
  await queue.write(() => increment(client));
  expect(read(client)).toBe(1);
});

test("work that throws leaves nothing behind and does not hold up the queue", async () => {
  const client = connect();
  const queue = sqliteQueue(client);
  const failing = queue.write(async () => {
    await increment(client);
    throw new Error("on purpose");
  });
  const following = queue.write(() => increment(client));
  await expect(failing).rejects.toThrow("on purpose");
  await following;
  await queue.idle();
  expect(read(client)).toBe(1);
});

test("works that wait together share a commit, each in the context of its own caller", async () => {
  const client = connect();
  const queue = sqliteQueue(client);
  const commands = vi.spyOn(client, "exec");
  const caller = new AsyncLocalStorage<number>();
  const counts = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      caller.run(at, () => queue.write(() => increment(client).then(() => caller.getStore()))),
    ),
  );
  expect(counts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(read(connect({ readOnly: true }))).toBe(10);
  expect(commands.mock.calls.filter(([text]) => text === "COMMIT")).toHaveLength(1);
});

test("of works that wait together none has succeeded when their commit fails", async () => {
  const client = connect();
  client.exec(
    `create table parent (id integer primary key);
     create table child (id integer references parent deferrable initially deferred)`,
  );
  const queue = sqliteQueue(client);
  const works = [
    queue.write(() => increment(client)),
    queue.write(async () => client.exec("insert into child values (7)")),
    queue.write(() => increment(client)),
  ];
  const outcomes = await Promise.allSettled(works);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(read(client)).toBe(0);
  await queue.write(() => increment(client));
  expect(read(client)).toBe(1);
});

test("connections are durable, keep references and, for reading, refuse to write", () => {
  const client = connect();
  const setting = (name: string): unknown => client.pragma(name, { simple: true });
  expect([setting("synchronous"), setting("journal_mode"), setting("foreign_keys")]).toEqual([2, "wal", 1]);
  expect(() => connect({ readOnly: true }).exec("update counter set value = 9")).toThrow("readonly");
});

test("what is not there, or no database, is told as that", () => {
  writeFileSync(join(folder, "text.db"), "not a database at all, but long enough to be looked at".repeat(50));
  expect(() => connectSqlite(join(folder, "none.db"))).toThrow(expect.objectContaining({ code: "missing" }));
  expect(() => connectSqlite(join(folder, "text.db"))).toThrow(expect.objectContaining({ code: "foreign" }));
});
