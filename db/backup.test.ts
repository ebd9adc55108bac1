import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backupTo, copyDatabase } from "./backup";
import { migrate } from "./migrate";
import { restoreFrom } from "./restore";

let folder: string;
const at = (name: string) => join(folder, name);
const location = () => ({ engine: "sqlite" as const, file: at("bureau.db") });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "guoban-backup-"));
  await migrate(location());
});

afterEach(() => rmSync(folder, { recursive: true }));

function run(file: string, text: string): void {
  new Database(file).exec(text).close();
}

function offices(file: string): unknown[] {
  const client = new Database(file, { readonly: true });
  const keys = client.prepare("select key from offices order by key").pluck().all();
  client.close();
  return keys;
}

const addOffices = (file: string, ...keys: string[]) =>
  run(file, keys.map((key) => `insert into offices values ('${key}', '${key}');`).join(""));

test("a backup made while others write is the state of one instant, in one file", async () => {
  const filler = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000) insert into settings";
  run(at("bureau.db"), `${filler} select 'filler' || i, json_quote(hex(randomblob(1000))) from n`);
  addOffices(at("bureau.db"), "a", "b");
  const writer = new Database(at("bureau.db"));
  let moves = 0;
  const clock = setInterval(() => {
    writer.exec(`update offices set key = key || '${moves++}'`);
  }, 0);
  await backupTo(at("copy.backup"), location());
  clearInterval(clock);
  writer.close();
  expect(moves).toBeGreaterThan(0);
  expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.backup"]);
  await restoreFrom(at("copy.backup"), { engine: "sqlite", file: at("other.db") });
  const [first, second] = offices(at("other.db")).map(String);
  expect(first?.slice(1)).toBe(second?.slice(1));
});

test("the database, its side files, its backups and what is restored are for their owner only", async () => {
  const client = new Database(at("bureau.db"));
  client.exec("insert into offices values ('a', 'a')");
  const modes = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, (statSync(at(name)).mode & 0o777).toString(8)]));
  expect(modes()).toEqual({ "bureau.db": "600", "bureau.db-shm": "600", "bureau.db-wal": "600" });
  client.close();
  await backupTo(at("copy.backup"), location());
  await restoreFrom(at("copy.backup"), location());
  expect([...new Set(Object.values(modes()))]).toEqual(["600"]);
});

test("a backup replaces no file", async () => {
  writeFileSync(at("copy.backup"), "precious");
  await expect(backupTo(at("copy.backup"), location())).rejects.toMatchObject({ code: "exists" });
  expect(readFileSync(at("copy.backup"), "utf8")).toBe("precious");
});

test("a restore puts the backup in place and keeps what was there", async () => {
  addOffices(at("bureau.db"), "before");
  await backupTo(at("copy.backup"), location());
  addOffices(at("bureau.db"), "later");
  const { kept, pending } = await restoreFrom(at("copy.backup"), location());
  expect(offices(at("bureau.db"))).toEqual(["before"]);
  expect(offices(kept ?? "")).toEqual(["before", "later"]);
  expect(pending).toEqual([]);
  expect((await migrate(location())).applied).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.includes("restoring"))).toEqual([]);
});

test("a restore where there is no database yet needs nothing else", async () => {
  await backupTo(at("copy.backup"), location());
  const report = await restoreFrom(at("copy.backup"), { engine: "sqlite", file: at("new.db") });
  expect(report).toMatchObject({
    kept: undefined,
    pending: [],
    manifest: { engine: "sqlite", demo: false, rows: { offices: 0 } },
  });
  expect(offices(at("new.db"))).toEqual([]);
});

test.each([
  ["even one that does nothing", 'client.prepare("select count(*) from offices").get();'],
  ["even one that has not read yet", ""],
])("a restore is refused while another process has the database open, %s", async (_, look) => {
  await backupTo(at("copy.backup"), location());
  addOffices(at("bureau.db"), "live");
  const program = `
    import Database from "better-sqlite3";
import fc from "fast-check";
    const client = new Database(${JSON.stringify(at("bureau.db"))});
    ${look}
    console.log("open");
    process.stdin.on("data", () => process.exit());`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(other, "exit");
  await once(other.stdout, "data");
  await expect(restoreFrom(at("copy.backup"), location())).rejects.toMatchObject({ code: "busy" });
  other.stdin.write("go");
  await exit;
  expect(offices(at("bureau.db"))).toEqual(["live"]);
  await restoreFrom(at("copy.backup"), location());
  expect(offices(at("bureau.db"))).toEqual([]);
});

/** A bare copy of the database with something done to it. */
async function bare(name: string, change: (file: string) => void) {
  await copyDatabase(at("bureau.db"), at(name));
  change(at(name));
  return restoreFrom(at(name), location());
}

test("a bare copy is looked through as an archive is, and nothing vouches for it", async () => {
  addOffices(at("bureau.db"), "safe");
  expect(await bare("good.db", () => {})).toMatchObject({ manifest: undefined, pending: [] });
  const refusals: [string, string, (file: string) => void][] = [
    ["half", "broken", (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
    ["empty", "foreign", (file) => truncateSync(file, 0)],
    ["text", "foreign", (file) => writeFileSync(file, "words ".repeat(1000))],
    ["newer", "newer", (file) => run(file, "insert into schema_migrations values ('9999_future', 'x', '')")],
    ["ledger", "foreign", (file) => run(file, "drop table schema_migrations")],
    ["unnamed", "foreign", (file) => run(file, "delete from schema_migrations")],
    ["table", "foreign", (file) => run(file, "drop table periods")],
    ["cells", "foreign", (file) => run(file, "drop table cells")],
    ["column", "foreign", (file) => run(file, "alter table offices add column spare text")],
    ["index", "foreign", (file) => run(file, "drop index offices_key")],
    ["more", "foreign", (file) => run(file, "create table more (id text)")],
    ["view", "foreign", (file) => run(file, "create view more as select * from offices")],
    [
      "trigger",
      "foreign",
      (file) => run(file, "create trigger spy after insert on offices begin delete from offices; end"),
    ],
  ];
  const orphan =
    "pragma foreign_keys = off; insert into credentials (id, account_id, provider_id, user_id, created_at, updated_at)";
  refusals.push(["orphan", "broken", (file) => run(file, `${orphan} values ('c', 'a', 'p', 'nobody', 0, 0)`)]);
  for (const [name, code, change] of refusals) {
    const outcome = await bare(`${name}.db`, change).catch((error: unknown) => error);
    expect([name, outcome]).toEqual([name, expect.objectContaining({ code })]);
  }
  await expect(restoreFrom(at("none.db"), location())).rejects.toMatchObject({ code: "missing" });
  expect(offices(at("bureau.db"))).toEqual(["safe"]);
  expect(readdirSync(folder).filter((name) => name.includes("replaced"))).toHaveLength(1);
});

const A_PLAN = `
  insert into plans (id, year, title, jan_feb_combined, version, created_at) values ('p', 2022, 't', 0, 'v', 0);`;

test("a demo never takes the place of real data unasked, nor real data a demo's", async () => {
  run(at("bureau.db"), A_PLAN);
  await backupTo(at("real.backup"), location());
  run(at("bureau.db"), "insert into settings values ('demo', '{}')");
  await backupTo(at("demo.backup"), location());
  await expect(restoreFrom(at("real.backup"), location())).rejects.toMatchObject({ code: "kind" });
  await restoreFrom(at("real.backup"), location(), { changeKind: true });
  await expect(restoreFrom(at("demo.backup"), location())).rejects.toMatchObject({ code: "kind" });
  expect(await restoreFrom(at("demo.backup"), location(), { changeKind: true })).toMatchObject({
    manifest: { demo: true, years: [2022] },
  });
});

test("an archive says what it holds, and tar and sha256sum can check it", async () => {
  addOffices(at("bureau.db"), "a", "b");
  const manifest = await backupTo(at("copy.backup"), location());
  expect(manifest).toMatchObject({
    format: "guoban.backup",
    version: 1,
    engine: "sqlite",
    rows: { offices: 2, cells: 0 },
    years: [],
    demo: false,
  });
  execFileSync("tar", ["-xf", at("copy.backup"), "-C", folder]);
  expect(JSON.parse(readFileSync(at("manifest.json"), "utf8"))).toEqual(manifest);
  expect(execFileSync("/usr/bin/env", ["sha256sum", "-c", "SHA256SUMS"], { cwd: folder, encoding: "utf8" })).toBe(
    "manifest.json: OK\ndatabase.db: OK\n",
  );
});

test("an archive with any bit turned or its end missing is refused, and nothing is touched", async () => {
  addOffices(at("bureau.db"), "safe");
  await backupTo(at("whole.backup"), location());
  const whole = readFileSync(at("whole.backup"));
  const refuse = async (content: Buffer) => {
    writeFileSync(at("bad.backup"), content);
    const outcome = await restoreFrom(at("bad.backup"), location()).then(
      () => "restored",
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ name: "StoreError", code: expect.stringMatching(/^(broken|foreign)$/) });
  };
  const header = fc.integer({ min: 0, max: 512 + 2_048 });
  const tail = fc.integer({ min: whole.length - 2_048, max: whole.length - 1 });
  const anywhere = fc.integer({ min: 0, max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(header, tail, anywhere), fc.integer({ min: 0, max: 7 }), async (byte, bit) => {
      const content = Buffer.from(whole);
      content[byte] = (content[byte] ?? 0) ^ (1 << bit);
      await refuse(content);
    }),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(anywhere, async (length) => refuse(whole.subarray(0, length))),
    { numRuns: 100 },
  );
  await refuse(Buffer.concat([whole, Buffer.alloc(512)]));
  expect(offices(at("bureau.db"))).toEqual(["safe"]);
  expect(readdirSync(folder).filter((name) => name.includes("replaced"))).toEqual([]);
});

test("a database too damaged to be opened can be replaced, and is kept", async () => {
  await backupTo(at("copy.backup"), location());
  writeFileSync(at("bureau.db"), "burnt ".repeat(1000));
  const { kept = "" } = await restoreFrom(at("copy.backup"), location());
  expect(readFileSync(kept, "utf8")).toContain("burnt");
  expect(offices(at("bureau.db"))).toEqual([]);
});
