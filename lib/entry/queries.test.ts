import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db";
import { saveFigure } from "@/lib/figures/commands";
import { approveFigures } from "@/lib/figures/review-commands";
import { submitMonth } from "@/lib/figures/submit-commands";
import { aBureau, account } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { aFigure, anAssignment, anIndicator, aPlan, aTask } from "@/test/factories";
import { loadLacking } from "./lacking";
import { loadFigures, loadGrid, loadGridEntries } from "./queries";

ownDatabase();

const now = new Date("2022-07-20T00:00:00+08:00");
let world: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  world = await aBureau();
});

async function gridOf(...asked: Parameters<typeof loadGrid>) {
  const grid = await loadGrid(...asked);
  if (!grid) throw new Error("There is a plan.");
  return grid;
}

const dueMonths = async (at: Date) =>
  (await gridOf(world.reporter, { year: 2022 }, at)).months.flatMap(({ month, due }) => (due ? [month] : []));

const rowsOf = async (actor: Parameters<typeof loadGrid>[0], office?: string) =>
  (await gridOf(actor, { year: 2022, office }, now)).tasks.flatMap((task) => task.rows.map((row) => row.id));

describe("the grid", () => {
  test("holds the leaves of one's office, to enter; a reviewer's subtree, to decide on", async () => {
    const { reporter, reviewer, part, pair, single } = world;
    expect(await rowsOf(reporter)).toEqual([part.id, pair.id, single.id]);
    const grid = await gridOf(reviewer, { year: 2022 }, now);
    expect(grid.tasks[0]?.rows.map(({ mayEnter, mayDecide }) => [mayEnter, mayDecide])).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
  });

  test("misses only the first month of a year that was never reported", async () => {
    expect(await dueMonths(now)).toEqual([1]);
    expect(await dueMonths(new Date("2022-01-20T00:00:00+08:00"))).toEqual([]);
  });

  test("is empty for a stranger and a viewer; all for the coordinator, who may choose an office", async () => {
    const { stranger, viewer, coordinator, part, pair, single } = world;
    expect(await rowsOf(stranger)).toEqual([]);
    expect(await rowsOf(viewer)).toEqual([]);
    expect(await rowsOf(coordinator)).toEqual([part.id, pair.id, single.id]);
    expect((await gridOf(coordinator, { year: 2022 }, now)).offices).toHaveLength(1);
  });

  test("gives a leader what is in their charge, to decide on only", async () => {
    const { section } = world;
    const leader = await account("leader", world.reporter.personId);
    const charged = await anAssignment(
      await anIndicator(await aTask(section, { leaderInChargeId: leader.personId })),
      section,
    );
    const grid = await gridOf(leader, { year: 2022 }, now);
    expect(
      grid.tasks.flatMap((task) => task.rows.map(({ id, mayEnter, mayDecide }) => [id, mayEnter, mayDecide])),
    ).toEqual([[charged.id, false, true]]);
  });

  test("computes a row that is one of several alone, an only one as the indicator", async () => {
    const { section, other, reporter, pair } = world;
    const shared = await anIndicator(await aTask(section));
    const part = await anAssignment(shared, section);
    await anAssignment(shared, other);
    const rows = (await gridOf(reporter, { year: 2022 }, now)).tasks.flatMap((task) => task.rows);
    expect(rows.find(({ id }) => id === pair.id)?.scope).toBe("indicator");
    const own = rows.find(({ id }) => id === part.id);
    expect(own?.scope).toBe("assignment");
    expect(own?.indicator.assignments.map(({ key }) => key)).toEqual([part.key]);
  });
});

describe("a cell", () => {
  const month = "2022-08";

  test("is a draft to its own office, and to others what was submitted or approved", async () => {
    const { plan, part, reporter, reviewer, coordinator, viewer } = world;
    const seen = async (actor: typeof viewer) =>
      (await loadFigures(actor, { year: plan.year, month: 8 })).figures.find((figure) => figure.assignment === part.id)
        ?.value ?? null;
    const draft = await saveFigure(reporter, { assignment: part.id, month, value: "5", basedOn: null });
    expect([await seen(reporter), await seen(reviewer), await seen(coordinator), await seen(viewer)]).toEqual([
      "5",
      "5",
      null,
      null,
    ]);
    const basedOn = (await submitMonth(reporter, { month })).figures[0]?.revision ?? "";
    expect(basedOn).not.toBe(draft.revision);
    expect([await seen(coordinator), await seen(viewer)]).toEqual(["5", null]);
    await approveFigures(reviewer, { figures: [{ assignment: part.id, month, basedOn }] });
    const { entries } = await loadGridEntries(reporter, { year: plan.year });
    const approved = entries.find((entry) => entry.assignment === part.id && entry.month === 8);
    const changed = { assignment: part.id, month, value: "6", basedOn: approved?.revision ?? null };
    await expect(saveFigure(reporter, changed)).rejects.toMatchObject({
      faults: [{ path: "value", message: "doubtfulApproved" }],
    });
    await saveFigure(reporter, { ...changed, note: "核对", value: "5" });
    const noted = (await loadGridEntries(reporter, { year: plan.year })).entries.find(
      (entry) => entry.assignment === part.id,
    );
    await saveFigure(reporter, { ...changed, reason: "漏报一件", basedOn: noted?.revision ?? null });
    expect([await seen(reporter), await seen(coordinator), await seen(viewer)]).toEqual(["6", "5", "5"]);
    const after = (await loadGridEntries(reporter, { year: plan.year })).entries.find(
      (entry) => entry.assignment === part.id,
    );
    expect(after).toMatchObject({ value: "6", approved: { value: "5" }, comment: "漏报一件" });
  });

  test("knows its reader's own submission and who recorded it", async () => {
    const { plan, single, reporter, reviewer } = world;
    await saveFigure(reporter, { assignment: single.id, month, value: "5", basedOn: null });
    await submitMonth(reporter, { month });
    const entry = async (actor: typeof reporter) =>
      (await loadGridEntries(actor, { year: plan.year })).entries.find(({ assignment }) => assignment === single.id);
    expect(await entry(reporter)).toMatchObject({ review: "submitted", own: true, by: reporter.name, counts: true });
    expect(await entry(reviewer)).toMatchObject({ own: false });
  });
});

test("the month after the latest approved one is due once it is over, those after it not yet", async () => {
  expect(await dueMonths(new Date("2022-09-15T00:00:00+08:00"))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await dueMonths(new Date("2026-01-01T00:00:00+08:00"))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("whoever locks a month is told what the whole plan lacks of it", async () => {
  const { coordinator, reporter, reviewer, part } = world;
  const lackingIn = async (actor: typeof reporter, month: number) =>
    (await gridOf(actor, { year: 2022, month }, now)).lacking;
  expect(await lackingIn(reporter, 8)).toBeNull();
  const before = await lackingIn(coordinator, 10);
  await saveFigure(reporter, { assignment: part.id, month: "2022-10", value: "3", basedOn: null });
  expect(await lackingIn(coordinator, 10)).toEqual(before);
  const basedOn = (await submitMonth(reporter, { month: "2022-10" })).figures[0]?.revision ?? "";
  const submitted = await lackingIn(coordinator, 10);
  expect([submitted?.missing.length, submitted?.waiting]).toEqual([(before?.missing.length ?? 0) - 1, 1]);
  await approveFigures(reviewer, { figures: [{ assignment: part.id, month: "2022-10", basedOn }] });
  expect((await lackingIn(coordinator, 10))?.waiting).toBe(0);
});

test("a January that February holds lacks nothing", async () => {
  const { plan, bureau } = world;
  const offices = [{ id: bureau.officeId, name: "局" }];
  const missingIn = async (janFebCombined: boolean, month: number) =>
    (await loadLacking(db, { plan: { ...plan, janFebCombined }, month, offices })).missing.length;
  expect(await missingIn(true, 1)).toBe(0);
  expect(await missingIn(false, 1)).toBeGreaterThan(0);
  expect(await missingIn(true, 2)).toBeGreaterThan(0);
});

test("an entry that was emptied is lacking again", async () => {
  const { plan, single } = world;
  const missing = async () => (await loadLacking(db, { plan, month: 11, offices: [] })).missing.length;
  const before = await missing();
  await aFigure(single, "2022-11", { na: "未入统" });
  expect(await missing()).toBe(before - 1);
  await aFigure(single, "2022-11", { na: null });
  expect(await missing()).toBe(before);
});

test("every plan with an open month can be chosen: the next year's from January on, with December still", async () => {
  const { reporter } = world;
  await aPlan({ year: 2023 });
  const yearsAt = async (at: string, year?: number) => (await gridOf(reporter, { year }, new Date(at))).years;
  expect(await yearsAt("2022-11-20T00:00:00+08:00")).toEqual([2022]);
  expect(await yearsAt("2022-11-20T00:00:00+08:00", 2023)).toEqual([2023, 2022]);
  expect(await yearsAt("2023-01-05T00:00:00+08:00")).toEqual([2023, 2022]);
  const next = await gridOf(reporter, { year: 2023 }, new Date("2022-11-20T00:00:00+08:00"));
  expect(next.months.some(({ open }) => open)).toBe(false);
});
