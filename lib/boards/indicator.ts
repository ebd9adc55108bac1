/** What an indicator's page reads: the indicator at the end of each month, and what became of its figures. */
import { and, asc, eq } from "drizzle-orm";
import type { Reader } from "@/db";
import {
  assignments,
  figureRevisions,
  indicators,
  milestoneRevisions,
  milestones,
  planPeople,
  plans,
  tasks,
  users,
} from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import type { Actor } from "@/lib/access/rules";
import { monthOf } from "@/lib/calendar/rules";
import { notFound } from "@/lib/errors/rules";
import { loadPeriods } from "@/lib/periods/queries";
import type { PeriodRow } from "@/lib/periods/rules";
import type { Question } from "@/lib/plan/rules";
import { isRecovered } from "@/lib/progress/recovered";
import { type IndicatorYear, loadBoard, loadIndicatorYear, questionOf, type Request } from "./queries";
import { type FigureChange, type MilestoneChange, visibleTo } from "./revisions";
import type { Board } from "./rules";

/** Null for an unknown id. */
export async function findIndicatorName(db: Reader, indicatorId: string): Promise<string | null> {
  const [row] = await db.select({ name: indicators.name }).from(indicators).where(eq(indicators.id, indicatorId));
  return row?.name ?? null;
}

async function yearOfIndicator(db: Reader, indicatorId: string): Promise<number | null> {
  const [row] = await db
    .select({ year: plans.year })
    .from(indicators)
    .innerJoin(plans, eq(plans.id, indicators.planId))
    .where(eq(indicators.id, indicatorId));
  return row?.year ?? null;
}

/**
 * When a month was closed: by its lock, else by its deadline. Null while it is open, and for a month closed before the
 * plan was here: nothing is known of what was known then.
 */
function closingOf({ lockedAt, deadline }: PeriodRow, createdAt: Date, now: Date): Date | null {
  const closing = lockedAt ?? deadline;
  return closing && closing > createdAt && closing <= now ? closing : null;
}

async function recoveredMonths(
  db: Reader,
  { indicatorId, question, boards }: Omit<FoundIndicator, "recovered">,
  now: Date,
): Promise<number[]> {
  const { plan, month: cutOff } = question;
  const lightOf = (board: Board | undefined) => board?.tasks[0]?.indicators[0]?.progress;
  const recovered: number[] = [];
  for (const period of await loadPeriods(db, plan.id)) {
    const month = monthOf(period.month);
    const knownAt = closingOf(period, plan.createdAt, now);
    if (!knownAt || month > cutOff) continue;
    const then = lightOf(
      await loadBoard(db, {
        ...question,
        only: [indicatorId],
        basis: "approved",
        scope: null,
        month,
        knownAt,
        due: true,
      }),
    );
    const light = lightOf(boards[month - 1]);
    if (then && light && isRecovered(then, light)) recovered.push(month);
  }
  return recovered;
}

/** An indicator at the end of every month of its plan's year. */
export interface FoundIndicator extends IndicatorYear {
  readonly indicatorId: string;
  readonly question: Question;
  /** Months, 1…12, whose light was bad as known at their closing and is good now (semantics §7). */
  readonly recovered: readonly number[];
}

/**
 * An indicator through its plan's year; the plan is the indicator's own, whatever year is asked for. `not_found` for an
 * unknown id.
 */
export async function readIndicatorYear(
  db: Reader,
  { actor, asked, now = new Date() }: Request,
  indicatorId: string,
): Promise<FoundIndicator> {
  const year = await yearOfIndicator(db, indicatorId);
  if (year === null) throw notFound("indicator");
  const kept = asked.year === undefined || asked.year === year ? asked : { basis: asked.basis };
  const question = await questionOf(db, { actor, asked: { ...kept, year }, now });
  const found = { ...(await loadIndicatorYear(db, question, { indicatorId, now })), indicatorId, question };
  return { ...found, recovered: await recoveredMonths(db, found, now) };
}

/**
 * Who stands in charge of an indicator's figures: the leader whose task it is, and the office and post of its first
 * assignment.
 */
async function chargeOf(db: Reader, indicatorId: string) {
  const [row] = await db
    .select({
      leaderInChargeId: tasks.leaderInChargeId,
      officeId: assignments.officeId,
      personId: assignments.personId,
    })
    .from(indicators)
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .innerJoin(assignments, eq(assignments.indicatorId, indicators.id))
    .where(eq(indicators.id, indicatorId))
    .orderBy(asc(assignments.position))
    .limit(1);
  return row ?? null;
}

/** The name of whoever recorded a revision: their post in the plan, else their account's name. */
const recorder = { post: planPeople.name, account: users.name };
const holder = (planId: string) => and(eq(planPeople.personId, users.personId), eq(planPeople.planId, planId));

/** Every revision of an indicator's cells and milestones that the actor may read, newest first. */
export async function readRevisions(
  db: Reader,
  actor: Actor,
  { id: planId, indicatorId }: { readonly id: string; readonly indicatorId: string },
): Promise<{ figures: FigureChange[]; milestones: MilestoneChange[] }> {
  const charge = await chargeOf(db, indicatorId);
  if (!charge) return { figures: [], milestones: [] };
  const place = await placeOf(db, actor, planId);
  const figures = await db
    .select({ revision: figureRevisions, officeId: assignments.officeId, personId: assignments.personId, ...recorder })
    .from(assignments)
    .innerJoin(figureRevisions, eq(figureRevisions.assignmentId, assignments.id))
    .leftJoin(users, eq(users.id, figureRevisions.recordedBy))
    .leftJoin(planPeople, holder(planId))
    .where(eq(assignments.indicatorId, indicatorId))
    .orderBy(asc(figureRevisions.place));
  const dates = await db
    .select({ revision: milestoneRevisions, title: milestones.title, ...recorder })
    .from(milestones)
    .innerJoin(milestoneRevisions, eq(milestoneRevisions.milestoneId, milestones.id))
    .leftJoin(users, eq(users.id, milestoneRevisions.recordedBy))
    .leftJoin(planPeople, holder(planId))
    .where(eq(milestones.indicatorId, indicatorId))
    .orderBy(asc(milestoneRevisions.place));
  return visibleTo(actor, place, { ...charge, figures, dates });
}
