import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backupTo } from "./backup";
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
  run(
    at("bureau.db"),
    "create table filler as with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000) select i, randomblob(2000) from n",
  );
  addOffices(at("bureau.db"), "a", "b");
  const writer = new Database(at("bureau.db"));
  let moves = 0;
  const clock = setInterval(() => {
    writer.exec(`update offices set key = key || '${moves++}'`);
  }, 0);
  await backupTo(at("copy.db"), location());
  clearInterval(clock);
  writer.close();
  expect(moves).toBeGreaterThan(0);
  const [first, second] = offices(at("copy.db")).map(String);
  expect(first?.slice(1)).toBe(second?.slice(1));
  expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.db"]);
});

test("the database, what SQLite keeps beside it, its backups and what is restored are for their owner only", async () => {
  const client = new Database(at("bureau.db"));
  client.exec("insert into offices values ('a', 'a')");
  const modes = () => Object.fromEntries(readdirSync(folder).map((name) => [name, (statSync(at(name)).mode & 0o777).toString(8)]));
  expect(modes()).toEqual({ "bureau.db": "600", "bureau.db-shm": "600", "bureau.db-wal": "600" });
  client.close();
  await backupTo(at("copy.db"), location());
  await restoreFrom(at("copy.db"), location());
  expect([...new Set(Object.values(modes()))]).toEqual(["600"]);
});

test("a backup replaces no file", async () => {
  writeFileSync(at("copy.db"), "precious");
  await expect(backupTo(at("copy.db"), location())).rejects.toMatchObject({ code: "exists" });
  expect(readFileSync(at("copy.db"), "utf8")).toBe("precious");
});

test("a restore puts the backup in place and keeps what was there", async () => {
  addOffices(at("bureau.db"), "before");
  await backupTo(at("copy.db"), location());
  addOffices(at("bureau.db"), "later");
  const { kept, pending } = await restoreFrom(at("copy.db"), location());
  expect(offices(at("bureau.db"))).toEqual(["before"]);
  expect(offices(kept ?? "")).toEqual(["before", "later"]);
  expect(pending).toEqual([]);
  expect((await migrate(location())).applied).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.includes("restoring"))).toEqual([]);
});

test("a restore where there is no database yet needs nothing else", async () => {
  await backupTo(at("copy.db"), location());
  expect(await restoreFrom(at("copy.db"), { engine: "sqlite", file: at("new.db") })).toEqual({ kept: undefined, pending: [] });
  expect(offices(at("new.db"))).toEqual([]);
});

test("a restore is refused while another process has the database open, even one that does nothing", async () => {
  await backupTo(at("copy.db"), location());
  addOffices(at("bureau.db"), "live");
  const program = `
    import Database from "better-sqlite3";
    const client = new Database(${JSON.stringify(at("bureau.db"))});
    client.prepare("select count(*) from offices").get();
    console.log("open");
    process.stdin.on("data", () => process.exit());`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["pipe", "pipe", "inherit"] });
  const exit = once(other, "exit");
  await once(other.stdout, "data");
  await expect(restoreFrom(at("copy.db"), location())).rejects.toMatchObject({ code: "busy" });
  other.stdin.write("go");
  await exit;
  expect(offices(at("bureau.db"))).toEqual(["live"]);
  await restoreFrom(at("copy.db"), location());
  expect(offices(at("bureau.db"))).toEqual([]);
});

test("what is truncated, foreign, empty, inconsistent or newer is refused, and the database is as it was", async () => {
  addOffices(at("bureau.db"), "safe");
  await backupTo(at("whole.db"), location());
  const damaged = (name: string, change: (file: string) => void) => {
    copyFileSync(at("whole.db"), at(name));
    change(at(name));
    return restoreFrom(at(name), location());
  };
  const half = (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2));
  await expect(damaged("half.db", half)).rejects.toMatchObject({ code: "broken" });
  await expect(damaged("empty.db", (file) => truncateSync(file, 0))).rejects.toMatchObject({ code: "foreign" });
  await expect(damaged("text.db", (file) => writeFileSync(file, "words ".repeat(1000)))).rejects.toMatchObject({ code: "foreign" });
  const orphan = "pragma foreign_keys = off; insert into sessions values ('s', 't', 'nobody', 0, null, null, null, 0, 0)";
  await expect(damaged("orphan.db", (file) => run(file, orphan))).rejects.toMatchObject({ code: "broken" });
  const newer = "insert into schema_migrations values ('9999_future', 'x', '')";
  await expect(damaged("newer.db", (file) => run(file, newer))).rejects.toMatchObject({ code: "newer" });
  const theirs = "drop table schema_migrations";
  await expect(damaged("theirs.db", (file) => run(file, theirs))).rejects.toMatchObject({ code: "foreign" });
  await expect(restoreFrom(at("none.db"), location())).rejects.toMatchObject({ code: "missing" });
  expect(offices(at("bureau.db"))).toEqual(["safe"]);
  expect(readdirSync(folder).filter((name) => name.includes("replaced"))).toEqual([]);
});

test("a database too damaged to be opened can be replaced, and is kept", async () => {
  await backupTo(at("copy.db"), location());
  writeFileSync(at("bureau.db"), "burnt ".repeat(1000));
  const { kept = "" } = await restoreFrom(at("copy.db"), location());
  expect(readFileSync(kept, "utf8")).toContain("burnt");
  expect(offices(at("bureau.db"))).toEqual([]);
});

test("on PostgreSQL the tools to use are named, without the password", async () => {
  const postgres = { engine: "postgresql" as const, url: "postgres://office:s3cret@db/guoban" };
  await expect(backupTo(at("x"), postgres)).rejects.toThrow(/^(?!.*s3cret).*pg_dump.*office@db\/guoban/);
  await expect(restoreFrom(at("x"), postgres)).rejects.toThrow(/^(?!.*s3cret).*pg_restore.*office@db\/guoban/);
  expect(existsSync(at("x"))).toBe(false);
});
