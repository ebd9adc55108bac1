import { and, asc, desc, eq, inArray, type Column, type SQL, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import {
  assignments,
  assignmentTargets,
  history,
  indicators,
  indicatorTargets,
  milestones,
  offices,
  people,
  plans,
  planOffices,
  planPeople,
  planTerms,
  tasks,
  taskSupportingOffices,
} from "@/db/schema";

export type PlanRow = typeof plans.$inferSelect;

/** The plan of a year; without a year the newest. Null when there is none. */
export async function findPlan(db: Reader, year?: number): Promise<PlanRow | null> {
  const rows = year === undefined ? await newestPlan(db, {}) : await planOfYear(db, { year });
  return rows[0] ?? null;
}

const newestPlan = prepared((on) => on.select().from(plans).orderBy(desc(plans.year)).limit(1).prepare("newest_plan"));
const planOfYear = prepared((on) =>
  on
    .select()
    .from(plans)
    .where(eq(plans.year, sql.placeholder("year")))
    .prepare("plan_of_year"),
);

const versionOf = prepared((on) =>
  on
    .select({ version: plans.version })
    .from(plans)
    .where(eq(plans.id, sql.placeholder("planId")))
    .prepare("version_of_plan"),
);

export async function planYears(db: Reader): Promise<number[]> {
  const rows = await yearsOfPlans(db, {});
  return rows.map((row) => row.year);
}

const yearsOfPlans = prepared((on) => on.select({ year: plans.year }).from(plans).orderBy(desc(plans.year)).prepare("years_of_plans"));

/** Which data the plan now has; null when the plan is gone. */
export async function planVersion(db: Reader, planId: string): Promise<string | null> {
  const rows = await versionOf(db, { planId });
  return rows[0]?.version ?? null;
}

/** Offices and posts as the plan has them, in its order. */
export async function loadStaff(db: Reader, planId: string) {
  const officeRows = await db
    .select({ id: offices.id, key: offices.key, name: planOffices.name, parentId: planOffices.parentId, sort: planOffices.sort })
    .from(planOffices)
    .innerJoin(offices, eq(offices.id, planOffices.officeId))
    .where(eq(planOffices.planId, planId))
    .orderBy(asc(planOffices.position));
  const personRows = await db
    .select({
      id: people.id,
      key: people.key,
      name: planPeople.name,
      post: planPeople.post,
      officeId: planPeople.officeId,
      role: planPeople.role,
    })
    .from(planPeople)
    .innerJoin(people, eq(people.id, planPeople.personId))
    .where(eq(planPeople.planId, planId))
    .orderBy(asc(planPeople.position));
  return { offices: officeRows, people: personRows };
}

/** Which office is below which. */
export const loadOfficeTree = (db: Reader, planId: string) => officeTree(db, { planId });

const officeTree = prepared((on) =>
  on
    .select({ id: planOffices.officeId, parentId: planOffices.parentId })
    .from(planOffices)
    .where(eq(planOffices.planId, sql.placeholder("planId")))
    .prepare("office_tree"),
);

/** Every revision of the plan's terms (schedule basis, thresholds). */
export const loadTerms = (db: Reader, planId: string) => db.select().from(planTerms).where(eq(planTerms.planId, planId));

/** Which rows of the tables below a plan are read: the whole plan's, or those of some indicators and their tasks. */
interface Part {
  readonly planId: string;
  readonly indicatorIds: readonly string[] | null;
  readonly taskIds: readonly string[];
}

const indicatorsOf = ({ planId, indicatorIds }: Part, column: Column = indicators.id): SQL =>
  indicatorIds ? inArray(column, [...indicatorIds]) : eq(indicators.planId, planId);
const assignmentsOf = ({ planId, indicatorIds }: Part): SQL =>
  indicatorIds ? inArray(assignments.indicatorId, [...indicatorIds]) : eq(assignments.planId, planId);

const loadTaskRows = (db: Reader, { planId, indicatorIds, taskIds }: Part) =>
  db
    .select()
    .from(tasks)
    .where(indicatorIds ? inArray(tasks.id, [...taskIds]) : eq(tasks.planId, planId))
    .orderBy(asc(tasks.position));

const loadSupporting = (db: Reader, { planId, indicatorIds, taskIds }: Part) =>
  db
    .select({ taskId: taskSupportingOffices.taskId, officeId: taskSupportingOffices.officeId })
    .from(taskSupportingOffices)
    .innerJoin(tasks, eq(tasks.id, taskSupportingOffices.taskId))
    .where(indicatorIds ? inArray(taskSupportingOffices.taskId, [...taskIds]) : eq(tasks.planId, planId))
    .orderBy(asc(taskSupportingOffices.position));

const loadTargets = (db: Reader, part: Part) =>
  db
    .select({
      id: indicatorTargets.id,
      indicatorId: indicatorTargets.indicatorId,
      effectiveMonth: indicatorTargets.effectiveMonth,
      value: indicatorTargets.value,
      metAt: indicatorTargets.metAt,
      stretch: indicatorTargets.stretch,
      low: indicatorTargets.low,
      high: indicatorTargets.high,
      baseline: indicatorTargets.baseline,
      place: indicatorTargets.place,
      recordedAt: indicatorTargets.recordedAt,
    })
    .from(indicatorTargets)
    .innerJoin(indicators, eq(indicators.id, indicatorTargets.indicatorId))
    .where(indicatorsOf(part, indicatorTargets.indicatorId));

const loadHistory = (db: Reader, part: Part) =>
  db
    .select({ indicatorId: history.indicatorId, year: history.year, month: history.month, value: history.value })
    .from(history)
    .innerJoin(indicators, eq(indicators.id, history.indicatorId))
    .where(indicatorsOf(part, history.indicatorId))
    .orderBy(asc(history.position));

const loadMilestoneRows = (db: Reader, part: Part) =>
  db
    .select({
      id: milestones.id,
      indicatorId: milestones.indicatorId,
      title: milestones.title,
      due: milestones.due,
      weight: milestones.weight,
    })
    .from(milestones)
    .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
    .where(indicatorsOf(part, milestones.indicatorId))
    .orderBy(asc(milestones.position));

const loadAssignments = (db: Reader, part: Part) =>
  db
    .select({
      id: assignments.id,
      indicatorId: assignments.indicatorId,
      key: assignments.key,
      officeId: assignments.officeId,
      personId: assignments.personId,
      parentId: assignments.parentId,
    })
    .from(assignments)
    .where(assignmentsOf(part))
    .orderBy(asc(assignments.position));

const loadAssignmentTargets = (db: Reader, part: Part) =>
  db
    .select({
      id: assignmentTargets.id,
      assignmentId: assignmentTargets.assignmentId,
      effectiveMonth: assignmentTargets.effectiveMonth,
      target: assignmentTargets.target,
      baseline: assignmentTargets.baseline,
      place: assignmentTargets.place,
      recordedAt: assignmentTargets.recordedAt,
    })
    .from(assignmentTargets)
    .innerJoin(assignments, eq(assignments.id, assignmentTargets.assignmentId))
    .where(assignmentsOf(part));

/**
 * Tasks and all that hangs on them, in document order, in a fixed number of queries whatever the plan's size.
 * `only`: these indicators and their tasks, instead of the whole plan.
 */
export async function loadTasks(db: Reader, planId: string, only?: readonly string[]) {
  const wanted = { planId, indicatorIds: only ?? null, taskIds: [] };
  const rows = await db.select().from(indicators).where(indicatorsOf(wanted)).orderBy(asc(indicators.position));
  const part = { ...wanted, taskIds: [...new Set(rows.map((row) => row.taskId))] };
  return {
    indicators: rows,
    tasks: await loadTaskRows(db, part),
    supporting: await loadSupporting(db, part),
    targets: await loadTargets(db, part),
    history: await loadHistory(db, part),
    milestones: await loadMilestoneRows(db, part),
    assignments: await loadAssignments(db, part),
    assignmentTargets: await loadAssignmentTargets(db, part),
  };
}

export type TaskRows = Awaited<ReturnType<typeof loadTasks>>;

/**
 * The indicators of every task an office has a part in: it leads the task, or an assignment is its own or an office's
 * below. Whole tasks, because an indicator's weight and a task's status are found among its siblings.
 */
export async function indicatorsOfOffices(db: Reader, planId: string, officeIds: readonly string[]): Promise<string[]> {
  const ids = [...officeIds];
  const led = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.planId, planId), inArray(tasks.leadOfficeId, ids)));
  const assigned = await db
    .selectDistinct({ id: indicators.taskId })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .where(and(eq(assignments.planId, planId), inArray(assignments.officeId, ids)));
  const taskIds = [...new Set([...led, ...assigned].map((row) => row.id))];
  const rows = await db.select({ id: indicators.id }).from(indicators).where(inArray(indicators.taskId, taskIds));
  return rows.map((row) => row.id);
}
