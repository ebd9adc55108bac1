import { and, eq, inArray } from "drizzle-orm";
import { db, transaction, type Writer } from "@/db";
import { periods, plans } from "@/db/schema";
import { type Actor, may, operator, thePlan } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { hasBegun, monthOf, monthText, yearOf } from "@/lib/calendar/rules";
import { forbidden, invalid, notFound, parse } from "@/lib/errors/rules";
import type { PlanRow } from "@/lib/plan/queries";
import { touchPlan } from "@/lib/plan/records";
import { isComplete, loadPeriods } from "./queries";
import { publishComplete } from "./records";
import { awaitingPublication } from "./rules";
import { type PeriodsInput, periodsInput } from "./schemas";

type Period = typeof periods.$inferSelect;
type Columns = Pick<Period, "publishedAt" | "publishedBy" | "lockedAt" | "lockedBy">;

interface Stamp {
  readonly at: Date;
  readonly by: string | null;
}

interface Change {
  readonly action: string;
  /** May a month that has not begun be meant? */
  readonly ahead?: true;
  /** Must be given a reason. */
  readonly reasoned?: true;
  /** What the month is afterwards; null where it is so already. */
  readonly next: (row: Period | undefined, stamp: Stamp) => Partial<Columns> | null;
}

const publication = (row: Period | undefined, { at, by }: Stamp) =>
  row?.publishedAt ? {} : { publishedAt: at, publishedBy: by };

const OPEN: Change = {
  action: "periods_opened",
  next(row) {
    if (row?.lockedAt) throw invalid("months", "monthLocked", { month: monthOf(row.month) });
    return row ? null : {};
  },
};
const PUBLISH: Change = {
  action: "periods_published",
  next: (row, stamp) => (row?.publishedAt ? null : publication(row, stamp)),
};
const LOCK: Change = {
  action: "periods_locked",
  ahead: true,
  next: (row, stamp) => (row?.lockedAt ? null : { ...publication(row, stamp), lockedAt: stamp.at, lockedBy: stamp.by }),
};
const UNLOCK: Change = {
  action: "periods_unlocked",
  ahead: true,
  reasoned: true,
  next: (row) => (row?.lockedAt ? { lockedAt: null, lockedBy: null } : null),
};

/**
 * Each does nothing where it is so already, and gives the months it changed. `forbidden` to all but the coordinator,
 * `invalid` outside the plan's year and without a reason where one is asked for.
 */
const command = (change: Change) => (actor: Actor, input: PeriodsInput) => changePeriods(actor, input, change);

/** Says that months are open to entry: they have begun and are not locked. */
export const openPeriods = command(OPEN);
/** Shows months to readers, whatever is still missing. */
export const publishPeriods = command(PUBLISH);
/** Closes months to entry, which publishes them. */
export const lockPeriods = command(LOCK);
/** Opens locked months again, for a reason; they stay published. */
export const unlockPeriods = command(UNLOCK);

async function changePeriods(actor: Actor, input: PeriodsInput, change: Change): Promise<string[]> {
  const { planId, months, reason } = parse(periodsInput, input);
  if (!may(actor, "lockPeriod", thePlan)) throw forbidden();
  if (change.reasoned && reason === undefined) throw invalid("reason", "required");
  const stamp = { at: new Date(), by: actor.kind === "account" ? actor.userId : null };
  return transaction(async (tx) => {
    await checkMonths(tx, { planId, months }, change.ahead ? null : stamp.at);
    const rows = await tx
      .select()
      .from(periods)
      .where(and(eq(periods.planId, planId), inArray(periods.month, months)));
    const changed: string[] = [];
    for (const month of new Set(months)) {
      const row = rows.find((each) => each.month === month);
      const next = change.next(row, stamp);
      if (next === null) continue;
      changed.push(month);
      await save(tx, { planId, month }, next);
    }
    if (changed.length === 0) return changed;
    const detail = { months: changed, ...(reason === undefined ? {} : { reason }) };
    await writeAudit(tx, { actor, action: change.action, subject: "plan", subjectId: planId, planId, detail });
    await touchPlan(tx, planId);
    return changed;
  });
}

async function checkMonths(
  tx: Writer,
  { planId, months }: Pick<PeriodsInput, "planId" | "months">,
  begunAt: Date | null,
): Promise<void> {
  const plan = (await tx.select().from(plans).where(eq(plans.id, planId)))[0];
  if (!plan) throw notFound("plan");
  for (const month of months) {
    if (yearOf(month) !== plan.year) throw invalid("months", "monthOutside", { year: plan.year });
    if (begunAt && !hasBegun(month, begunAt)) throw invalid("months", "monthNotBegun", { month });
  }
}

const save = (tx: Writer, key: Pick<Period, "planId" | "month">, next: Partial<Columns>): Promise<void> =>
  tx
    .insert(periods)
    .values({ ...key, ...next })
    .onConflictDoUpdate({ target: [periods.planId, periods.month], set: { ...key, ...next } });

declare global {
  /** What each plan was when it was last looked at: its version and the months that waited. */
  var guobanPublication: Map<string, string> | undefined;
}

/**
 * Publishes every month that is over and complete, for those that ended after their last approval. A job's, again and
 * again.
 */
export async function publishCompleteMonths(now: Date): Promise<void> {
  const seen = (globalThis.guobanPublication ??= new Map());
  for (const plan of await db.select().from(plans)) {
    const waiting = awaitingPublication(plan.year, { periods: await loadPeriods(db, plan.id), now });
    const state = `${plan.version} ${waiting.join()}`;
    if (seen.get(plan.id) === state) continue;
    await publishThose(plan, waiting, now);
    seen.set(plan.id, state);
  }
}

/** Looks before it writes: most times there is nothing to publish. */
async function publishThose(plan: PlanRow, waiting: readonly number[], now: Date): Promise<void> {
  const months: string[] = [];
  for (const month of waiting) if (await isComplete(db, plan, month)) months.push(monthText(plan.year, month));
  if (months.length === 0) return;
  await transaction(async (tx) => {
    const published = await publishComplete(tx, plan, { actor: operator, months, at: now });
    if (published.length > 0) await touchPlan(tx, plan.id);
  });
}
