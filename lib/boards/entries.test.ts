import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { db, transaction } from "@/db";
import { newId } from "@/db/id";
import { milestoneRevisions, milestones } from "@/db/schema";
import { placed } from "@/lib/plan/records";
import type { Question } from "@/lib/plan/rules";
import { ownDatabase } from "@/test/database";
import { aFigure, anAssignment, anIndicator, anOffice, aPlan, aTask } from "@/test/factories";
import { loadEntries, loadMilestoneDates } from "./entries";

ownDatabase("test");

const now = new Date("2022-07-10T00:00:00Z");
const ahead = new Date("2022-07-10T06:00:00Z");
const later = new Date("2022-07-11T00:00:00Z");
const idAt = (at: Date) => v7({ msecs: at.getTime() });

async function aSection() {
  const plan = await aPlan();
  const office = await anOffice(plan);
  return { plan, office, task: await aTask(office) };
}

const questionOf = (plan: Question["plan"], indicatorId: string, knownAt: Date | null) => ({
  plan,
  month: 12,
  basis: "approved" as const,
  scope: null,
  knownAt,
  due: true,
  only: [indicatorId],
});

test("a figure approved while the clock ran ahead does not come back once put right, at any instant", async () => {
  const { plan, office, task } = await aSection();
  const indicator = await anIndicator(task);
  const assignment = await anAssignment(indicator, office);
  await aFigure(assignment, "2022-06", { value: 70_000n, id: idAt(ahead), recordedAt: ahead });
  await aFigure(assignment, "2022-06", { value: 50_000n, id: idAt(now), recordedAt: now });
  for (const knownAt of [null, now, later])
    expect((await loadEntries(db, questionOf(plan, indicator.id, knownAt))).map(({ value }) => value)).toEqual([
      50_000n,
    ]);
});

test("a done date saved while the clock ran ahead and then taken back does not count, at any instant", async () => {
  const { plan, office, task } = await aSection();
  const indicator = await anIndicator(task, { measure: "milestones", unit: "%" });
  await anAssignment(indicator, office);
  const id = newId();
  const state = {
    milestoneId: id,
    note: null,
    review: "approved",
    late: false,
    comment: null,
    typedBy: null,
    submittedBy: null,
    recordedBy: null,
  } as const;
  const back = { ...state, id: idAt(now), done: null, recordedAt: now };
  await transaction(async (tx) => {
    await tx
      .insert(milestones)
      .values({ id, indicatorId: indicator.id, position: 0, title: "节点", due: "2022-06-30", weight: 10_000n });
    await tx
      .insert(milestoneRevisions)
      .values(await placed(tx, [{ ...state, id: idAt(ahead), done: "2022-06-20", recordedAt: ahead }, back]));
    await tx
      .update(milestones)
      .set({ latestRevisionId: back.id, approvedRevisionId: back.id, countedRevisionId: back.id })
      .where(eq(milestones.id, id));
  });
  for (const knownAt of [null, now, later])
    expect(
      (await loadMilestoneDates(db, questionOf(plan, indicator.id, knownAt), () => office.officeId)).get(id),
    ).toBeNull();
});

test("an entry is read as it is stored: largest figures, any characters, lateness, nothing as nothing", async () => {
  const { plan, office, task } = await aSection();
  const indicator = await anIndicator(task);
  const assignment = await anAssignment(indicator, office);
  const nothing = { numerator: null, denominator: null, na: null };
  const largest = {
    ...nothing,
    value: -8_999_999_999_999_999n,
    numerator: 9_000_000_000_000_000n,
    denominator: 1n,
    late: true,
  };
  const absent = { ...nothing, value: null, na: '未入统："口径"\n𠮷\\ [1,2]', late: false };
  await aFigure(assignment, "2022-01", largest);
  await aFigure(assignment, "2022-12", absent);
  const found = { assignment: assignment.key, review: "approved" };
  const expected = [
    { ...found, month: 1, ...largest },
    { ...found, month: 12, ...absent },
  ];
  for (const knownAt of [null, new Date("2099-01-01T00:00:00Z")]) {
    const entries = await loadEntries(db, questionOf(plan, indicator.id, knownAt));
    expect(entries.sort((a, b) => a.month - b.month)).toMatchObject(expected);
  }
  expect(await loadEntries(db, { ...questionOf(plan, indicator.id, null), only: [] })).toEqual([]);
});
