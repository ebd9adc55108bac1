import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { db } from "@/db";
import { operator } from "@/lib/access/rules";
import { findPlan } from "@/lib/plan/queries";
import { ownDatabase } from "@/test/database";
import { importPlan } from "./commands";
import { exportPlan } from "./export";

ownDatabase();

const bureau = JSON.parse(readFileSync("demo/bureau-2022.plan.json", "utf8"));

/** JSON data without its nulls, which a document may leave out. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, bare(inner)]),
  );
};

test("the bureau's year goes in and comes out the same", async () => {
  const first = await importPlan(operator, bureau);
  expect(first.counts.find(({ thing }) => thing === "figure")?.added).toBe(bureau.figures.length);
  expect(bare(await exportPlan(operator, 2022))).toEqual(bare(bureau));
});

test("the same document again changes nothing, not even the version", async () => {
  const before = await findPlan(db, 2022);
  const again = await importPlan(operator, bureau);
  expect(again.lines).toEqual([]);
  expect(await findPlan(db, 2022)).toEqual(before);
  expect((await importPlan(operator, await exportPlan(operator, 2022))).lines).toEqual([]);
});
