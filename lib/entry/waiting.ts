/**
 * What waits for someone, by month: what is theirs to enter, to submit, to correct, and to decide on (what signing in
 * leads to).
 */
import { and, eq, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import { db } from "@/db";
import { assignments, cells, figureRevisions, indicators, milestoneRevisions, milestones } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import { type AccountActor, may, type Place } from "@/lib/access/rules";
import { monthOf, monthText } from "@/lib/calendar/rules";
import { MONTHS } from "@/lib/calendar/terms";
import { type AssignmentRow, loadCells, loadAssignments, type Revision } from "@/lib/figures/queries";
import { isComplete, subjectOf } from "@/lib/figures/rules";
import { plansInEntry } from "@/lib/periods/queries";
import { isDue, isOpen, type PeriodRow } from "@/lib/periods/rules";
import type { PlanRow } from "@/lib/plan/queries";

/** One month's counts; a month in which nothing waits is not told. */
export interface Waiting {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  readonly deadline: Date | null;
  /** Of their own office or post, due and without an entry. */
  readonly toEnter: number;
  /** Entered and not submitted. */
  readonly drafts: number;
  /** Returned to be corrected. */
  readonly returned: number;
  /** Others' figures and done dates to decide on. */
  readonly toReview: number;
}

type Kind = "toEnter" | "drafts" | "returned" | "toReview";
type Counts = Map<number, Record<Kind, number>>;

/** Everything that waits for an account at an instant, the earliest month first. */
export async function loadWaiting(actor: AccountActor, now: Date): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (const { plan, periods } of await plansInEntry(db, now))
    found.push(...(await waitingIn(actor, { plan, periods, now })));
  return found;
}

async function waitingIn(actor: AccountActor, { plan, periods, now }: Omit<Where, "place">): Promise<Waiting[]> {
  const place = await placeOf(db, actor, plan.id);
  const counts: Counts = new Map();
  await countOwn(actor, { plan, place, periods, now }, counts);
  await countDecisions(actor, { plan, place }, counts);
  return MONTHS.flatMap((month) => {
    const own = counts.get(month);
    const text = monthText(plan.year, month);
    if (!own || !isOpen(plan, month, { periods, now })) return [];
    const deadline = periods.find((row) => row.month === text)?.deadline ?? null;
    return [{ year: plan.year, month, deadline, ...own }];
  });
}

function count(counts: Counts, month: number, kind: Kind): void {
  const own = counts.get(month) ?? { toEnter: 0, drafts: 0, returned: 0, toReview: 0 };
  own[kind] += 1;
  counts.set(month, own);
}

interface Where {
  readonly plan: PlanRow;
  readonly place: Place;
  readonly periods: readonly PeriodRow[];
  readonly now: Date;
}

/** The leaves of their own office and post that they enter. */
async function ownAssignments(
  actor: AccountActor,
  { plan, place }: Pick<Where, "plan" | "place">,
): Promise<AssignmentRow[]> {
  const own: SQL[] = [];
  if (place.officeId !== null) own.push(eq(assignments.officeId, place.officeId));
  if (actor.personId !== null) own.push(eq(assignments.personId, actor.personId));
  if (own.length === 0) return [];
  const parents = await parentsIn(plan.id);
  const found = await loadAssignments(db, plan.id, or(...own));
  return found.filter(
    (assignment) => !parents.has(assignment.id) && may(actor, "enterFigure", subjectOf(place, assignment)),
  );
}

async function parentsIn(planId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: assignments.parentId })
    .from(assignments)
    .where(and(eq(assignments.planId, planId), isNotNull(assignments.parentId)));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/**
 * A month without a deadline is due when it is over, but only once the plan's reporting has come to it (the month after
 * the latest approved one): a year that is entered long after it is not missing everything at once.
 */
const isExpected = ({ plan, periods, now }: Where, month: number, reached: number): boolean =>
  isDue(plan.year, month, { periods, now }) && (month <= reached + 1 || hasDeadline(plan, month, periods));

const hasDeadline = (plan: PlanRow, month: number, periods: readonly PeriodRow[]): boolean =>
  periods.some((row) => row.month === monthText(plan.year, month) && row.deadline !== null);

async function countOwn(actor: AccountActor, where: Where, counts: Counts): Promise<void> {
  const assignments = await ownAssignments(actor, where);
  const entries = await loadCells(
    db,
    assignments.map(({ id }) => id),
  );
  const byCell = new Map(
    entries.map((cell) => [`${cell.revision.assignmentId} ${cell.revision.month}`, cell.revision]),
  );
  const reached = Math.max(
    0,
    ...entries.flatMap((cell) => (cell.approvedId === null ? [] : [monthOf(cell.revision.month)])),
  );
  for (const assignment of assignments) {
    if (assignment.measure === "milestones") continue;
    for (const month of MONTHS) {
      const kind = kindOf(
        actor,
        { ...where, reached },
        { assignment, month, entry: byCell.get(`${assignment.id} ${monthText(where.plan.year, month)}`) },
      );
      if (kind) count(counts, month, kind);
    }
  }
}

/** What one of their own cells waits for; null: nothing, or somebody else. */
function kindOf(
  actor: AccountActor,
  where: Where & { readonly reached: number },
  { assignment, month, entry }: { assignment: AssignmentRow; month: number; entry: Revision | undefined },
): Exclude<Kind, "toReview"> | null {
  if (entry?.review === "returned") return isTheirs(actor, where.place, { assignment, entry }) ? "returned" : null;
  if (entry && isComplete(assignment.measure, entry))
    return entry.review === "draft" && isTheirs(actor, where.place, { assignment, entry }) ? "drafts" : null;
  const text = monthText(where.plan.year, month);
  return text >= assignment.start && text <= assignment.due && isExpected(where, month, where.reached)
    ? "toEnter"
    : null;
}

/** Whoever decides on an office's figures corrects none of them but their own. */
function isTheirs(
  actor: AccountActor,
  place: Place,
  { assignment, entry }: { assignment: AssignmentRow; entry: Revision },
): boolean {
  if (!may(actor, "approveFigure", subjectOf(place, assignment, { ...entry, submittedBy: null }))) return true;
  return actor.userId === (entry.review === "draft" ? entry.recordedBy : entry.submittedBy);
}

/** Everything submitted that the account may decide on: few rows, whatever the plan's size. */
async function countDecisions(
  actor: AccountActor,
  { plan, place }: Pick<Where, "plan" | "place">,
  counts: Counts,
): Promise<void> {
  const figures = await db
    .select({
      assignmentId: cells.assignmentId,
      month: cells.month,
      by: figureRevisions.submittedBy,
      recordedBy: figureRevisions.recordedBy,
    })
    .from(assignments)
    .innerJoin(cells, eq(cells.assignmentId, assignments.id))
    .innerJoin(figureRevisions, eq(figureRevisions.id, cells.latestRevisionId))
    .where(and(eq(assignments.planId, plan.id), eq(figureRevisions.review, "submitted")));
  const owners = await assignmentsById(plan, [...new Set(figures.map(({ assignmentId }) => assignmentId))]);
  for (const { assignmentId, month, by, recordedBy } of figures) {
    const assignment = owners.get(assignmentId);
    if (assignment && may(actor, "approveFigure", subjectOf(place, assignment, { submittedBy: by, recordedBy })))
      count(counts, monthOf(month), "toReview");
  }
  await countDates(actor, { plan, place }, counts);
}

async function assignmentsById(plan: PlanRow, ids: readonly string[]): Promise<Map<string, AssignmentRow>> {
  const found = ids.length === 0 ? [] : await loadAssignments(db, plan.id, inArray(assignments.id, [...ids]));
  return new Map(found.map((assignment) => [assignment.id, assignment]));
}

/** A done date belongs to the month it names; one taken back to the month its milestone was due. */
async function countDates(
  actor: AccountActor,
  { plan, place }: Pick<Where, "plan" | "place">,
  counts: Counts,
): Promise<void> {
  const dates = await db
    .select({
      indicatorId: milestones.indicatorId,
      due: milestones.due,
      done: milestoneRevisions.done,
      submittedBy: milestoneRevisions.submittedBy,
      recordedBy: milestoneRevisions.recordedBy,
    })
    .from(milestones)
    .innerJoin(milestoneRevisions, eq(milestoneRevisions.id, milestones.latestRevisionId))
    .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
    .where(and(eq(indicators.planId, plan.id), eq(milestoneRevisions.review, "submitted")));
  if (dates.length === 0) return;
  const owners = await loadAssignments(
    db,
    plan.id,
    inArray(assignments.indicatorId, [...new Set(dates.map((date) => date.indicatorId))]),
  );
  for (const date of dates) {
    const decides = owners.some(
      (assignment) =>
        assignment.indicatorId === date.indicatorId && may(actor, "approveFigure", subjectOf(place, assignment, date)),
    );
    if (decides) count(counts, monthOf(date.done ?? date.due), "toReview");
  }
}
