import { AsyncResource } from "node:async_hooks";
import { beforeEach, expect, test, vi } from "vitest";
import { transaction } from "@/db";
import { operator } from "@/lib/access/rules";
import { touchFigures } from "@/lib/plan/records";
import { aBureau } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { aFigure } from "@/test/factories";
import { exportPlan } from "./export";

ownDatabase("test");

/** What others do once a plan's rows are read, and the order of its figures is not. */
const between = vi.hoisted(() => ({ act: async () => {} }));
vi.mock(import("@/lib/planning/queries"), async (original) => {
  const queries = await original();
  const loadStored: typeof queries.loadStored = async (...asked) => {
    const rows = await queries.loadStored(...asked);
    await between.act();
    return rows;
  };
  return { ...queries, loadStored };
});

let world: Awaited<ReturnType<typeof aBureau>>;
beforeEach(async () => {
  world = await aBureau();
});

test("an export is of one instant, whoever writes between its queries, however often", async () => {
  await aFigure(world.single, "2022-01", { value: 10_000n });
  const before = await exportPlan(operator, world.plan.year);
  let writes = 0;
  between.act = AsyncResource.bind(async () => {
    writes += 1;
    await aFigure(world.single, "2022-02", { value: BigInt(writes) });
    await aFigure(world.part, "2022-02", { value: BigInt(writes), review: "draft" });
    await transaction((tx) => touchFigures(tx, world.plan.id, [world.single.indicatorId]));
  });
  expect(await exportPlan(operator, world.plan.year)).toEqual(before);
  expect(writes).toBe(1);
  between.act = async () => {};
  expect((await exportPlan(operator, world.plan.year)).figures).toHaveLength(before.figures.length + 2);
});
