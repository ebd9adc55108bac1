/** A full disk, a lock, a read-only folder: reported as such, nothing half stored, and all is well again afterwards. */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { closeStore, db, transaction } from "@/db";
import { newId } from "@/db/id";
import { offices, settings } from "@/db/schema";
import { readiness } from "@/lib/web/health";
import { emptyDatabases, engine } from "./database";
import { holdWriteLock } from "./write-lock";
import { migrate } from "@/db/migrate";
import { connectSqlite, sqliteQueue } from "@/db/sqlite";

let folder: string;
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const database = emptyDatabases();
const insert = (key: string) => transaction(async (tx) => tx.insert(offices).values({ id: newId(), key }));
const keys = async () => (await db.select({ key: offices.key }).from(offices)).map(({ key }) => key);
const did = (...command: string[]) => spawnSync("/usr/bin/env", command).status === 0;

/** What was written a moment ago says nothing of the next test's database: time flies, unless a test says otherwise. */
let clock = performance.now();
let step = 20_000;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "guoban-faults-"));
  chmodSync(folder, 0o755);
  await closeStore();
  step = 20_000;
  vi.spyOn(performance, "now").mockImplementation(() => (clock += step));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeStore();
  did("umount", join(folder, "small"));
  rmSync(folder, { recursive: true });
});

/** A migrated database at this path. */
function databaseAt(path: string): void {
  const store = inject("store");
  if (store.engine === "sqlite") copyFileSync(store.template, path);
  vi.stubEnv("DATABASE_URL", `file:${path}`);
}

const canMount = engine === "sqlite" && isRoot && did("unshare", "-m", "true");

test.runIf(canMount)("a full disk", async () => {
  const small = join(folder, "small");
  mkdirSync(small);
  expect(did("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small)).toBe(true);
  databaseAt(join(small, "a.db"));
  await insert("before");
  expect(await readiness()).toBe("ok");
  const filler = join(small, "filler");
  did("dd", "if=/dev/zero", `of=${filler}`, "bs=4k");
  expect(await readiness()).toBe("database_full");
  const much = "x".repeat(400_000);
  const writing = () =>
    transaction(async (tx) => {
      await tx.insert(offices).values({ id: newId(), key: "half" });
      await tx.insert(settings).values({ key: newId(), value: much });
    });
  const outcomes = await Promise.allSettled([writing(), writing()]);
  const full = { status: "rejected", reason: expect.objectContaining({ name: "StoreError", code: "full" }) };
  expect(outcomes).toEqual([full, full]);
  expect(await keys()).toEqual(["before"]);
  rmSync(filler);
  await writing();
  expect(await keys()).toEqual(["before", "half"]);
  expect(await readiness()).toBe("ok");
});

test.runIf(engine === "sqlite")("a database that may not grow", async () => {
  const file = join(folder, "a.db");
  databaseAt(file);
  const client = connectSqlite(file);
  const queue = sqliteQueue(client);
  const write = (rows: number) =>
    queue.write(async () => {
      const statement = client.prepare("insert into settings values (?, ?)");
      for (let row = 0; row < rows; row++) statement.run(newId(), JSON.stringify("x".repeat(4_000)));
    });
  client.pragma(`max_page_count = ${String(client.pragma("page_count", { simple: true }))}`);
  await expect(write(50)).rejects.toMatchObject({ code: expect.stringMatching(/full/i) });
  client.pragma("max_page_count = 100000");
  await write(3);
  expect(client.prepare("select count(*) from settings").pluck().get()).toBe(3);
  client.close();
});

test.runIf(engine === "sqlite" && isRoot)("a folder that may not be written", async () => {
  const file = join(folder, "own", "a.db");
  mkdirSync(join(folder, "own"));
  databaseAt(file);
  chmodSync(file, 0o644);
  process.seteuid?.(NOBODY);
  try {
    await expect(insert("never")).rejects.toMatchObject({ name: "StoreError", code: "readonly" });
    expect(await readiness()).toBe("database_readonly");
    await expect(migrate()).rejects.toMatchObject({ name: "StoreError", code: "readonly" });
  } finally {
    process.seteuid?.(0);
  }
  await insert("now");
  expect(await keys()).toEqual(["now"]);
  expect(await readiness()).toBe("ok");
});

test.runIf(engine === "sqlite")("what is no database, or of a newer version", async () => {
  const file = join(folder, "a.db");
  writeFileSync(file, "words ".repeat(2_000));
  vi.stubEnv("DATABASE_URL", `file:${file}`);
  await expect(migrate()).rejects.toMatchObject({ name: "StoreError", code: "foreign" });
});

test("a lock that another process holds, on both engines", async () => {
  const location = await database();
  await migrate(location);
  vi.stubEnv("DATABASE_URL", location.engine === "sqlite" ? `file:${location.file}` : location.url);
  expect(await readiness()).toBe("ok");
  const release = await holdWriteLock();
  step = 1;
  clock += 20_000;
  expect(await readiness()).toBe("database_busy");
  await release();
  clock += 20_000;
  expect(await readiness()).toBe("ok");
});

test.runIf(engine === "postgresql")("a server that takes no writes, ends connections, or is not there", async () => {
  const location = await database();
  if (location.engine === "sqlite") return;
  await migrate(location);
  vi.stubEnv("DATABASE_URL", location.url);
  await insert("before");
  const name = new URL(location.url).pathname.slice(1);
  const administrator = new pg.Client({ connectionString: location.url });
  await administrator.connect();
  await administrator.query(`alter database "${name}" set default_transaction_read_only = on`);
  await closeStore();
  await expect(insert("never")).rejects.toMatchObject({ name: "StoreError", code: "readonly" });
  expect(await readiness()).toBe("database_readonly");
  await administrator.query(`alter database "${name}" reset default_transaction_read_only`);
  await administrator.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'guoban%' and datname = current_database()`,
  );
  await administrator.end();
  await vi.waitFor(() => insert("after"));
  expect(await keys()).toEqual(["before", "after"]);
  await closeStore();
  vi.stubEnv("DATABASE_URL", location.url.replace(/:\d+\//, ":1/"));
  await expect(insert("never")).rejects.toMatchObject({ name: "StoreError", code: "unreachable" });
  expect(await readiness()).toBe("database_unreachable");
});
