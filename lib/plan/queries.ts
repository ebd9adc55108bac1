import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { among } from "@/db/columns";
import { givingWay } from "@/lib/lists/rules";
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
    .select({ version: plans.version, frame: plans.frameVersion })
    .from(plans)
    .where(eq(plans.id, sql.placeholder("planId")))
    .prepare("version_of_plan"),
);

export async function planYears(db: Reader): Promise<number[]> {
  const rows = await yearsOfPlans(db, {});
  return rows.map((row) => row.year);
}

const yearsOfPlans = prepared((on) =>
  on.select({ year: plans.year }).from(plans).orderBy(desc(plans.year)).prepare("years_of_plans"),
);

/** Which data the plan now has, and which frame; null when the plan is gone. */
export async function planVersions(db: Reader, planId: string) {
  const rows = await versionOf(db, { planId });
  return rows[0] ?? null;
}

/** Offices and posts as the plan has them, in its order. */
export async function loadStaff(db: Reader, planId: string) {
  const officeRows = await db
    .select({
      id: offices.id,
      key: offices.key,
      name: planOffices.name,
      parentId: planOffices.parentId,
      sort: planOffices.sort,
    })
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
export const loadTerms = (db: Reader, planId: string) =>
  db.select().from(planTerms).where(eq(planTerms.planId, planId));

/** Some indicators and tasks of a plan. */
export interface PlanSlice {
  readonly taskIds: string[];
  readonly indicatorIds: string[];
}

const byTask = (column: Parameters<typeof among>[0]) => among(column, "taskIds");
const byIndicator = (column: Parameters<typeof among>[0]) => among(column, "indicatorIds");

const tasksNamed = prepared((on) =>
  on.select().from(tasks).where(byTask(tasks.id)).orderBy(asc(tasks.position)).prepare("tasks_named"),
);
const supportingNamed = prepared((on) =>
  on
    .select({ taskId: taskSupportingOffices.taskId, officeId: taskSupportingOffices.officeId })
    .from(taskSupportingOffices)
    .where(byTask(taskSupportingOffices.taskId))
    .orderBy(asc(taskSupportingOffices.position))
    .prepare("supporting_named"),
);
const indicatorsNamed = prepared((on) =>
  on
    .select()
    .from(indicators)
    .where(byIndicator(indicators.id))
    .orderBy(asc(indicators.position))
    .prepare("indicators_named"),
);
const targetsNamed = prepared((on) =>
  on
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
    .where(byIndicator(indicatorTargets.indicatorId))
    .prepare("targets_named"),
);
const historyNamed = prepared((on) =>
  on
    .select({ indicatorId: history.indicatorId, year: history.year, month: history.month, value: history.value })
    .from(history)
    .where(byIndicator(history.indicatorId))
    .orderBy(asc(history.position))
    .prepare("history_named"),
);
const milestonesNamed = prepared((on) =>
  on
    .select({
      id: milestones.id,
      indicatorId: milestones.indicatorId,
      title: milestones.title,
      due: milestones.due,
      weight: milestones.weight,
    })
    .from(milestones)
    .where(byIndicator(milestones.indicatorId))
    .orderBy(asc(milestones.position))
    .prepare("milestones_named"),
);
const assignmentsNamed = prepared((on) =>
  on
    .select({
      id: assignments.id,
      indicatorId: assignments.indicatorId,
      key: assignments.key,
      officeId: assignments.officeId,
      personId: assignments.personId,
      parentId: assignments.parentId,
    })
    .from(assignments)
    .where(byIndicator(assignments.indicatorId))
    .orderBy(asc(assignments.position))
    .prepare("assignments_named"),
);
const assignmentTargetsNamed = prepared((on) =>
  on
    .select({
      id: assignmentTargets.id,
      assignmentId: assignmentTargets.assignmentId,
      effectiveMonth: assignmentTargets.effectiveMonth,
      target: assignmentTargets.target,
      baseline: assignmentTargets.baseline,
      place: assignmentTargets.place,
      recordedAt: assignmentTargets.recordedAt,
    })
    .from(assignments)
    .innerJoin(assignmentTargets, eq(assignmentTargets.assignmentId, assignments.id))
    .where(byIndicator(assignments.indicatorId))
    .prepare("assignment_targets_named"),
);

/** Tasks and all that hangs on them, in document order, in a fixed number of queries however many; giving way. */
export async function loadTasks(db: Reader, { taskIds, indicatorIds }: PlanSlice) {
  return {
    tasks: await givingWay(tasksNamed(db, { taskIds })),
    supporting: await givingWay(supportingNamed(db, { taskIds })),
    indicators: await givingWay(indicatorsNamed(db, { indicatorIds })),
    targets: await givingWay(targetsNamed(db, { indicatorIds })),
    history: await givingWay(historyNamed(db, { indicatorIds })),
    milestones: await givingWay(milestonesNamed(db, { indicatorIds })),
    assignments: await givingWay(assignmentsNamed(db, { indicatorIds })),
    assignmentTargets: await givingWay(assignmentTargetsNamed(db, { indicatorIds })),
  };
}

export type TaskRows = Awaited<ReturnType<typeof loadTasks>>;

const outlineColumns = { taskId: tasks.id, indicatorId: indicators.id };
const outlineOfPlan = prepared((on) =>
  on
    .select(outlineColumns)
    .from(tasks)
    .leftJoin(indicators, eq(indicators.taskId, tasks.id))
    .where(eq(tasks.planId, sql.placeholder("planId")))
    .orderBy(asc(tasks.position))
    .prepare("outline_of_plan"),
);
const outlineNamed = prepared((on) =>
  on
    .select(outlineColumns)
    .from(indicators)
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .where(byIndicator(indicators.id))
    .orderBy(asc(tasks.position))
    .prepare("outline_named"),
);

/**
 * A plan's tasks with their indicators, in document order, in slices of about so many indicators, a task never divided;
 * `only`: these indicators and their tasks.
 */
export async function loadSlices(
  db: Reader,
  planId: string,
  { only, size }: { readonly only: readonly string[] | undefined; readonly size: number },
): Promise<PlanSlice[]> {
  const rows = only ? await outlineNamed(db, { indicatorIds: [...only] }) : await outlineOfPlan(db, { planId });
  const slices: PlanSlice[] = [];
  let slice: PlanSlice | undefined;
  let last: string | undefined;
  for (const { taskId, indicatorId } of rows) {
    if (!slice || (taskId !== last && slice.indicatorIds.length >= size))
      slices.push((slice = { taskIds: [], indicatorIds: [] }));
    if (taskId !== last) slice.taskIds.push(taskId);
    if (indicatorId !== null) slice.indicatorIds.push(indicatorId);
    last = taskId;
  }
  return slices;
}

/** Which figures each indicator of the plan has, by its id. */
export async function figuresVersions(db: Reader, planId: string): Promise<Map<string, string | null>> {
  const rows = await versionsOfFigures(db, { planId });
  return new Map(rows.map(({ id, version }) => [id, version]));
}

const versionsOfFigures = prepared((on) =>
  on
    .select({ id: indicators.id, version: indicators.figuresVersion })
    .from(indicators)
    .where(eq(indicators.planId, sql.placeholder("planId")))
    .prepare("versions_of_figures"),
);

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
