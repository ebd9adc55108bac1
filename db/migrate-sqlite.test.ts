import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "./migrate";
import type { Migration } from "./migrations";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guoban-migrate-"));
  file = join(folder, "bureau.db");
});

afterEach(() => rmSync(folder, { recursive: true }));

const run = (count: number) => migrate({ engine: "sqlite", file }, steps.slice(0, count));

const steps = Array.from(
  { length: 9 },
  (_, at): Migration => ({ tag: `000${at}_step`, hash: `${at}`, statements: [`create table t${at} (id text)`] }),
);

const tables = (path: string): unknown[] => {
  const client = new Database(path, { readonly: true });
  const names = client.prepare("select name from sqlite_master where name like 't%' order by name").pluck().all();
  client.close();
  return names;
};

test("a database with data is copied before it is migrated, even while it is being written", async () => {
  expect((await run(1)).copy).toBeUndefined();
  const server = new Database(file);
  server.exec("insert into t0 values ('kept')");
  const { copy = "" } = await run(2);
  server.close();
  expect(tables(copy)).toEqual(["t0"]);
  expect(new Database(copy).prepare("select id from t0").pluck().all()).toEqual(["kept"]);
  expect(tables(file)).toEqual(["t0", "t1"]);
});

test("a process that starts while another one migrates waits for it and finds the work done", async () => {
  const program = `
    import Database from "better-sqlite3";
    const client = new Database(${JSON.stringify(file)});
    client.exec("pragma journal_mode = WAL; BEGIN IMMEDIATE");
    client.exec("create table t0 (id text); create table schema_migrations (tag text, hash text, applied_at text)");
    client.exec("insert into schema_migrations values ('0000_step', '0', '')");
    console.log("migrating");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    client.exec("COMMIT");`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(other, "exit");
  await once(other.stdout, "data");
  expect((await run(2)).applied).toEqual(["0001_step"]);
  expect(await exit).toEqual([0, null]);
});

test("only the last five copies are kept, and nothing else is touched", async () => {
  writeFileSync(join(folder, "bureau.txt"), "");
  for (let count = 1; count <= steps.length; count++) await run(count);
  const names = readdirSync(folder);
  expect(names.filter((name) => name.includes("before-"))).toHaveLength(5);
  expect(names.filter((name) => name.endsWith("-0008_step.db"))).toHaveLength(1);
  expect(names).toContain("bureau.txt");
});

test("rows that a migration leaves without what they refer to undo it", async () => {
  const family = {
    tag: "a",
    hash: "a",
    statements: ["create table p (id text primary key)", "create table c (p text references p (id))"],
  };
  const location = { engine: "sqlite" as const, file };
  await migrate(location, [family]);
  new Database(file).exec("insert into p values ('1'); insert into c values ('1')").close();
  const breaking = { tag: "b", hash: "b", statements: ["delete from p"] };
  await expect(migrate(location, [family, breaking])).rejects.toMatchObject({ code: "broken" });
  expect(new Database(file).prepare("select id from p").pluck().all()).toEqual(["1"]);
});

test("a file that is no database is refused", async () => {
  writeFileSync(file, "some words that are certainly no database ".repeat(100));
  await expect(run(1)).rejects.toMatchObject({ code: "foreign" });
});
