import { and, eq, inArray } from "drizzle-orm";
import { transaction } from "@/db";
import { periods, plans } from "@/db/schema";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { yearOf } from "@/lib/calendar/rules";
import { forbidden, invalid, notFound, parse } from "@/lib/errors/rules";
import { touchPlan } from "@/lib/plan/records";
import { type PeriodsInput, periodsInput } from "./schemas";

/** Closes months to entry; locked ones stay as they are. `forbidden` to all but the coordinator, `invalid` outside the plan's year. */
export const lockPeriods = (actor: Actor, input: PeriodsInput): Promise<void> => setLocks(actor, input, true);

/** Opens locked months again. */
export const unlockPeriods = (actor: Actor, input: PeriodsInput): Promise<void> => setLocks(actor, input, false);

async function setLocks(actor: Actor, input: PeriodsInput, locked: boolean): Promise<void> {
  const { planId, months } = parse(periodsInput, input);
  if (!may(actor, "lockPeriod", thePlan)) throw forbidden();
  await transaction(async (tx) => {
    const plan = (await tx.select().from(plans).where(eq(plans.id, planId)))[0];
    if (!plan) throw notFound("plan");
    for (const month of months) if (yearOf(month) !== plan.year) throw invalid("months", "monthOutside", { year: plan.year });
    const rows = await tx
      .select()
      .from(periods)
      .where(and(eq(periods.planId, planId), inArray(periods.month, months)));
    const state = new Map(rows.map((row) => [row.month, row.lockedAt !== null]));
    const changing = [...new Set(months)].filter((month) => (state.get(month) ?? false) !== locked);
    if (changing.length === 0) return;
    const lock = { lockedAt: locked ? new Date() : null, lockedBy: locked && actor.kind === "account" ? actor.userId : null };
    await tx
      .insert(periods)
      .values(changing.map((month) => ({ planId, month, deadline: null, ...lock })))
      .onConflictDoUpdate({ target: [periods.planId, periods.month], set: lock });
    const action = locked ? "periods_locked" : "periods_unlocked";
    await writeAudit(tx, { actor, action, subject: "plan", subjectId: planId, planId, detail: { months: changing } });
    await touchPlan(tx, planId);
  });
}
