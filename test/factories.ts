/** Rows for tests, one line each: what does not matter to the test has a default, what matters is given. */
import { transaction } from "@/db";
import { newId } from "@/db/id";
import { BLANK } from "@/lib/figures/terms";
import { placed } from "@/lib/plan/records";
import * as schema from "@/db/schema";

type Plan = typeof schema.plans.$inferSelect;
type Office = typeof schema.planOffices.$inferSelect;
type Person = typeof schema.planPeople.$inferSelect;
type Task = typeof schema.tasks.$inferSelect;
type Indicator = typeof schema.indicators.$inferSelect;
type Assignment = typeof schema.assignments.$inferSelect;
type User = typeof schema.users.$inferSelect;
type IndicatorTarget = typeof schema.indicatorTargets.$inferSelect;
type AssignmentTarget = typeof schema.assignmentTargets.$inferSelect;
type FigureRevision = typeof schema.figureRevisions.$inferSelect;

let count = 0;
/** Numbers rows, so that keys differ and order is that of making. */
const next = (): number => ++count;

/** Fixed, so that nothing in a test depends on the day it runs. */
export const SOME_INSTANT = new Date("2022-01-10T01:00:00.000Z");

/** A plan with its terms as of January: by month, ahead 2, behind 3, far behind 10 points. */
export async function aPlan(given: Partial<Plan> = {}): Promise<Plan> {
  const row = {
    id: newId(),
    year: 2022,
    title: "2022年度目标",
    janFebCombined: false,
    version: newId(),
    frameVersion: newId(),
    draftsVersion: null,
    createdAt: SOME_INSTANT,
    ...given,
  };
  const terms = {
    scheduleBasis: "month" as const,
    aheadPoints: 20_000n,
    behindPoints: 30_000n,
    farBehindPoints: 100_000n,
  };
  await transaction(async (tx) => {
    await tx.insert(schema.plans).values(row);
    const first = { id: newId(), planId: row.id, effectiveMonth: `${row.year}-01`, recordedAt: SOME_INSTANT, ...terms };
    await tx.insert(schema.planTerms).values(await placed(tx, [first]));
  });
  return row;
}

/** An office in the plan's tree; `key` is its own across years. */
export async function anOffice(plan: Plan, given: Partial<Office> & { key?: string } = {}): Promise<Office> {
  const number = next();
  const { key = `office-${number}`, ...columns } = given;
  const row = {
    planId: plan.id,
    officeId: newId(),
    name: `科室${number}`,
    parentId: null,
    sort: number,
    position: number,
    ...columns,
  };
  await transaction(async (tx) => {
    await tx.insert(schema.offices).values({ id: row.officeId, key });
    await tx.insert(schema.planOffices).values(row);
  });
  return row;
}

/** A person (a post) of an office. */
export async function aPerson(office: Office, given: Partial<Person> & { key?: string } = {}): Promise<Person> {
  const number = next();
  const { key = `person-${number}`, ...columns } = given;
  const own = { planId: office.planId, personId: newId(), officeId: office.officeId };
  const row = { ...own, name: `岗位${number}`, post: null, role: "reporter", position: number, ...columns };
  await transaction(async (tx) => {
    await tx.insert(schema.people).values({ id: row.personId, key });
    await tx.insert(schema.planPeople).values(row);
  });
  return row;
}

/** A task that the office leads, January to December. */
export async function aTask(office: Office, given: Partial<Task> = {}): Promise<Task> {
  const number = next();
  const own = { id: newId(), planId: office.planId, leadOfficeId: office.officeId };
  const what = {
    position: number,
    no: String(number),
    title: `任务${number}`,
    source: "重点工作",
    role: "lead" as const,
  };
  const rest = { leaderInChargeId: null, ownerId: null, start: "2022-01", due: "2022-12", weight: 10_000n };
  const row = { ...own, ...what, ...rest, ...given };
  await transaction(async (tx) => tx.insert(schema.tasks).values(row));
  return row;
}

/** A flow that is to reach its target (100 unless `target` says otherwise; null: none) by the end of the year. */
export async function anIndicator(
  task: Task,
  given: Partial<Indicator> & { target?: Partial<IndicatorTarget> | null } = {},
): Promise<Indicator> {
  const number = next();
  const { target = {}, ...columns } = given;
  const own = { id: newId(), planId: task.planId, taskId: task.id, position: number, key: `indicator-${number}` };
  const what = { name: `指标${number}`, unit: "万元", measure: "flow" as const, direction: "at_least" as const };
  const unset = {
    entry: null,
    operands: null,
    pacing: null,
    curve: null,
    decimals: null,
    weight: null,
    definition: null,
    figuresVersion: null,
  };
  const row = { ...own, ...what, ...unset, start: null, due: null, ...columns };
  const inForce = {
    id: newId(),
    indicatorId: row.id,
    effectiveMonth: task.start,
    value: 1_000_000n,
    recordedAt: SOME_INSTANT,
  };
  await transaction(async (tx) => {
    await tx.insert(schema.indicators).values(row);
    if (target) await tx.insert(schema.indicatorTargets).values(await placed(tx, [{ ...inForce, ...target }]));
  });
  return row;
}

/** An office's share of an indicator, with a target of its own when `target` is given (ten-thousandths). */
export async function anAssignment(
  indicator: Indicator,
  office: Office,
  given: Partial<Assignment> & { target?: AssignmentTarget["target"] } = {},
): Promise<Assignment> {
  const number = next();
  const { target, ...columns } = given;
  const own = { id: newId(), planId: indicator.planId, indicatorId: indicator.id, officeId: office.officeId };
  const row = { ...own, key: `assignment-${number}`, personId: null, parentId: null, position: number, ...columns };
  const inForce = { id: newId(), assignmentId: row.id, effectiveMonth: "2022-01", recordedAt: SOME_INSTANT };
  await transaction(async (tx) => {
    await tx.insert(schema.assignments).values(row);
    if (target !== undefined)
      await tx.insert(schema.assignmentTargets).values(await placed(tx, [{ ...inForce, target }]));
  });
  return row;
}

/** A revision of the assignment's cell of that month, approved unless given otherwise; moves the cell's pointers. */
export async function aFigure(
  assignment: Assignment,
  month: string,
  given: Partial<FigureRevision>,
): Promise<FigureRevision> {
  const own = { id: newId(), assignmentId: assignment.id, month, ...BLANK, comment: null };
  const rest = {
    review: "approved" as const,
    late: false,
    typedBy: null,
    submittedBy: null,
    recordedBy: null,
    recordedAt: SOME_INSTANT,
  };
  const figure = { ...own, ...rest, ...given };
  const approved = figure.review === "approved" ? { approvedRevisionId: figure.id } : {};
  const counted = figure.review === "approved" || figure.review === "submitted" ? { countedRevisionId: figure.id } : {};
  const pointers = { latestRevisionId: figure.id, ...approved, ...counted };
  const { cells } = schema;
  return transaction(async (tx) => {
    const [next] = await placed(tx, [figure]);
    const row = { ...figure, place: given.place ?? next?.place ?? 0 };
    await tx.insert(schema.figureRevisions).values(row);
    const cell = { assignmentId: row.assignmentId, month: row.month, ...pointers };
    await tx
      .insert(cells)
      .values(cell)
      .onConflictDoUpdate({ target: [cells.assignmentId, cells.month], set: pointers });
    return row;
  });
}

/** An account, without a password: those who sign in are made by the account commands. */
export async function aUser(role: User["role"], given: Partial<User> = {}): Promise<User> {
  const number = next();
  const own = {
    id: newId(),
    name: `用户${number}`,
    username: `user${number}`,
    displayUsername: null,
    email: `user${number}@guoban.invalid`,
  };
  const unset = { emailVerified: false, image: null, personId: null, locale: null, disabledAt: null };
  const row = {
    ...own,
    ...unset,
    role,
    passwordChangedAt: null,
    createdAt: SOME_INSTANT,
    updatedAt: SOME_INSTANT,
    ...given,
  };
  await transaction(async (tx) => tx.insert(schema.users).values(row));
  return row;
}
