import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db";
import * as schema from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { lockPeriods } from "@/lib/periods/commands";
import { findPlan } from "@/lib/plan/queries";
import { messageOf, refusal } from "@/test/bureau";
import { aUser } from "@/test/factories";
import { ownDatabase } from "@/test/database";
import { bring, exported, revise } from "@/test/imported-plan";
import { type Draft, documentWith, draftDocument, indicatorOf, withoutNulls } from "@/test/plan-document";
import { importPlan } from "./commands";
import { exportPlan } from "./export";

ownDatabase("test");

beforeEach(async () => {
  await bring(draftDocument());
});

test("an import is on record once, with its counts", async () => {
  await bring(draftDocument());
  const rows = await db.select().from(schema.auditRows).where(eq(schema.auditRows.action, "plan_imported"));
  expect(rows.map(({ actorId, detail }) => [actorId, detail?.figure])).toEqual([[null, { added: 1, changed: 0 }]]);
});

test("a locked month takes what it has and nothing else", async () => {
  await lockPeriods(operator, { planId: (await findPlan(db, 2022))?.id ?? "", months: ["2022-01"] });
  expect((await bring(draftDocument())).lines).toEqual([]);
  const newer = draftDocument();
  Object.assign(newer.figures[0] ?? {}, { value: "6" });
  expect(await messageOf(bring(newer))).toEqual(["invalid", "figures[0].month", "document.locked"]);
});

test("a day done in a locked month neither comes nor goes", async () => {
  const given = (done: string | null) =>
    documentWith({
      ...{ key: "m", measure: "milestones", target: { value: "100" }, assignments: [{ key: "am", office: "ke" }] },
      milestones: [{ title: "开工", due: "2022-03-31", weight: "1", done }],
    });
  await bring(given("2022-03-20"));
  await lockPeriods(operator, { planId: (await findPlan(db, 2022))?.id ?? "", months: ["2022-03"] });
  expect((await bring(given("2022-03-20"))).lines).toEqual([]);
  for (const done of [null, "2022-04-02", "2022-03-21"])
    expect(await messageOf(bring(given(done)))).toEqual([
      "invalid",
      "tasks[0].indicators[0].milestones[0].done",
      "document.locked",
    ]);
});

test("what may be a draft by hand goes out and comes in", async () => {
  await revise("2022-02", null, { review: "draft" });
  expect(await exported()).toEqual(withoutNulls(draftDocument()));
  const half = documentWith(
    {
      key: "r",
      measure: "rank",
      direction: "at_most",
      target: { value: "3" },
      assignments: [{ key: "ar", office: "ke" }],
    },
    [{ assignment: "ar", month: "2022-02", value: "3", status: "draft" }],
  );
  expect((await bring(half)).lines.map(({ key }) => key)).toContain("ar 2022-02");
});

test("what is stored counts with what the document says", async () => {
  const refused = async (change: (draft: Draft) => void) => {
    const draft = draftDocument();
    draft.figures = [];
    change(draft);
    return (await refusal(bring(draft))).faults.map(({ path, message }) => `${path} ${message}`);
  };
  const I = "tasks[0].indicators[0]";
  expect(await refused((d) => indicatorOf(d).assignments.push({ key: "a3", office: "ke", parent: "a1" }))).toEqual([
    `${I}.assignments document.storedOnParent`,
  ]);
  expect(await refused((d) => Object.assign(indicatorOf(d), { assignments: [], target: null }))).toEqual([
    `${I}.assignments["a1"].target plan.ownTargetWithout`,
    `${I}.assignments["a2"].target plan.ownTargetWithout`,
  ]);
  expect(await refused((d) => Object.assign(d.plan, { janFebCombined: true }))).toEqual([
    "plan.janFebCombined document.storedJanuary",
  ]);
  const ratio = (d: Draft) =>
    Object.assign(indicatorOf(d), {
      measure: "ratio",
      assignments: indicatorOf(d).assignments.map(({ key, office }) => ({ key, office })),
    });
  expect(await refused((d) => ratio(d))).toEqual([`${I}.measure document.storedOtherMeasure`]);
});

test("offices and people are one across years", async () => {
  const next: Draft = JSON.parse(JSON.stringify(draftDocument()).replaceAll("2022", "2023"));
  Object.assign(next.offices[1] ?? {}, { name: "改名的科", parent: null });
  await bring(next);
  expect(await db.$count(schema.offices)).toBe(2);
  expect(await db.$count(schema.people)).toBe(2);
  expect(await exported()).toEqual(withoutNulls(draftDocument()));
  expect(withoutNulls(await exportPlan(operator, 2023))).toEqual(withoutNulls(next));
});

test("only who runs the plan imports and exports it", async () => {
  const { id, name } = await aUser("reporter");
  const reporter = { kind: "account", userId: id, name, role: "reporter", personId: null, locale: null } as const;
  expect((await refusal(importPlan(reporter, draftDocument()))).code).toBe("forbidden");
  expect((await refusal(exportPlan(reporter, 2022))).code).toBe("forbidden");
  expect((await refusal(exportPlan(operator, 2021))).code).toBe("not_found");
});

test("what is doubtful is said and kept, once", async () => {
  const newer = draftDocument();
  newer.figures.push(
    ...["2022-02", "2022-03", "2022-04"].map((month, index) => ({
      assignment: "a1",
      month,
      value: ["5", "5", "90"][index] ?? "",
      status: "approved",
    })),
  );
  const { warnings } = await bring(newer);
  expect(warnings.shown.map(({ path, message }) => `${path} ${message}`)).toEqual(["figures[3].value doubtfulTriple"]);
  expect((await bring(newer)).warnings.count).toBe(0);
});
