/**
 * A draft is read by its writer, the assignment's office and post; of its contents nobody else learns anything
 * (semantics §3).
 */
import { beforeAll, describe, expect, test, vi } from "vitest";
import { transaction } from "@/db";
import { newId } from "@/db/id";
import { milestones } from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { loadGridEntries } from "@/lib/entry/queries";
import { exportPlan } from "@/lib/interchange/export";
import { aBureau, account, messageOf, refusal, revisionsOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { anAssignment, anIndicator, aPerson, aTask } from "@/test/factories";
import { saveFigure, saveFigures } from "./commands";
import { saveMilestone } from "./milestone-commands";
import { approveFigures } from "./review-commands";
import { submitMonth } from "./submit-commands";

ownDatabase();

let world: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  world = await aBureau();
});

const month = "2022-03";

async function aDraft(value = "4711") {
  const { section, reporter } = world;
  const assignment = await anAssignment(await anIndicator(await aTask(section), { entry: "ytd" }), section);
  const draft = await saveFigure(reporter, { assignment: assignment.id, month, value, basedOn: null });
  return { assignment, revision: draft.revision };
}

async function aMilestone(): Promise<string> {
  const { section } = world;
  const indicator = await anIndicator(await aTask(section), { measure: "milestones", unit: "%" });
  await anAssignment(indicator, section);
  const id = newId();
  const row = { id, indicatorId: indicator.id, position: 0, title: "开工", due: "2022-06-30", weight: 10_000n };
  await transaction(async (tx) => tx.insert(milestones).values(row));
  return id;
}

/** Submits the month; the revision that a milestone then has. */
async function submittedDate(milestone: string): Promise<string> {
  const { milestones: submitted } = await submitMonth(world.reporter, { month });
  return submitted.find((one) => one.milestone === milestone)?.revision ?? "";
}

describe("who may enter and not read", () => {
  test("is told that a draft lies there and whose, whether they guess its value or not", async () => {
    const { reporter, coordinator } = world;
    const { assignment } = await aDraft();
    for (const value of ["4711", "1"]) {
      const error = await refusal(saveFigure(coordinator, { assignment: assignment.id, month, value, basedOn: null }));
      expect(error).toMatchObject({ code: "conflict", faults: [{ message: "figureDraftThere" }] });
      expect(error.data).toMatchObject({ theirs: { review: "draft", by: reporter.name, content: null } });
    }
    expect(await revisionsOf(assignment.id, month)).toHaveLength(1);
  });

  test("writes over it only after confirming, and is not told that it said the same", async () => {
    const { coordinator } = world;
    const { assignment, revision } = await aDraft();
    const input = { assignment: assignment.id, month, value: "4711", basedOn: revision };
    expect((await refusal(saveFigure(coordinator, input))).code).toBe("conflict");
    expect(await saveFigure(coordinator, { ...input, overDraft: true })).toMatchObject({
      review: "draft",
      changed: true,
    });
    expect(await revisionsOf(assignment.id, month)).toHaveLength(2);
  });

  test("is asked about nothing that a draft says: doubts go by what they may read", async () => {
    const { reporter, coordinator } = world;
    const { assignment } = await aDraft();
    const april = { assignment: assignment.id, month: "2022-04", value: "10", basedOn: null };
    const error = await refusal(saveFigure(reporter, april));
    expect(error.faults).toMatchObject([{ message: "doubtfulFalling", params: { other: "4711" } }]);
    expect((await saveFigures(coordinator, { figures: [april] }))[0]).toMatchObject({ changed: true });
    await submitMonth(reporter, { month, assignments: [assignment.id] });
    const february = { ...april, month: "2022-02", value: "9999" };
    expect((await refusal(saveFigure(coordinator, february))).faults).toMatchObject([{ params: { other: "4711" } }]);
  });
});

test("whose post stands above does not read a section's draft, but are told of it", async () => {
  const { plan, bureau, reporter } = world;
  const { assignment, revision } = await aDraft();
  const above = await account("reviewer", (await aPerson(bureau)).personId);
  const told = (await loadGridEntries(above, { year: plan.year })).entries.find(
    (entry) => entry.assignment === assignment.id,
  );
  expect(told).toMatchObject({ value: null, revision: null, review: null, draftBy: reporter.name });
  const { entries } = await loadGridEntries(reporter, { year: plan.year });
  expect(entries.find((entry) => entry.assignment === assignment.id)).toMatchObject({
    value: "4711",
    revision,
    draftBy: null,
  });
});

test("a done date's draft is no more told than a figure's", async () => {
  const { reporter, coordinator } = world;
  const id = await aMilestone();
  const draft = await saveMilestone(reporter, { milestone: id, done: "2022-06-20", basedOn: null });
  for (const done of ["2022-06-20", "2022-06-21"]) {
    const error = await refusal(saveMilestone(coordinator, { milestone: id, done, basedOn: draft.revision }));
    expect(error).toMatchObject({ code: "conflict", data: { theirs: { by: reporter.name, content: null } } });
  }
  const over = await saveMilestone(coordinator, {
    milestone: id,
    done: "2022-06-20",
    basedOn: draft.revision,
    overDraft: true,
  });
  expect(over).toMatchObject({ changed: true });
});

test("no document but the operator's holds a draft", async () => {
  const { plan, coordinator } = world;
  const { assignment } = await aDraft("987654");
  const valuesFor = async (actor: Parameters<typeof exportPlan>[0]) =>
    (await exportPlan(actor, plan.year)).figures
      .filter((figure) => figure.assignment === assignment.key)
      .map(({ value }) => value);
  expect(await valuesFor(coordinator)).toEqual([]);
  expect(await valuesFor(operator)).toEqual(["987654"]);
});

test("what is approved is changed only with a reason, and stays in sight", async () => {
  const { plan, reporter, reviewer } = world;
  const { assignment } = await aDraft("5");
  const basedOn = (await submitMonth(reporter, { month, assignments: [assignment.id] })).figures[0]?.revision ?? "";
  const [decided] = (await approveFigures(reviewer, { figures: [{ assignment: assignment.id, month, basedOn }] }))
    .figures;
  const approved = decided && "revision" in decided ? decided.revision : "";
  const change = { assignment: assignment.id, month, value: "6", basedOn: approved };
  const error = await refusal(saveFigure(reporter, change));
  expect(error).toMatchObject({ faults: [{ path: "value", message: "doubtfulApproved" }], data: { doubtful: true } });
  const draft = await saveFigure(reporter, { ...change, reason: "漏报一家" });
  await saveFigure(reporter, { ...change, value: "7", basedOn: draft.revision });
  const { entries } = await loadGridEntries(reporter, { year: plan.year });
  const entry = entries.find((one) => one.assignment === assignment.id);
  expect(entry).toMatchObject({ value: "7", review: "draft", comment: "漏报一家", approved: { value: "5" } });
});

test("an approved done date is changed only with a reason, and stays in sight; a note needs none", async () => {
  const { plan, reporter, reviewer } = world;
  const milestone = await aMilestone();
  await saveMilestone(reporter, { milestone, done: "2022-03-20", basedOn: null });
  const basedOn = await submittedDate(milestone);
  const [decided] = (await approveFigures(reviewer, { milestones: [{ milestone, basedOn }] })).milestones;
  const approved = decided && "revision" in decided ? decided.revision : "";
  const noted = await saveMilestone(reporter, { milestone, done: "2022-03-20", note: "验收单", basedOn: approved });
  const change = { milestone, done: "2022-03-25", basedOn: noted.revision };
  expect(await refusal(saveMilestone(reporter, change))).toMatchObject({
    faults: [{ path: "done", message: "doubtfulApprovedDay", params: { approved: "2022-03-20" } }],
    data: { doubtful: true },
  });
  const draft = await saveMilestone(reporter, { ...change, reason: "验收推迟" });
  await saveMilestone(reporter, { ...change, done: "2022-03-26", basedOn: draft.revision });
  const { dates } = await loadGridEntries(reporter, { year: plan.year });
  expect(dates.find((date) => date.milestone === milestone)).toMatchObject({
    ...{ done: "2022-03-26", review: "draft", comment: "验收推迟", approved: "2022-03-20" },
  });
});

test("a done date that was submitted is taken back only with a reason", async () => {
  const { reporter } = world;
  const milestone = await aMilestone();
  await saveMilestone(reporter, { milestone, done: "2022-03-20", basedOn: null });
  const basedOn = await submittedDate(milestone);
  const back = { milestone, done: null, basedOn };
  expect((await refusal(saveMilestone(reporter, back))).faults).toMatchObject([{ message: "doubtfulWithdrawnDay" }]);
  expect(await saveMilestone(reporter, { ...back, reason: "验收未通过" })).toMatchObject({ changed: true });
});

test("a month that has not begun takes no figure, and a day to come is no done date", async () => {
  const { reporter, single, stages } = { ...world, stages: await aMilestone() };
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    // An hour into March in China, still February elsewhere.
    vi.setSystemTime(new Date("2022-02-28T17:00:00Z"));
    const save = (of: string) => saveFigure(reporter, { assignment: single.id, month: of, value: "1", basedOn: null });
    expect(await save("2022-03")).toMatchObject({ changed: true });
    expect(await messageOf(save("2022-04"))).toEqual(["invalid", "month", "monthToCome"]);
    const done = (day: string) => saveMilestone(reporter, { milestone: stages, done: day, basedOn: null });
    expect(await messageOf(done("2022-03-02"))).toEqual(["invalid", "done", "dayToCome"]);
    expect(await done("2022-03-01")).toMatchObject({ changed: true });
  } finally {
    vi.useRealTimers();
  }
});
