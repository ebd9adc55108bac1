/** A document over drafts: who may not read one does not write over it, also when it came meanwhile (semantics §3). */
import { beforeEach, expect, test, vi } from "vitest";
import { type Actor, operator } from "@/lib/access/rules";
import { saveFigure } from "@/lib/figures/commands";
import { aBureau, refusal, revisionsOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { aFigure } from "@/test/factories";
import { importPlan } from "./commands";
import { exportPlan } from "./export";

ownDatabase("test");

/** What others do once an import's changes are found, and nothing of them is written. */
const between = vi.hoisted(() => ({ act: async () => {} }));
vi.mock(import("@/lib/planning/warnings"), async (original) => {
  const warnings = await original();
  const warningsOf: typeof warnings.warningsOf = async (...asked) => {
    await between.act();
    return warnings.warningsOf(...asked);
  };
  return { ...warnings, warningsOf };
});

const month = "2022-03";
let world: Awaited<ReturnType<typeof aBureau>>;
beforeEach(async () => {
  world = await aBureau();
  between.act = async () => {};
});

const draft = (value: string) =>
  saveFigure(world.reporter, { assignment: world.single.id, month, value, basedOn: null });

/** The plan's own document, in which the cell says `value`. */
async function documentWith(value: string) {
  const document = await exportPlan(world.coordinator, world.plan.year);
  const others = document.figures.filter((figure) => figure.assignment !== world.single.key || figure.month !== month);
  return { ...document, figures: [...others, { assignment: world.single.key, month, value, status: "approved" }] };
}
const faultsOf = async (actor: Actor, value: string) =>
  (await refusal(importPlan(actor, await documentWith(value)))).faults;
const newest = async () => (await revisionsOf(world.single.id, month)).at(-1);

test("another's draft is not written over: the place is named, and whose it is, not what it says", async () => {
  await draft("4711");
  for (const value of ["4711", "1"]) {
    const faults = await faultsOf(world.coordinator, value);
    expect(faults).toEqual([
      { path: "figures[0]", message: "document.draftThere", params: { name: world.reporter.name } },
    ]);
  }
  expect(await revisionsOf(world.single.id, month)).toHaveLength(1);
});

test("what stands behind a draft is no change, and leaves it", async () => {
  await aFigure(world.single, month, { value: 50_000n });
  await aFigure(world.single, month, { value: 60_000n, review: "draft" });
  const { counts } = await importPlan(world.coordinator, await documentWith("5"));
  expect(counts.filter(({ thing }) => thing === "figure")).toEqual([]);
  expect(await faultsOf(world.coordinator, "7")).toMatchObject([{ message: "document.importedDraftThere" }]);
  expect(await newest()).toMatchObject({ value: 60_000n, review: "draft" });
});

test("one's own draft and, for the operator, any is written over", async () => {
  const { coordinator, single } = world;
  await saveFigure(coordinator, { assignment: single.id, month, value: "1", basedOn: null });
  await importPlan(coordinator, await documentWith("2"));
  expect(await newest()).toMatchObject({ value: 20_000n, review: "approved" });
  await aFigure(single, month, { value: 60_000n, review: "draft" });
  await importPlan(operator, await documentWith("3"));
  expect(await newest()).toMatchObject({ value: 30_000n, review: "approved" });
});

test("a draft saved after an import's changes were found counts, though it moves no board", async () => {
  const document = await documentWith("1");
  between.act = async () => {
    between.act = async () => {};
    await draft("4711");
  };
  const { faults } = await refusal(importPlan(world.coordinator, document));
  expect(faults).toMatchObject([{ path: "figures[0]", message: "document.draftThere" }]);
  expect(await newest()).toMatchObject({ value: 47_110_000n, review: "draft" });
});
