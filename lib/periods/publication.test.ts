import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/db";
import { auditRows, indicators } from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { findBoard, findUnderWay } from "@/lib/boards/queries";
import { saveFigure } from "@/lib/figures/commands";
import { approveFigures } from "@/lib/figures/review-commands";
import { submitMonth } from "@/lib/figures/submit-commands";
import { aBureau, messageOf, refusal } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { aFigure, anAssignment, anIndicator, aPlan, aTask } from "@/test/factories";
import { lockPeriods, openPeriods, publishCompleteMonths, publishPeriods, unlockPeriods } from "./commands";
import { findEntryPlan, findOpeningPlan, isComplete, loadIntake, loadPeriods } from "./queries";

ownDatabase("test");

const at = (text: string) => new Date(`${text}+08:00`);
const july = at("2022-07-20T08:00:00");

let world: Awaited<ReturnType<typeof aBureau>>;
beforeEach(async () => {
  world = await aBureau();
});

const leaves = () => [world.part, world.pair, world.single];
const fill = async (month: string, assignments = leaves()) => {
  for (const assignment of assignments)
    await aFigure(
      assignment,
      month,
      assignment === world.pair ? { value: null, numerator: 1n, denominator: 2n } : { value: 1n },
    );
};
const published = async () =>
  (await loadPeriods(db, world.plan.id)).flatMap(({ month, publishedAt }) => (publishedAt ? [month] : [])).sort();
const opensAt = async (now: Date) => (await findBoard(db, { actor: operator, asked: {}, now })).month;

/** The reporter enters and submits the single assignment's month, the reviewer approves it. */
async function approve(month: string): Promise<void> {
  await saveFigure(world.reporter, { assignment: world.single.id, month, value: "1", basedOn: null });
  const { figures } = await submitMonth(world.reporter, { month });
  await approveFigures(world.reviewer, {
    figures: figures.map((one) => ({ assignment: one.assignment, month, basedOn: one.revision })),
    milestones: [],
  });
}

describe("a month is published", () => {
  test("by the approval that completes it; one office's alone moves nobody's board", async () => {
    await fill("2022-05");
    await publishCompleteMonths(july);
    await fill("2022-06", [world.part]);
    await approve("2022-06");
    expect([await published(), await opensAt(july)]).toEqual([["2022-05"], 5]);
    await fill("2022-07", [world.part, world.pair]);
    await approve("2022-07");
    expect([await published(), await opensAt(at("2022-08-02T00:00:00"))]).toEqual([["2022-05", "2022-07"], 7]);
  });

  test("by the job once it is over, and later changes do not take it back", async () => {
    await fill("2022-06");
    await publishCompleteMonths(at("2022-06-30T23:59:59"));
    expect(await published()).toEqual([]);
    await publishCompleteMonths(at("2022-07-01T00:00:00"));
    expect(await published()).toEqual(["2022-06"]);
    await anAssignment(await anIndicator(await aTask(world.section)), world.section);
    await publishCompleteMonths(july);
    expect(await published()).toEqual(["2022-06"]);
  });

  test("when every leaf within its own months has something, milestones and an emptied entry aside", async () => {
    const task = await aTask(world.section);
    await anAssignment(await anIndicator(task, { measure: "milestones" }), world.section);
    await anAssignment(await anIndicator(task, { start: "2022-07" }), world.section);
    await fill("2022-06");
    expect(await loadIntake(db, world.plan, 6)).toEqual({ approved: 3, expected: 3 });
    expect(await isComplete(db, world.plan, 6)).toBe(true);
    await aFigure(world.single, "2022-06", { value: null });
    expect(await loadIntake(db, world.plan, 6)).toEqual({ approved: 2, expected: 3 });
    expect(await isComplete(db, world.plan, 6)).toBe(false);
    expect(await loadIntake(db, { ...world.plan, janFebCombined: true }, 1)).toEqual({ approved: 0, expected: 0 });
    await fill("2022-01");
    expect(await isComplete(db, world.plan, 1)).toBe(true);
    expect(await isComplete(db, { ...world.plan, janFebCombined: true }, 1)).toBe(false);
  });

  test("never when it takes nothing", async () => {
    await transaction(async (tx) => tx.update(indicators).set({ due: "2022-06" }));
    expect(await loadIntake(db, world.plan, 7)).toEqual({ approved: 0, expected: 0 });
    expect(await isComplete(db, world.plan, 7)).toBe(false);
  });

  test("by its lock or the coordinator, and stays so when it is unlocked", async () => {
    const months = (month: string) => ({ planId: world.plan.id, months: [month] });
    expect((await refusal(publishPeriods(world.reporter, months("2022-03")))).code).toBe("forbidden");
    expect(await publishPeriods(world.coordinator, months("2022-03"))).toEqual(["2022-03"]);
    expect(await publishPeriods(world.coordinator, months("2022-03"))).toEqual([]);
    await lockPeriods(world.coordinator, months("2022-04"));
    expect((await refusal(openPeriods(world.coordinator, months("2022-04")))).code).toBe("invalid");
    await unlockPeriods(operator, { ...months("2022-04"), reason: "更正" });
    expect(await published()).toEqual(["2022-03", "2022-04"]);
    expect(await opensAt(july)).toBe(4);
    const next = await aPlan({ year: 2999 });
    expect((await refusal(publishPeriods(operator, { planId: next.id, months: ["2999-01"] }))).code).toBe("invalid");
  });
});

describe("next year's plan", () => {
  test("is unlocked only for a reason, which the audit keeps", async () => {
    const april = { planId: world.plan.id, months: ["2022-04"] };
    await lockPeriods(world.coordinator, april);
    expect(await messageOf(unlockPeriods(world.coordinator, april))).toEqual(["invalid", "reason", "required"]);
    expect(await messageOf(unlockPeriods(operator, april))).toEqual(["invalid", "reason", "required"]);
    expect(await unlockPeriods(world.coordinator, { ...april, reason: "漏报一家" })).toEqual(["2022-04"]);
    const [row] = await db.select().from(auditRows).where(eq(auditRows.action, "periods_unlocked"));
    expect(row).toMatchObject({ detail: { months: ["2022-04"], reason: "漏报一家" } });
  });

  test("moves no page before a month of it is published, nor does an office that is early", async () => {
    await fill("2022-10");
    await publishCompleteMonths(at("2022-11-03T00:00:00"));
    const next = await aPlan({ year: 2023 });
    for (const now of [at("2022-11-20T00:00:00"), at("2023-01-10T00:00:00")])
      expect((await findBoard(db, { actor: operator, asked: {}, now })).plan.year).toBe(2022);
    await publishPeriods(operator, { planId: next.id, months: ["2023-01"] });
    expect((await findOpeningPlan(db, at("2023-02-03T00:00:00")))?.year).toBe(2023);
  });

  test("is not opened before its year, in China's time, where nothing is published", async () => {
    await aPlan({ year: 2023 });
    expect((await findOpeningPlan(db, at("2022-12-31T23:59:59")))?.year).toBe(2022);
    expect((await findOpeningPlan(db, at("2023-01-01T00:00:00")))?.year).toBe(2023);
  });

  test("takes no figures in November, and leaves December to be entered in January", async () => {
    await fill("2022-11");
    await publishCompleteMonths(at("2022-12-03T00:00:00"));
    await aPlan({ year: 2023 });
    expect((await findEntryPlan(db, at("2022-11-20T00:00:00")))?.year).toBe(2022);
    expect((await findEntryPlan(db, at("2023-01-10T00:00:00")))?.year).toBe(2022);
    await fill("2022-12");
    await publishCompleteMonths(at("2023-01-10T00:00:00"));
    expect((await findEntryPlan(db, at("2023-01-11T00:00:00")))?.year).toBe(2023);
  });
});

test("the month under way is named with what has come in, beside the month that pages open at only", async () => {
  await fill("2022-06");
  await publishCompleteMonths(july);
  await fill("2022-07", [world.part]);
  const underWay = async (month?: number, now = july) =>
    findUnderWay(db, await findBoard(db, { actor: operator, asked: { year: 2022, month }, now }), now);
  expect(await underWay()).toEqual({ month: 7, approved: 1, expected: 3 });
  expect(await underWay(5)).toBeNull();
  expect(await underWay(undefined, at("2022-06-30T12:00:00"))).toBeNull();
});
