import { and, asc, desc, eq, gte, isNotNull, isNull, lte, ne, notInArray, or, type SQLWrapper, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { assignments, cells, figureRevisions, indicators, periods, plans, tasks } from "@/db/schema";
import { chinaDay, monthText, yearOf } from "@/lib/calendar/rules";
import type { PlanRow } from "@/lib/plan/queries";
import type { Plan } from "@/lib/plan/rules";
import { awaitsFigures, type Intake, isOpen, type PeriodRow } from "./rules";
import { MONTHS } from "@/lib/calendar/terms";

/** The months of a plan that have a row: a deadline, a publication, a lock. All others are open and have none. */
export const loadPeriods = (db: Reader, planId: string): Promise<PeriodRow[]> => periodsOf(db, { planId });

const periodsOf = prepared((on) =>
  on
    .select({
      month: periods.month,
      deadline: periods.deadline,
      publishedAt: periods.publishedAt,
      lockedAt: periods.lockedAt,
    })
    .from(periods)
    .where(eq(periods.planId, sql.placeholder("planId")))
    .prepare("periods_of_plan"),
);

const count = (of: SQLWrapper) => sql<number>`cast(count(${of}) as integer)`;

/** The leaves that take an entry of a month within their indicator's months, with the approved one; not milestones. */
function leavesOf(db: Reader, plan: Plan, month: string) {
  const parents = db
    .select({ id: assignments.parentId })
    .from(assignments)
    .where(and(eq(assignments.planId, plan.id), isNotNull(assignments.parentId)));
  const { value, numerator, denominator, na } = figureRevisions;
  const holdsSomething = or(...[value, numerator, denominator, na].map((part) => isNotNull(part)));
  return db
    .select({ id: assignments.id, approved: sql<string | null>`${figureRevisions.id}`.as("approved") })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .leftJoin(cells, and(eq(cells.assignmentId, assignments.id), eq(cells.month, month)))
    .leftJoin(figureRevisions, and(eq(figureRevisions.id, cells.approvedRevisionId), holdsSomething))
    .where(
      and(
        eq(assignments.planId, plan.id),
        ne(indicators.measure, "milestones"),
        lte(sql`coalesce(${indicators.start}, ${tasks.start})`, month),
        gte(sql`coalesce(${indicators.due}, ${tasks.due})`, month),
        notInArray(assignments.id, parents),
      ),
    )
    .as("leaves");
}

/** In January nothing is due where February holds both months. */
const isCombined = (plan: Plan, number: number): boolean => plan.janFebCombined && number === 1;

/** What has come in for a month: of the leaves that take an entry, how many have an approved one (semantics §2). */
export async function loadIntake(db: Reader, plan: Plan, number: number): Promise<Intake> {
  if (isCombined(plan, number)) return { approved: 0, expected: 0 };
  const leaves = leavesOf(db, plan, monthText(plan.year, number));
  const [found] = await db.select({ expected: count(leaves.id), approved: count(leaves.approved) }).from(leaves);
  return found ?? { approved: 0, expected: 0 };
}

/** Has everything come in that a month takes, and does it take anything? Asked often: looks no further than it must. */
export async function isComplete(db: Reader, plan: Plan, number: number): Promise<boolean> {
  if (isCombined(plan, number)) return false;
  const leaves = leavesOf(db, plan, monthText(plan.year, number));
  const one = db.select({ id: leaves.id }).from(leaves).limit(1);
  const lacking = db.select({ id: leaves.id }).from(leaves).where(isNull(leaves.approved)).limit(1);
  return (await lacking).length === 0 && (await one).length > 0;
}

/**
 * The plan that reading opens: the latest with a published month, without one the latest whose year has begun in China,
 * else the first.
 */
export async function findOpeningPlan(db: Reader, now: Date): Promise<PlanRow | null> {
  const [published] = await latestPublishedPlan(db, {});
  if (published) return published.plan;
  const all = await db.select().from(plans).orderBy(asc(plans.year));
  return all.findLast(({ year }) => year <= yearOf(chinaDay(now))) ?? all[0] ?? null;
}

const latestPublishedPlan = prepared((on) =>
  on
    .select({ plan: plans })
    .from(plans)
    .innerJoin(periods, eq(periods.planId, plans.id))
    .where(isNotNull(periods.publishedAt))
    .orderBy(desc(plans.year))
    .limit(1)
    .prepare("latest_published_plan"),
);

/** To-do lists and entry reach back to the plan before the latest. */
const OPEN_PLANS = 2;

/** The plans with an open month, of the latest two, the earlier first: December stays in reach in January. */
export async function plansInEntry(db: Reader, now: Date): Promise<{ plan: PlanRow; periods: PeriodRow[] }[]> {
  const found: { plan: PlanRow; periods: PeriodRow[] }[] = [];
  for (const plan of await db.select().from(plans).orderBy(desc(plans.year)).limit(OPEN_PLANS)) {
    const known = { periods: await loadPeriods(db, plan.id), now };
    if (MONTHS.some((month) => isOpen(plan, month, known))) found.unshift({ plan, periods: known.periods });
  }
  return found;
}

/**
 * The plan that entry opens: the earlier one while it waits for the figures of an open month, else the later; without
 * an open month as reading does.
 */
export async function findEntryPlan(db: Reader, now: Date): Promise<PlanRow | null> {
  const open = await plansInEntry(db, now);
  const waiting = open.find(({ plan, periods: rows }) => awaitsFigures(plan, { periods: rows, now }));
  return (waiting ?? open.at(-1))?.plan ?? findOpeningPlan(db, now);
}
