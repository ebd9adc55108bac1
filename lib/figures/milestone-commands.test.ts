import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db, transaction } from "@/db";
import { milestoneRevisions, milestones, periods } from "@/db/schema";
import { newId } from "@/db/id";
import { lockPeriods } from "@/lib/periods/commands";
import { aBureau, messageOf, refusal } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { anAssignment, anIndicator, aTask } from "@/test/factories";
import { saveMilestone } from "./milestone-commands";
import { approveFigures, returnFigures } from "./review-commands";
import { submitMonth } from "./submit-commands";

ownDatabase();

let world: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  world = await aBureau();
});

/** A milestone of the section's own indicator. */
async function aMilestone(): Promise<string> {
  const { plan, section } = world;
  const indicator = await anIndicator(await aTask(section), { measure: "milestones", unit: "%" });
  await anAssignment(indicator, section);
  const id = newId();
  const row = {
    id,
    indicatorId: indicator.id,
    position: 0,
    title: `节点${plan.year}`,
    due: "2022-06-30",
    weight: 10_000n,
  };
  await transaction(async (tx) => tx.insert(milestones).values(row));
  return id;
}

const pointersOf = async (id: string) =>
  (
    await db
      .select({
        latest: milestones.latestRevisionId,
        approved: milestones.approvedRevisionId,
        counted: milestones.countedRevisionId,
      })
      .from(milestones)
      .where(eq(milestones.id, id))
  )[0];

test("a done date goes through draft, submitted and approved", async () => {
  const { reporter, reviewer } = world;
  const milestone = await aMilestone();
  const saved = await saveMilestone(reporter, { milestone, done: "2022-06-20", basedOn: null });
  expect(saved).toMatchObject({ review: "draft", changed: true });
  expect(await pointersOf(milestone)).toEqual({ latest: saved.revision, approved: null, counted: null });
  const submitted = (await submitMonth(reporter, { month: "2022-06" })).milestones[0]?.revision ?? "";
  expect(await pointersOf(milestone)).toEqual({ latest: submitted, approved: null, counted: submitted });
  const [decided] = (await approveFigures(reviewer, { milestones: [{ milestone, basedOn: submitted }] })).milestones;
  const approved = decided && "revision" in decided ? decided.revision : "";
  expect(await pointersOf(milestone)).toEqual({ latest: approved, approved, counted: approved });
});

test("one submits only days up to the end of the month", async () => {
  const { reporter } = world;
  const milestone = await aMilestone();
  await saveMilestone(reporter, { milestone, done: "2022-08-01", basedOn: null });
  expect((await submitMonth(reporter, { month: "2022-07" })).milestones).toEqual([]);
  expect((await submitMonth(reporter, { month: "2022-08" })).milestones).toMatchObject([{ milestone }]);
});

test("a date that is not the one that was seen is not submitted", async () => {
  const { reporter, colleague } = world;
  const milestone = await aMilestone();
  const seen = await saveMilestone(reporter, { milestone, done: "2022-06-20", basedOn: null });
  const other = await saveMilestone(colleague, { milestone, done: "2022-06-21", basedOn: seen.revision });
  const submit = (revision: string | null) =>
    submitMonth(reporter, { month: "2022-06", seen: { [milestone]: revision ?? "" } });
  expect(await submit(seen.revision)).toMatchObject({ milestones: [], changed: [milestone] });
  expect(await submit(other.revision)).toMatchObject({ milestones: [{ milestone }], changed: [] });
});

test("a returned date no longer counts and keeps its note beside the reviewer's word; it too may be late", async () => {
  const { plan, reporter, reviewer } = world;
  const milestone = await aMilestone();
  const period = { planId: plan.id, month: "2022-03", deadline: new Date("2022-04-05T16:00:00Z"), lockedAt: null };
  await transaction(async (tx) => tx.insert(periods).values(period));
  await saveMilestone(reporter, { milestone, done: "2022-03-20", note: "见附件", basedOn: null });
  const basedOn = (await submitMonth(reporter, { month: "2022-03" })).milestones[0]?.revision ?? "";
  await returnFigures(reviewer, { milestones: [{ milestone, basedOn }], comment: "缺证明" });
  expect(await pointersOf(milestone)).toMatchObject({ approved: null, counted: null });
  const revisions = await db
    .select()
    .from(milestoneRevisions)
    .where(eq(milestoneRevisions.milestoneId, milestone))
    .orderBy(milestoneRevisions.place);
  expect(revisions.map(({ review, late, note, comment }) => [review, late, note, comment])).toEqual([
    ["draft", false, "见附件", null],
    ["submitted", true, "见附件", null],
    ["returned", true, "见附件", "缺证明"],
  ]);
});

test("saving twice writes once, over another's date is a conflict with both", async () => {
  const { reporter, colleague } = world;
  const milestone = await aMilestone();
  const input = { milestone, done: "2022-06-20", basedOn: null };
  const first = await saveMilestone(reporter, input);
  expect(await saveMilestone(reporter, input)).toEqual({ ...first, changed: false });
  const error = await refusal(saveMilestone(colleague, { ...input, done: "2022-06-21" }));
  expect(error.code).toBe("conflict");
  expect(error.data).toMatchObject({
    yours: { done: "2022-06-21" },
    theirs: { revision: first.revision, content: { done: "2022-06-20" } },
  });
});

test("a day outside the year or in a locked month, and a stranger's, are refused", async () => {
  const { plan, reporter, stranger, coordinator } = world;
  const milestone = await aMilestone();
  expect(await messageOf(saveMilestone(reporter, { milestone, done: "2023-01-01", basedOn: null }))).toEqual([
    "invalid",
    "done",
    "monthOutside",
  ]);
  expect((await refusal(saveMilestone(stranger, { milestone, done: "2022-06-20", basedOn: null }))).code).toBe(
    "not_found",
  );
  await lockPeriods(coordinator, { planId: plan.id, months: ["2022-02"] });
  expect(await messageOf(saveMilestone(reporter, { milestone, done: "2022-02-20", basedOn: null }))).toEqual([
    "invalid",
    "month",
    "monthLocked",
  ]);
});
