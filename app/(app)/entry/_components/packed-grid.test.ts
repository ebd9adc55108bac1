import { beforeAll, expect, test } from "vitest";
import { madeUpPlan } from "@/bench/plan";
import { operator } from "@/lib/access/rules";
import { loadGrid } from "@/lib/entry/queries";
import type { Grid } from "@/lib/entry/rules";
import { BLANK } from "@/lib/figures/terms";
import { importPlan } from "@/lib/interchange/commands";
import { ownDatabase } from "@/test/database";
import { packGrid, unpackGrid } from "./packed-grid";

ownDatabase();

let grid: Grid;

beforeAll(async () => {
  await importPlan(operator, madeUpPlan({ indicators: 60, offices: 2 }));
  const loaded = await loadGrid(operator, { year: 2024, office: "all" }, new Date("2025-01-10T00:00:00+08:00"));
  if (!loaded) throw new Error("There is a plan.");
  grid = loaded;
});

test("a grid comes out of its texts as it went in, whole numbers exact", async () => {
  expect(grid.entries.length).toBeGreaterThan(500);
  expect(unpackGrid(await packGrid(grid))).toEqual(grid);
});

test("rows that differ in one member only keep it, as do milestones' dates", async () => {
  const entries = grid.entries.map((entry, place) =>
    place % 7 === 0 ? { ...entry, draftBy: "", approved: { ...BLANK, value: String(place) } } : entry,
  );
  const date = { milestone: "one", done: "2024-06-30", note: null, late: true, comment: null, revision: null };
  const rest = { review: null, by: null, own: false, draftBy: null, approved: null, counts: false };
  const dates = [
    { ...date, ...rest },
    { ...date, ...rest, milestone: "two", done: null },
  ];
  const mixed = { ...grid, entries, dates };
  expect(unpackGrid(await packGrid(mixed))).toEqual(mixed);
  expect(unpackGrid(await packGrid({ ...mixed, entries: [], dates: [] }))).toMatchObject({ entries: [], dates: [] });
});

test("a grid in texts knows how many rows it has", async () => {
  expect((await packGrid(grid)).rows).toBe(60);
});
