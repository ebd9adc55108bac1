import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/db";
import * as schema from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { findPlan } from "@/lib/plan/queries";
import { messageOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { bring, exported, idOf, revise } from "@/test/imported-plan";
import { type Draft, documentWith, draftDocument, indicatorOf, withoutNulls } from "@/test/plan-document";
import { importPlan } from "./commands";
import { exportPlan } from "./export";

ownDatabase("test");

const linesOf = async (draft: Draft) =>
  (await bring(draft)).lines.map(({ thing, key, change, detail }) => `${change} ${thing} ${key} ${detail}`.trim());

beforeEach(async () => {
  await bring(draftDocument());
});

test("a newer document adds and changes, says what, and gives the plan a fresh version", async () => {
  const before = await findPlan(db, 2022);
  const newer = draftDocument();
  Object.assign(newer.plan, { title: "新" });
  newer.offices.push({ key: "xin", name: "新科", parent: "ju", sort: 5 });
  indicatorOf(newer).assignments.push({ key: "a3", office: "xin", target: "10" });
  Object.assign(indicatorOf(newer), { name: "改名", history: [{ year: 2021, month: 1, value: "3" }] });
  newer.figures = [{ assignment: "a1", month: "2022-01", value: "7.5", status: "approved", qualifier: "余" }];
  expect(await linesOf(newer)).toEqual([
    "changed plan 2022 title",
    "added office xin",
    "changed indicator i1 name, history",
    "added assignment a3",
    "changed figure a1 2022-01 5 approved → 7.5 余 approved",
  ]);
  expect(await exported()).toEqual(withoutNulls(newer));
  const after = await findPlan(db, 2022);
  expect([after?.id === before?.id, after?.version === before?.version]).toEqual([true, false]);
});

test("what a newer document leaves out stays, behind what it stood behind", async () => {
  const whole = draftDocument();
  const part = draftDocument();
  part.offices = part.offices.slice(1);
  part.people = [];
  part.figures = [];
  indicatorOf(part).assignments = [];
  expect((await bring(part)).lines).toEqual([]);
  expect(await exported()).toEqual(withoutNulls(whole));
  part.offices = [{ key: "xin", name: "新科", sort: 9 }, ...part.offices];
  await bring(part);
  const order = async () => (await exportPlan(operator, 2022)).offices.map(({ key }) => key);
  expect(await order()).toEqual(["ju", "xin", "ke"]);
  expect((await bring(part)).lines).toEqual([]);
  expect(await order()).toEqual(["ju", "xin", "ke"]);
});

test("a document's order is taken over", async () => {
  const turned = draftDocument();
  turned.offices.reverse();
  indicatorOf(turned).assignments.reverse();
  await bring(turned);
  expect(await exported()).toEqual(withoutNulls(turned));
});

test("a changed target is a further revision with the month of the one it replaces; the old one stays", async () => {
  const newer = draftDocument();
  Object.assign(indicatorOf(newer), { target: { value: "120", stretch: "150" } });
  Object.assign(indicatorOf(newer).assignments[0] ?? {}, { target: "80" });
  await bring(newer);
  const targets = await db.select().from(schema.indicatorTargets).orderBy(asc(schema.indicatorTargets.id));
  expect(targets.map(({ value, effectiveMonth }) => [value, effectiveMonth])).toEqual([
    [1_000_000n, "2022-01"],
    [1_200_000n, "2022-01"],
  ]);
  const own = await db
    .select()
    .from(schema.assignmentTargets)
    .where(eq(schema.assignmentTargets.assignmentId, await idOf("a1")));
  expect(new Set(own.map(({ target }) => target))).toEqual(new Set([600_000n, 800_000n]));
  expect(await exported()).toEqual(withoutNulls(newer));
});

test("thresholds are revisions too", async () => {
  const newer = draftDocument();
  Object.assign(newer.plan, { scheduleBasis: "day" });
  expect(await linesOf(newer)).toEqual(["changed plan 2022 scheduleBasis"]);
  const terms = await db.select().from(schema.planTerms).orderBy(asc(schema.planTerms.id));
  expect(terms.map(({ scheduleBasis, effectiveMonth }) => [scheduleBasis, effectiveMonth])).toEqual([
    ["month", "2022-01"],
    ["day", "2022-01"],
  ]);
});

test("every value a figure had stays as a revision", async () => {
  const newer = draftDocument();
  Object.assign(newer.figures[0] ?? {}, { value: "6", status: "submitted" });
  await bring(newer);
  const revisions = await db.select().from(schema.figureRevisions).orderBy(asc(schema.figureRevisions.id));
  expect(revisions.map(({ value, review }) => [value, review])).toEqual([
    [50_000n, "approved"],
    [60_000n, "submitted"],
  ]);
});

test("a document agrees with the official figure and with a newer draft beside it", async () => {
  await revise("2022-01", 70_000n, { review: "draft" });
  expect(await exported()).toEqual(withoutNulls(draftDocument()));
  expect((await bring(draftDocument())).lines).toEqual([]);
  const draft = draftDocument();
  Object.assign(draft.figures[0] ?? {}, { value: "7", status: "draft" });
  expect((await bring(draft)).lines).toEqual([]);
});

test("the reason for a doubtful figure goes out as its note, a reviewer's word does not", async () => {
  await revise("2022-02", -10_000n, { review: "submitted", comment: "核减" });
  await revise("2022-03", 10_000n, { review: "returned", comment: "请核对" });
  const { figures } = await exportPlan(operator, 2022);
  expect(figures.slice(1)).toEqual([
    { assignment: "a1", month: "2022-02", value: "-1", status: "submitted", note: "核减" },
    { assignment: "a1", month: "2022-03", value: "1", status: "returned" },
  ]);
});

test("milestones follow their titles; a day done is an approved revision", async () => {
  const milestone = (title: string, due: string, done: string | null = null) => ({ title, due, weight: "1", done });
  const given = (...milestones: ReturnType<typeof milestone>[]) =>
    documentWith({
      key: "m",
      measure: "milestones",
      target: { value: "100" },
      assignments: [{ key: "am", office: "ke" }],
      milestones,
    });
  await bring(given(milestone("开工", "2022-03-31", "2022-03-20"), milestone("投产", "2022-09-30")));
  const newer = given(
    milestone("验收", "2022-12-20"),
    milestone("开工", "2022-03-31", "2022-03-21"),
    milestone("投产达效", "2022-09-30", "2022-08-01"),
  );
  await bring(newer);
  const rows = await db.select().from(schema.milestones).orderBy(asc(schema.milestones.position));
  expect(rows.map(({ title }) => title)).toEqual(["验收", "开工", "投产达效"]);
  const revisions = await db.select().from(schema.milestoneRevisions).orderBy(asc(schema.milestoneRevisions.id));
  expect(revisions.map(({ done, review }) => [done, review])).toEqual([
    ["2022-03-20", "approved"],
    ["2022-03-21", "approved"],
    ["2022-08-01", "approved"],
  ]);
  expect((await bring(newer)).lines).toEqual([]);
  // What says nothing of the day leaves it; null takes it back.
  const { done: _, ...silent } = milestone("开工", "2022-03-31");
  await bring(
    documentWith({ key: "m", measure: "milestones", target: { value: "100" }, milestones: [silent], assignments: [] }),
  );
  expect(await db.$count(schema.milestoneRevisions)).toBe(3);
  await bring(given(milestone("开工", "2022-03-31")));
  const last = (await db.select().from(schema.milestoneRevisions).orderBy(asc(schema.milestoneRevisions.id))).at(-1);
  expect([await db.$count(schema.milestoneRevisions), last?.done, last?.review]).toEqual([4, null, "approved"]);
  expect((await bring(given(milestone("开工", "2022-03-31")))).lines).toEqual([]);
});

test("a dry run tells everything and writes nothing", async () => {
  const newer = draftDocument();
  newer.figures.push({ assignment: "a2", month: "2022-01", value: "1", status: "approved" });
  const before = await findPlan(db, 2022);
  const { lines } = await importPlan(operator, newer, { dryRun: true });
  expect(lines).toEqual([{ thing: "figure", key: "a2 2022-01", change: "added", detail: "1 approved" }]);
  expect(await findPlan(db, 2022)).toEqual(before);
  expect(await exported()).toEqual(withoutNulls(draftDocument()));
});

test("all or nothing: one fault, and nothing is stored", async () => {
  const newer = draftDocument();
  Object.assign(newer.plan, { title: "新" });
  newer.figures.push({ assignment: "nobody", month: "2022-01", value: "1", status: "approved" });
  expect(await messageOf(bring(newer))).toEqual(["invalid", "figures[1].assignment", "document.unknownAssignment"]);
  expect(await exported()).toEqual(withoutNulls(draftDocument()));
});
