import { and, asc, eq, exists, inArray, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { alias, among, packed, unpack } from "@/db/columns";
import { assignments, cells, figureRevisions, indicators, milestoneRevisions, milestones, tasks } from "@/db/schema";
import { monthText } from "@/lib/calendar/rules";
import { groupBy } from "@/lib/lists/rules";
import type { Entry } from "@/lib/progress/model";
import type { Question } from "@/lib/plan/rules";
import type { Basis, ReviewState } from "@/lib/progress/terms";
import { readableId, type Standing } from "./rules";

const monthNumber = sql<number>`cast(substr(${figureRevisions.month}, 6) as integer)`;
const columns = {
  assignment: assignments.key,
  month: monthNumber,
  value: figureRevisions.value,
  numerator: figureRevisions.numerator,
  denominator: figureRevisions.denominator,
  na: figureRevisions.na,
  review: figureRevisions.review,
  late: figureRevisions.late,
};

type Scaled = number | null;
type PackedEntry = [
  month: number,
  value: Scaled,
  numerator: Scaled,
  denominator: Scaled,
  na: string | null,
  review: ReviewState,
  late: boolean | 0 | 1,
];

const exact = (scaled: Scaled): bigint | null => (scaled === null ? null : BigInt(scaled));

function unpacked(assignment: string, [month, value, numerator, denominator, na, review, late]: PackedEntry): Entry {
  const amounts = { value: exact(value), numerator: exact(numerator), denominator: exact(denominator) };
  return { assignment, month, ...amounts, na, review, late: Boolean(late) };
}

const inPlan = ({ plan, only }: Question): SQL => (only ? inArray(assignments.indicatorId, [...only]) : eq(assignments.planId, plan.id));
const cutOff = ({ plan, month }: Question): string => monthText(plan.year, month);

type Pointer = typeof cells.approvedRevisionId | typeof cells.countedRevisionId;

/** What counts of an assignment up to a month, packed: a large plan has hundreds of thousands of entries. */
function entriesOf(db: Reader, pointer: Pointer, month: string): SQL<PackedEntry[]> {
  const { value, numerator, denominator, na, review, late } = figureRevisions;
  const entries = packed(monthNumber, value, numerator, denominator, na, review, late);
  const found = db
    .select({ entries })
    .from(cells)
    .innerJoin(figureRevisions, eq(figureRevisions.id, pointer))
    .where(and(eq(cells.assignmentId, assignments.id), lte(cells.month, month)));
  return unpack<PackedEntry>(found);
}

/** The entry of every cell that counts, one query (two where the provisional view is one office's). */
export async function loadEntries(db: Reader, question: Question): Promise<Entry[]> {
  if (isKnownAt(question)) return loadEntriesKnownAt(db, question);
  const read = async (pointer: Pointer, where?: SQL) => {
    const ofAssignment = entriesOf(db, pointer, cutOff(question));
    const rows = await db
      .select({ assignment: assignments.key, entries: ofAssignment })
      .from(assignments)
      .where(and(inPlan(question), where));
    return rows.flatMap(({ assignment, entries }) => entries.map((entry) => unpacked(assignment, entry)));
  };
  if (question.basis === "approved") return read(cells.approvedRevisionId);
  if (question.scope === null) return read(cells.countedRevisionId);
  const scope = [...question.scope];
  const mine = await read(cells.countedRevisionId, inArray(assignments.officeId, scope));
  return mine.concat(await read(cells.approvedRevisionId, notInArray(assignments.officeId, scope)));
}

interface Reviewed {
  readonly review: ReviewState;
}

/** The revision that counts among a cell's own, oldest first: a returned one falls back to the approved one before it. */
export function countedRevision<R extends Reviewed>(revisions: readonly R[], basis: Basis): R | null {
  let approved: R | null = null;
  let counted: R | null = null;
  for (const revision of revisions) {
    if (revision.review === "approved") approved = counted = revision;
    else if (revision.review === "submitted") counted = revision;
    else if (revision.review === "returned") counted = approved;
  }
  return basis === "approved" ? approved : counted;
}

/** The basis that counts for an office's entries. */
const basisFor = ({ scope, basis }: Question, officeId: string): Basis => (scope === null || scope.includes(officeId) ? basis : "approved");

type KnownAt = Question & { readonly knownAt: Date };
const isKnownAt = (question: Question): question is KnownAt => question.knownAt !== null;

async function loadEntriesKnownAt(db: Reader, question: KnownAt): Promise<Entry[]> {
  const rows = await db
    .select({ ...columns, officeId: assignments.officeId })
    .from(assignments)
    .innerJoin(figureRevisions, eq(figureRevisions.assignmentId, assignments.id))
    .where(and(inPlan(question), lte(figureRevisions.recordedAt, question.knownAt), lte(figureRevisions.month, cutOff(question))))
    .orderBy(asc(figureRevisions.place));
  const byCell = groupBy(rows, (row) => `${row.assignment} ${row.month}`);
  const entries: Entry[] = [];
  for (const revisions of byCell.values()) {
    const officeId = revisions[0]?.officeId ?? "";
    const entry = countedRevision(revisions, basisFor(question, officeId));
    if (entry) entries.push(entry);
  }
  return entries;
}

/** The done date of every milestone of the plan, by milestone id, as the basis counts it. */
export async function loadMilestoneDates(db: Reader, question: Question, officeOf: (indicatorId: string) => string) {
  if (isKnownAt(question)) return loadMilestoneDatesKnownAt(db, question, officeOf);
  const [approved, counted] = [alias(milestoneRevisions, "approved"), alias(milestoneRevisions, "counted")];
  const rows = await db
    .select({ id: milestones.id, indicatorId: milestones.indicatorId, approved: approved.done, counted: counted.done })
    .from(indicators)
    .innerJoin(milestones, eq(milestones.indicatorId, indicators.id))
    .leftJoin(approved, eq(approved.id, milestones.approvedRevisionId))
    .leftJoin(counted, eq(counted.id, milestones.countedRevisionId))
    .where(milestonesOf(question));
  return new Map(rows.map((row) => [row.id, basisFor(question, officeOf(row.indicatorId)) === "approved" ? row.approved : row.counted]));
}

const milestonesOf = ({ plan, only }: Question): SQL => (only ? inArray(indicators.id, [...only]) : eq(indicators.planId, plan.id));

async function loadMilestoneDatesKnownAt(db: Reader, question: KnownAt, officeOf: (indicatorId: string) => string) {
  const rows = await db
    .select({
      milestoneId: milestones.id,
      indicatorId: milestones.indicatorId,
      done: milestoneRevisions.done,
      review: milestoneRevisions.review,
    })
    .from(indicators)
    .innerJoin(milestones, eq(milestones.indicatorId, indicators.id))
    .innerJoin(milestoneRevisions, eq(milestoneRevisions.milestoneId, milestones.id))
    .where(and(milestonesOf(question), lte(milestoneRevisions.recordedAt, question.knownAt)))
    .orderBy(asc(milestoneRevisions.place));
  const dates = new Map<string, string | null>();
  for (const [milestoneId, revisions] of groupBy(rows, (row) => row.milestoneId)) {
    const basis = basisFor(question, officeOf(revisions[0]?.indicatorId ?? ""));
    dates.set(milestoneId, countedRevision(revisions, basis)?.done ?? null);
  }
  return dates;
}

const below = alias(assignments, "below");

/** Has others below it: its figures are sums. */
const isParent = (on: Reader) =>
  sql<boolean>`${exists(
    on
      .select({ id: below.id })
      .from(below)
      .where(and(eq(below.indicatorId, assignments.indicatorId), eq(below.parentId, assignments.id))),
  )}`.mapWith(Boolean);

const selectDuties = (on: Reader, where: SQL | undefined) =>
  on
    .select({
      id: assignments.id,
      key: assignments.key,
      officeId: assignments.officeId,
      personId: assignments.personId,
      parentId: assignments.parentId,
      isParent: isParent(on),
      indicatorId: assignments.indicatorId,
      leaderInChargeId: tasks.leaderInChargeId,
      unit: indicators.unit,
      measure: indicators.measure,
      entry: indicators.entry,
      operands: indicators.operands,
      /** Months, `2022-01`; the indicator's own before its task's. */
      start: sql<string>`coalesce(${indicators.start}, ${tasks.start})`,
      due: sql<string>`coalesce(${indicators.due}, ${tasks.due})`,
    })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .where(where)
    .orderBy(asc(tasks.position), asc(indicators.position), asc(assignments.position));

/** Assignments with what is asked of them, in document order. */
export const loadDuties = async (db: Reader, planId: string, where?: SQL) => selectDuties(db, and(eq(assignments.planId, planId), where));
export type Duty = Awaited<ReturnType<typeof loadDuties>>[number];

/** The same of the assignments named by id or by key. */
export async function loadDutiesNamed(db: Reader, planId: string, names: readonly string[]): Promise<Duty[]> {
  const known = names.length === 0 ? [] : await dutiesById(db, { planId, names });
  const found = new Set(known.map((duty) => duty.id));
  const others = names.filter((name) => !found.has(name));
  return others.length === 0 ? known : known.concat(await dutiesByKey(db, { planId, names: others }));
}

/** The plan by way of the task: SQLite would rather walk all assignments of a plan than look up the few ids. */
const dutiesById = prepared((on) =>
  selectDuties(on, and(eq(tasks.planId, sql.placeholder("planId")), among(assignments.id, "names"))).prepare("duties_by_id"),
);
const dutiesByKey = prepared((on) =>
  selectDuties(on, and(eq(assignments.planId, sql.placeholder("planId")), among(assignments.key, "names"))).prepare("duties_by_key"),
);

/** The newest revision of each cell of these assignments, and which one counts. */
export const loadCells = async (db: Reader, assignmentIds: readonly string[]) =>
  assignmentIds.length === 0 ? [] : cellsOf(db, { assignmentIds });

const cellsOf = prepared((on) =>
  on
    .select({ revision: figureRevisions, approvedId: cells.approvedRevisionId, countedId: cells.countedRevisionId })
    .from(cells)
    .innerJoin(figureRevisions, eq(figureRevisions.id, cells.latestRevisionId))
    .where(among(cells.assignmentId, "assignmentIds"))
    .prepare("cells_of_assignments"),
);
export type Cell = Awaited<ReturnType<typeof loadCells>>[number];
export type Revision = Cell["revision"];

/** A cell as one actor sees it: the newest revision that they may read, and the approved one; null where there is none. */
export type ReadableCell = Cell & { readonly readable: Revision | null; readonly approved: Revision | null };

/** The cells of these assignments as an actor may read them. */
export async function loadReadableCells(db: Reader, standing: Standing, duties: readonly Duty[]): Promise<ReadableCell[]> {
  const owners = new Map(duties.map((duty) => [duty.id, duty]));
  const found = (await loadCells(db, [...owners.keys()])).flatMap((cell) => {
    const { revision } = cell;
    const owner = owners.get(revision.assignmentId);
    return owner ? [{ cell, id: readableId(standing, owner, revision, { ...cell, id: revision.id }) }] : [];
  });
  const others = found.flatMap(({ cell, id }) => [id, cell.approvedId].flatMap((one) => (one && one !== cell.revision.id ? [one] : [])));
  const older = await loadRevisions(db, [...new Set(others)]);
  return found.map(({ cell, id }) => {
    const known = (one: string | null) => (one === cell.revision.id ? cell.revision : (older.get(one ?? "") ?? null));
    return { ...cell, readable: known(id), approved: known(cell.approvedId) };
  });
}

/** Revisions by id. */
export async function loadRevisions(db: Reader, ids: readonly string[]): Promise<Map<string, Revision>> {
  const rows = ids.length === 0 ? [] : await revisionsById(db, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

const revisionsById = prepared((on) =>
  on.select().from(figureRevisions).where(among(figureRevisions.id, "ids")).prepare("revisions_by_id"),
);

const countedRevisions = alias(milestoneRevisions, "counted");

const milestoneColumns = {
  id: milestones.id,
  indicatorId: milestones.indicatorId,
  title: milestones.title,
  due: milestones.due,
  weight: milestones.weight,
  countedId: milestones.countedRevisionId,
  approvedId: milestones.approvedRevisionId,
  countedDone: countedRevisions.done,
  revision: milestoneRevisions,
};

/** Milestones' revisions by id. */
export async function loadMilestoneRevisions(db: Reader, ids: readonly string[]): Promise<Map<string, MilestoneRevision>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(milestoneRevisions)
    .where(inArray(milestoneRevisions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
export type MilestoneRevision = typeof milestoneRevisions.$inferSelect;

/** Milestones with the newest revision of each, in document order. */
export async function loadMilestones(db: Reader, by: { readonly ids?: readonly string[]; readonly indicatorIds?: readonly string[] }) {
  const wanted = by.ids ?? by.indicatorIds ?? [];
  if (wanted.length === 0) return [];
  return db
    .select(milestoneColumns)
    .from(milestones)
    .leftJoin(milestoneRevisions, eq(milestoneRevisions.id, milestones.latestRevisionId))
    .leftJoin(countedRevisions, eq(countedRevisions.id, milestones.countedRevisionId))
    .where(inArray(by.ids ? milestones.id : milestones.indicatorId, [...wanted]))
    .orderBy(asc(milestones.position));
}
export type MilestoneRow = Awaited<ReturnType<typeof loadMilestones>>[number];
