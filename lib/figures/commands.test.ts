import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db";
import { auditRows } from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { lockPeriods, unlockPeriods } from "@/lib/periods/commands";
import { aBureau, account, cellOf, messageOf, refusal, revisionsOf, versionOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { anAssignment, anIndicator, anOffice, aPlan, aTask } from "@/test/factories";
import { saveFigure, saveFigures } from "./commands";
import { submitMonth } from "./submit-commands";

ownDatabase();

let world: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  world = await aBureau();
});

describe("saving a figure", () => {
  test("appends a draft, audited, and moves no board", async () => {
    const { plan, part, reporter } = world;
    const version = await versionOf(plan.id);
    const saved = await saveFigure(reporter, {
      assignment: part.id,
      month: "2022-01",
      value: "１,234.5",
      basedOn: null,
    });
    expect(saved).toMatchObject({ review: "draft", changed: true });
    const [revision] = await revisionsOf(part.id, "2022-01");
    expect(revision).toMatchObject({
      id: saved.revision,
      value: 12_345_000n,
      review: "draft",
      recordedBy: reporter.userId,
      submittedBy: null,
    });
    expect(await cellOf(part.id, "2022-01")).toMatchObject({
      latestRevisionId: saved.revision,
      countedRevisionId: null,
      approvedRevisionId: null,
    });
    expect(await versionOf(plan.id)).toBe(version);
    expect((await db.select().from(auditRows).where(eq(auditRows.subjectId, part.id)))[0]).toMatchObject({
      action: "figures_saved",
      actorId: reporter.userId,
    });
  });

  test("finds the assignment by its key too", async () => {
    const { part, reporter } = world;
    const saved = await saveFigure(reporter, { assignment: part.key, month: "2022-11", value: "1", basedOn: null });
    expect((await cellOf(part.id, "2022-11"))?.latestRevisionId).toBe(saved.revision);
  });

  test("twice writes once, even when the answer to the first was lost", async () => {
    const { plan, part, reporter } = world;
    const input = { assignment: part.id, month: "2022-02", value: "7", basedOn: null };
    const first = await saveFigure(reporter, input);
    const version = await versionOf(plan.id);
    expect(await saveFigure(reporter, { ...input, value: "7.00" })).toEqual({ ...first, changed: false });
    expect(await revisionsOf(part.id, "2022-02")).toHaveLength(1);
    expect(await versionOf(plan.id)).toBe(version);
  });

  test("over another's newer revision is a conflict with both values, and writes nothing", async () => {
    const { part, reporter, colleague } = world;
    const first = await saveFigure(reporter, { assignment: part.id, month: "2022-03", value: "7", basedOn: null });
    const second = await saveFigure(colleague, {
      assignment: part.id,
      month: "2022-03",
      value: "8",
      basedOn: first.revision,
    });
    const error = await refusal(
      saveFigure(reporter, { assignment: part.id, month: "2022-03", value: "9", basedOn: first.revision }),
    );
    expect(error.code).toBe("conflict");
    expect(error.data).toMatchObject({
      yours: { value: "9" },
      theirs: { revision: second.revision, review: "draft", by: colleague.name, content: { value: "8" } },
    });
    expect(await revisionsOf(part.id, "2022-03")).toHaveLength(2);
  });

  test("shows another's draft in a conflict only to those who may read it", async () => {
    const { part, reporter, coordinator } = world;
    await saveFigure(reporter, { assignment: part.id, month: "2022-12", value: "7", basedOn: null });
    const error = await refusal(
      saveFigure(coordinator, { assignment: part.id, month: "2022-12", value: "9", basedOn: null }),
    );
    expect(error.data).toMatchObject({ theirs: { content: null } });
  });

  test("of a stranger finds nothing, of one who may read is forbidden", async () => {
    const { part, stranger, viewer } = world;
    const input = { assignment: part.id, month: "2022-04", value: "7", basedOn: null };
    expect((await refusal(saveFigure(stranger, input))).code).toBe("not_found");
    expect((await refusal(saveFigure(viewer, input))).code).toBe("not_found");
    expect((await refusal(saveFigure(viewer, { ...input, assignment: "none" }))).code).toBe("not_found");
    expect((await refusal(saveFigure(await account("leader", null), input))).code).toBe("forbidden");
  });

  test("may be the coordinator's, for any office", async () => {
    const { part, coordinator } = world;
    expect(
      await saveFigure(coordinator, { assignment: part.id, month: "2022-09", value: "7", basedOn: null }),
    ).toMatchObject({
      changed: true,
    });
  });

  test("is refused on a parent, outside the plan's years, and with text", async () => {
    const { part, whole, coordinator, reporter } = world;
    const input = { assignment: part.id, month: "2022-04", value: "7", basedOn: null };
    expect(await messageOf(saveFigure(coordinator, { ...input, assignment: whole.id }))).toEqual([
      "invalid",
      "assignment",
      "figureOnParent",
    ]);
    expect(await messageOf(saveFigure(reporter, { ...input, value: "1-2" }))).toEqual([
      "invalid",
      "value",
      "figureRange",
    ]);
    expect(await messageOf(saveFigure(reporter, { ...input, numerator: "7" }))).toEqual([
      "invalid",
      "numerator",
      "figureField",
    ]);
    expect((await refusal(saveFigure(reporter, { ...input, month: "2031-04" }))).code).toBe("not_found");
  });

  test("is refused in a locked month until it is unlocked", async () => {
    const { plan, part, reporter, coordinator } = world;
    const months = { planId: plan.id, months: ["2022-05"] };
    expect((await refusal(lockPeriods(reporter, months))).code).toBe("forbidden");
    await lockPeriods(coordinator, months);
    const input = { assignment: part.id, month: "2022-05", value: "7", basedOn: null };
    expect(await messageOf(saveFigure(reporter, input))).toEqual(["invalid", "month", "monthLocked"]);
    expect(await messageOf(submitMonth(reporter, { month: "2022-05" }))).toEqual(["invalid", "month", "monthLocked"]);
    await unlockPeriods(operator, { ...months, reason: "更正" });
    expect(await saveFigure(reporter, input)).toMatchObject({ changed: true });
  });

  test("that is doubtful needs a reason, which is kept", async () => {
    const { single, reporter } = world;
    for (const month of ["2022-01", "2022-02", "2022-03"])
      await saveFigure(reporter, { assignment: single.id, month, value: "10", basedOn: null });
    const input = { assignment: single.id, month: "2022-04", value: "99", basedOn: null };
    const error = await refusal(saveFigure(reporter, input));
    expect([error.code, error.faults[0]?.message, error.data]).toEqual([
      "invalid",
      "doubtfulTriple",
      { doubtful: true },
    ]);
    const saved = await saveFigure(reporter, { ...input, reason: "集中签约" });
    expect((await revisionsOf(single.id, "2022-04"))[0]).toMatchObject({ id: saved.revision, comment: "集中签约" });
  });

  test("of a year with January in February is refused for January", async () => {
    const plan = await aPlan({ year: 2023, janFebCombined: true });
    const office = await anOffice(plan);
    const assignment = await anAssignment(await anIndicator(await aTask(office)), office);
    const input = { assignment: assignment.id, month: "2023-01", value: "1", basedOn: null };
    expect(await messageOf(saveFigure(operator, input))).toEqual(["invalid", "month", "monthWithFebruary"]);
    expect(await saveFigure(operator, { ...input, month: "2023-02" })).toMatchObject({ changed: true });
  });
});

describe("a paste", () => {
  test("stores what is right and gives each other cell its own error", async () => {
    const { part, pair, reporter } = world;
    const theirs = await saveFigure(reporter, { assignment: part.id, month: "2022-07", value: "1", basedOn: null });
    const results = await saveFigures(reporter, {
      figures: [
        { assignment: part.id, month: "2022-06", value: "6", basedOn: null },
        { assignment: part.id, month: "2022-07", value: "7", basedOn: null },
        { assignment: part.id, month: "2022-08", value: "8万", basedOn: null },
        { assignment: pair.id, month: "2022-06", numerator: "30", denominator: "100", basedOn: null },
        { assignment: "nowhere", month: "2022-06", value: "1", basedOn: null },
      ],
    });
    expect(results.map((result) => ("error" in result ? result.error.code : result.changed))).toEqual([
      true,
      "conflict",
      "invalid",
      true,
      "not_found",
    ]);
    expect((await cellOf(part.id, "2022-07"))?.latestRevisionId).toBe(theirs.revision);
    expect((await revisionsOf(pair.id, "2022-06"))[0]).toMatchObject({ numerator: 300_000n, denominator: 1_000_000n });
  });

  test("with two figures for one cell keeps the first, whatever they call it", async () => {
    const { single, reporter } = world;
    const [first, second] = await saveFigures(reporter, {
      figures: [
        { assignment: single.id, month: "2022-12", value: "6", basedOn: null },
        { assignment: single.key, month: "2022-12", value: "7", basedOn: null },
      ],
    });
    expect(first).toMatchObject({ changed: true });
    expect(second).toMatchObject({ error: { faults: [{ message: "figureTwice" }] } });
  });

  test("of year-to-date figures is judged as it will stand, not against what it replaces", async () => {
    const { pair, reporter } = world;
    const first = await saveFigure(reporter, {
      assignment: pair.id,
      month: "2022-08",
      numerator: "40",
      denominator: "120",
      basedOn: null,
    });
    const second = await saveFigure(reporter, {
      assignment: pair.id,
      month: "2022-09",
      numerator: "41",
      denominator: "121",
      basedOn: null,
    });
    const results = await saveFigures(reporter, {
      figures: [
        { assignment: pair.id, month: "2022-08", numerator: "50", denominator: "130", basedOn: first.revision },
        { assignment: pair.id, month: "2022-09", numerator: "51", denominator: "131", basedOn: second.revision },
      ],
    });
    expect(results).toMatchObject([{ changed: true }, { changed: true }]);
  });
});
