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

const migrations = ownMigrations(engine);
const before = (name: string) =>
  migrations.slice(
    0,
    migrations.findIndex(({ tag }) => tag.includes(name)),
  );

/** A database as it was before the migration, with these rows, then brought up to date. */
async function migrated(name: string, rows: readonly string[]): Promise<Location> {
  const location = await emptyDatabase();
  await migrate(location, before(name));
  for (const row of rows) await query(location, row);
  await migrate(location, migrations);
  return location;
}

const AT = engine === "sqlite" ? "1656000000000" : "'2022-06-23T16:00:00Z'";
const NO = engine === "sqlite" ? "0" : "false";
/** A plan with a returned date and a cell whose revisions are in another order than their ids. */
const ROWS = [
  `insert into plans (id, year, title, jan_feb_combined, version, created_at)
   values ('p', 2022, '目标', ${NO}, 'v', ${AT})`,
  `insert into offices (id, key) values ('o', 'ju')`,
  `insert into tasks (id, plan_id, position, no, title, source, role, lead_office_id, start, due, weight)
   values ('t', 'p', 0, '1', '任务', '', 'lead', 'o', '2022-01', '2022-12', 10000)`,
  `insert into indicators (id, plan_id, task_id, position, key, name, unit, measure, direction)
   values ('i', 'p', 't', 0, 'i', '节点', '%', 'milestones', 'at_least')`,
  `insert into assignments (id, plan_id, indicator_id, key, office_id, position) values ('a', 'p', 'i', 'a', 'o', 0)`,
  `insert into plan_terms (id, plan_id, effective_month, schedule_basis, ahead_points, behind_points,
     far_behind_points, recorded_at)
   values ('01', 'p', '2022-01', 'month', 1, 2, 3, ${AT})`,
  `insert into figure_revisions (id, assignment_id, month, value, review, late, recorded_by, recorded_at)
   values ('05', 'a', '2022-06', 7, 'submitted', ${NO}, 'u2', ${AT})`,
  `insert into figure_revisions (id, assignment_id, month, value, review, late, recorded_by, recorded_at)
   values ('03', 'a', '2022-06', 5, 'draft', ${NO}, 'u1', ${AT})`,
  `insert into cells (assignment_id, month, latest_revision_id) values ('a', '2022-06', '05')`,
  `insert into milestones (id, indicator_id, position, title, due, weight, latest_revision_id)
   values ('m', 'i', 0, '开工', '2022-06-30', 1, '04')`,
  `insert into milestone_revisions (id, milestone_id, done, review, note, recorded_at)
   values ('02', 'm', '2022-06-20', 'submitted', '见附件', ${AT})`,
  `insert into milestone_revisions (id, milestone_id, done, review, note, recorded_at)
   values ('04', 'm', '2022-06-20', 'returned', '缺证明', ${AT})`,
];

test("old revisions get places and who typed them; the words of a returned date become its comment", async () => {
  const location = await migrated("order_of_writing", ROWS);
  const places = await query(
    location,
    `select id, cast(place as integer) as place from plan_terms
     union all select id, cast(place as integer) from figure_revisions
     union all select id, cast(place as integer) from milestone_revisions order by 1`,
  );
  expect(places).toEqual(["01", "02", "03", "04", "05"].map((id, index) => ({ id, place: index + 1 })));
  expect(await query(location, "select cast(last as integer) as last from writing_order")).toEqual([{ last: 5 }]);
  expect(await query(location, "select id, typed_by from figure_revisions order by place")).toEqual([
    { id: "03", typed_by: "u1" },
    { id: "05", typed_by: "u1" },
  ]);
  expect(await query(location, "select note, comment from milestone_revisions order by place")).toEqual([
    { note: "见附件", comment: null },
    { note: "见附件", comment: "缺证明" },
  ]);
});

const at = engine === "sqlite" ? "published_at" : "cast(extract(epoch from published_at) * 1000 as float)";

test("months that were locked are published by who locked them, when they did; others stay as they were", async () => {
  const location = await migrated("publish_months", [
    ROWS[0] ?? "",
    `insert into periods (plan_id, month, locked_at, locked_by) values ('p', '2022-05', ${AT}, 'u1')`,
    `insert into periods (plan_id, month, locked_at) values ('p', '2022-04', ${AT})`,
    `insert into periods (plan_id, month, deadline) values ('p', '2022-06', ${AT})`,
  ]);
  const periods = await query(
    location,
    `select month, ${at} as published_at, published_by, locked_by from periods order by month`,
  );
  expect(periods).toEqual([
    { month: "2022-04", published_at: 1_656_000_000_000, published_by: null, locked_by: null },
    { month: "2022-05", published_at: 1_656_000_000_000, published_by: "u1", locked_by: "u1" },
    { month: "2022-06", published_at: null, published_by: null, locked_by: null },
  ]);
});

test("a plan's frame is as old as the plan, and no figure of it has a version of its own yet", async () => {
  const location = await migrated("frame_versions", ROWS.slice(0, 5));
  expect(await query(location, "select version, frame_version, drafts_version from plans")).toEqual([
    { version: "v", frame_version: "v", drafts_version: null },
  ]);
  expect(await query(location, "select figures_version from indicators")).toEqual([{ figures_version: null }]);
  expect(await query(location, "select id from assignments")).toEqual([{ id: "a" }]);
});

test("accounts come through with their posts, sessions and rights, and no longer carry a lock", async () => {
  const location = await migrated("sign_in_failures", [
    `insert into users (id, name, email, email_verified, username, role, failed_sign_ins, locked_until, created_at,
       updated_at)
     values ('u', '张三', 'u', ${NO}, '张三', 'coordinator', 5, ${AT}, ${AT}, ${AT})`,
    `insert into sessions (id, token, user_id, expires_at, created_at, updated_at)
     values ('s', 'token', 'u', ${AT}, ${AT}, ${AT})`,
  ]);
  expect(await query(location, "select username, role from users")).toEqual([
    { username: "张三", role: "coordinator" },
  ]);
  expect(await query(location, "select user_id from sessions")).toEqual([{ user_id: "u" }]);
  await expect(query(location, "select locked_until from users")).rejects.toThrow(/locked_until/);
});
