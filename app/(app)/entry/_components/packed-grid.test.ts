import { beforeAll, expect, test } from "vitest";
import { madeUpPlan } from "@/bench/plan";
import { operator } from "@/lib/access/rules";
import { loadGrid } from "@/lib/entry/queries";
import type { Grid } from "@/lib/entry/rules";
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

test("a grid in texts knows how many rows it has", async () => {
  expect((await packGrid(grid)).rows).toBe(60);
});
