import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "@/db";
import { periods } from "@/db/schema";
import { aBureau, account, cellOf, messageOf, revisionsOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { anAssignment, anIndicator, anOffice, aPerson, aTask } from "@/test/factories";
import { saveFigure } from "./commands";
import { approveFigures, returnFigures } from "./review-commands";
import { submitMonth } from "./submit-commands";

ownDatabase();

let world: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  world = await aBureau();
});

describe("submitting and reviewing a month", () => {
  const month = "2022-10";

  async function submitted() {
    const { plan, reporter } = world;
    const office = await anOffice(plan);
    const task = await aTask(office);
    const assignment = await anAssignment(await anIndicator(task), office);
    const half = await anAssignment(await anIndicator(task, { measure: "ratio" }), office);
    const own = { ...reporter, ...(await account("reporter", (await aPerson(office)).personId)) };
    const reviewer = await account("reviewer", (await aPerson(office)).personId);
    await saveFigure(own, { assignment: assignment.id, month, value: "5", basedOn: null });
    await saveFigure(own, { assignment: half.id, month, numerator: "5", basedOn: null });
    const result = await submitMonth(own, { month });
    return { assignment, half, own, reviewer, result, revision: result.figures[0]?.revision ?? "" };
  }

  test("leaves what is not the revision that was seen, and says so", async () => {
    const { plan, reporter } = world;
    const office = await anOffice(plan);
    const indicator = await anIndicator(await aTask(office));
    const [one, two] = [await anAssignment(indicator, office), await anAssignment(indicator, office)];
    const own = { ...reporter, ...(await account("reporter", (await aPerson(office)).personId)) };
    const colleague = { ...reporter, ...(await account("reporter", (await aPerson(office)).personId)) };
    const seen = await saveFigure(own, { assignment: one.id, month, value: "5", basedOn: null });
    const now = await saveFigure(colleague, { assignment: one.id, month, value: "8", basedOn: seen.revision });
    await saveFigure(colleague, { assignment: two.id, month, value: "1", basedOn: null });
    const submit = (revision: string | null) => submitMonth(own, { month, seen: { [one.id]: revision ?? "" } });
    const refused = await submit(seen.revision);
    expect(refused).toMatchObject({ figures: [], changed: expect.arrayContaining([one.id, two.id]) });
    expect((await cellOf(one.id, month))?.countedRevisionId).toBeNull();
    expect(await submit(now.revision)).toMatchObject({ figures: [{ assignment: one.id }], changed: [two.id] });
  });

  test("is not approved by whoever typed it, though another submitted it", async () => {
    const { plan } = world;
    const office = await anOffice(plan);
    const assignment = await anAssignment(await anIndicator(await aTask(office)), office);
    const reporter = await account("reporter", (await aPerson(office)).personId);
    const reviewer = await account("reviewer", (await aPerson(office)).personId);
    await saveFigure(reviewer, { assignment: assignment.id, month, value: "5", basedOn: null });
    const basedOn = (await submitMonth(reporter, { month })).figures[0]?.revision ?? "";
    const decided = (await approveFigures(reviewer, { figures: [{ assignment: assignment.id, month, basedOn }] }))
      .figures;
    expect(decided).toMatchObject([{ error: { code: "forbidden", faults: [{ message: "figureOwnSubmission" }] } }]);
  });

  test("takes every draft, leaves half a pair, and makes it count provisionally", async () => {
    const { assignment, half, own, result, revision } = await submitted();
    expect(result).toMatchObject({ figures: [{ assignment: assignment.id, late: false }], incomplete: [half.id] });
    expect(await cellOf(assignment.id, month)).toMatchObject({
      latestRevisionId: revision,
      countedRevisionId: revision,
      approvedRevisionId: null,
    });
    expect((await revisionsOf(assignment.id, month))[1]).toMatchObject({
      review: "submitted",
      submittedBy: own.userId,
      value: 50_000n,
    });
    expect((await submitMonth(own, { month })).figures).toEqual([]);
  });

  test("is late after the deadline", async () => {
    const { plan } = world;
    await transaction(async (tx) =>
      tx.insert(periods).values({ planId: plan.id, month, deadline: new Date("2022-11-05T16:00:00Z"), lockedAt: null }),
    );
    expect((await submitted()).result.figures).toMatchObject([{ late: true }]);
  });

  test("approval by another makes it official; by the same account it is forbidden", async () => {
    const { assignment, own, reviewer, revision } = await submitted();
    const item = { assignment: assignment.id, month, basedOn: revision };
    const self = await approveFigures({ ...own, role: "reviewer" }, { figures: [item] });
    expect(self.figures).toMatchObject([
      { error: { code: "forbidden", faults: [{ message: "figureOwnSubmission" }] } },
    ]);
    const { figures } = await approveFigures(reviewer, { figures: [item] });
    const approved = figures[0] && "revision" in figures[0] ? figures[0].revision : "";
    expect(await cellOf(assignment.id, month)).toEqual({
      assignmentId: assignment.id,
      month,
      latestRevisionId: approved,
      approvedRevisionId: approved,
      countedRevisionId: approved,
    });
    expect((await approveFigures(reviewer, { figures: [item] })).figures).toMatchObject([{ revision: approved }]);
  });

  test("return falls back to what was official, keeps the word and lets the same figure be corrected", async () => {
    const { assignment, own, reviewer, revision } = await submitted();
    await approveFigures(reviewer, { figures: [{ assignment: assignment.id, month, basedOn: revision }] });
    const official = (await cellOf(assignment.id, month))?.approvedRevisionId ?? null;
    const draft = await saveFigure(own, {
      assignment: assignment.id,
      month,
      value: "6",
      basedOn: official,
      reason: "漏报一件",
    });
    expect(await cellOf(assignment.id, month)).toMatchObject({
      latestRevisionId: draft.revision,
      countedRevisionId: official,
    });
    const again = (await submitMonth(own, { month, assignments: [assignment.key] })).figures[0]?.revision ?? "";
    expect(await cellOf(assignment.id, month)).toMatchObject({
      approvedRevisionId: official,
      countedRevisionId: again,
    });
    await returnFigures(reviewer, {
      figures: [{ assignment: assignment.id, month, basedOn: again }],
      comment: "与台账不符",
    });
    const cell = await cellOf(assignment.id, month);
    expect(cell).toMatchObject({ approvedRevisionId: official, countedRevisionId: official });
    const latest = (await revisionsOf(assignment.id, month)).find((row) => row.id === cell?.latestRevisionId);
    expect(latest).toMatchObject({
      review: "returned",
      comment: "与台账不符",
      value: 60_000n,
      submittedBy: own.userId,
    });
  });

  test("decides only on the revision that was seen", async () => {
    const { assignment, own, reviewer, revision } = await submitted();
    const draft = await saveFigure(own, { assignment: assignment.id, month, value: "6", basedOn: revision });
    const decide = (basedOn: string) =>
      approveFigures(reviewer, { figures: [{ assignment: assignment.id, month, basedOn }] });
    expect((await decide(revision)).figures).toMatchObject([
      { error: { code: "conflict", faults: [{ message: "figureChanged" }] } },
    ]);
    expect((await decide(draft.revision ?? "")).figures).toMatchObject([
      { error: { faults: [{ message: "figureNotSubmitted" }] } },
    ]);
  });

  test("a submitted figure is withdrawn only with a reason", async () => {
    const { assignment, own, revision } = await submitted();
    const input = { assignment: assignment.id, month, value: null, basedOn: revision };
    expect(await messageOf(saveFigure(own, input))).toEqual(["invalid", "value", "doubtfulWithdrawn"]);
    await saveFigure(own, { ...input, reason: "重复上报" });
    expect((await submitMonth(own, { month, assignments: [assignment.id] })).figures).toHaveLength(1);
  });

  test("a reviewer of another office finds nothing to review", async () => {
    const { assignment, revision } = await submitted();
    const { figures } = await approveFigures(world.reviewer, {
      figures: [{ assignment: assignment.id, month, basedOn: revision }],
    });
    expect(figures).toMatchObject([{ error: { code: "not_found" } }]);
  });
});
