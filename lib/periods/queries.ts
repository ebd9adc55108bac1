import { and, asc, desc, eq, gte, isNotNull, lte, ne, notInArray, or, sql } from "drizzle-orm";
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

const count = (of: typeof assignments.id | typeof figureRevisions.id) => sql<number>`cast(count(${of}) as integer)`;

/**
 * What has come in for a month: of the leaves that take an entry of it within their indicator's months, how many have
 * an approved one (semantics §2). Milestones take none, nor does January where February holds it.
 */
export async function loadIntake(db: Reader, plan: Plan, number: number): Promise<Intake> {
  if (plan.janFebCombined && number === 1) return { approved: 0, expected: 0 };
  const month = monthText(plan.year, number);
  const parents = db
    .select({ id: assignments.parentId })
    .from(assignments)
    .where(and(eq(assignments.planId, plan.id), isNotNull(assignments.parentId)));
  const { value, numerator, denominator, na } = figureRevisions;
  const holdsSomething = or(...[value, numerator, denominator, na].map((part) => isNotNull(part)));
  const [found] = await db
    .select({ expected: count(assignments.id), approved: count(figureRevisions.id) })
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
    );
  return found ?? { approved: 0, expected: 0 };
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
