/** On the engine under test; what only SQLite has (copies of the file) is in migrate-sqlite.test.ts. */
import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import pg from "pg";
import { expect, test } from "vitest";
import { engine, emptyDatabases } from "@/test/database";
import type { Location } from "./location";
import { migrate, pendingMigrations } from "./migrate";
import { type Migration, ownMigrations } from "./migrations";

const emptyDatabase = emptyDatabases();

async function query(location: Location, text: string): Promise<unknown[]> {
  if (location.engine === "sqlite") {
    const client = new Database(location.file);
    try {
      const statement = client.prepare(text);
      return statement.reader ? statement.all() : [statement.run()];
    } finally {
      client.close();
    }
  }
  const client = new pg.Client({ connectionString: location.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const migration = (tag: string, ...statements: string[]): Migration => ({
  tag,
  statements,
  hash: createHash("sha256").update(statements.join()).digest("hex"),
});

const FAMILY = migration(
  "0000_family",
  "create table parents (id text primary key, name text)",
  "create table children (id text primary key, parent_id text not null references parents (id) on delete cascade)",
);

/** What drizzle-kit writes when SQLite cannot alter a table; PostgreSQL can. */
const REBUILD =
  engine === "sqlite"
    ? migration(
        "0001_rebuild",
        "PRAGMA foreign_keys=OFF;",
        "CREATE TABLE `__new_parents` (`id` text PRIMARY KEY NOT NULL, `name` text NOT NULL)",
        'INSERT INTO `__new_parents`("id", "name") SELECT "id", "name" FROM `parents`;',
        "DROP TABLE `parents`;",
        "ALTER TABLE `__new_parents` RENAME TO `parents`;",
        "PRAGMA foreign_keys=ON;",
      )
    : migration("0001_rebuild", "alter table parents alter column name set not null");

test("an empty database gets every migration, and a second run does nothing", async () => {
  const location = await emptyDatabase();
  const tags = ownMigrations(engine).map(({ tag }) => tag);
  expect(await migrate(location)).toEqual({ applied: tags, copy: undefined });
  expect(await pendingMigrations(location)).toEqual([]);
  expect(await migrate(location)).toEqual({ applied: [], copy: undefined });
  expect(await query(location, "select count(*) as plans from plans")).toHaveLength(1);
});

test("of several that start at once, one migrates and the others wait for it", async () => {
  const location = await emptyDatabase();
  const reports = await Promise.all(Array.from({ length: 4 }, () => migrate(location)));
  expect(reports.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
});

test("a rebuild of a table keeps the rows that refer to it", async () => {
  const location = await emptyDatabase();
  await migrate(location, [FAMILY]);
  await query(location, "insert into parents values ('p', 'n')");
  await query(location, "insert into children values ('c', 'p')");
  expect(await pendingMigrations(location, [FAMILY, REBUILD])).toEqual(["0001_rebuild"]);
  expect((await migrate(location, [FAMILY, REBUILD])).applied).toEqual(["0001_rebuild"]);
  expect(await query(location, "select id, parent_id from children")).toEqual([{ id: "c", parent_id: "p" }]);
  await expect(query(location, "insert into parents values ('q', null)")).rejects.toThrow(/null/i);
});

test("a migration that fails leaves the database as it was, with those before it in the same run undone", async () => {
  const location = await emptyDatabase();
  await migrate(location, [FAMILY]);
  const broken = migration("0002_broken", "create table more (id text)", "create table parents (id text)");
  await expect(migrate(location, [FAMILY, REBUILD, broken])).rejects.toThrow(/already exists|42P07/);
  expect(await pendingMigrations(location, [FAMILY, REBUILD])).toEqual(["0001_rebuild"]);
  await expect(query(location, "select * from more")).rejects.toThrow(/no such table|does not exist/);
});

test("a database of a newer version, or of other migrations, is refused and left alone", async () => {
  const location = await emptyDatabase();
  await migrate(location, [FAMILY, REBUILD]);
  await expect(migrate(location, [FAMILY])).rejects.toMatchObject({ name: "StoreError", code: "newer" });
  await expect(pendingMigrations(location, [FAMILY])).rejects.toMatchObject({ code: "newer" });
  const edited = { ...FAMILY, hash: "another" };
  await expect(migrate(location, [edited, REBUILD])).rejects.toMatchObject({ code: "changed" });
  expect(await pendingMigrations(location, [FAMILY, REBUILD])).toEqual([]);
});

test("a database with another program's tables is refused", async () => {
  const location = await emptyDatabase();
  await query(location, "create table theirs (id text)");
  await expect(migrate(location)).rejects.toMatchObject({ code: "foreign" });
});
