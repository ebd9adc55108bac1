import type { Writer } from "@/db";
import { periods } from "@/db/schema";
import type { Actor } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { monthOf, monthText } from "@/lib/calendar/rules";
import type { PlanRow } from "@/lib/plan/queries";
import { isComplete, loadPeriods } from "./queries";
import { awaitingPublication } from "./rules";

/**
 * Publishes those of the months (`2022-06`) that are over and complete; later changes do not take it back. Call it in
 * the transaction that approved their entries; it touches no plan version. Gives the months.
 */
export async function publishComplete(
  tx: Writer,
  plan: PlanRow,
  { actor, months, at }: { readonly actor: Actor; readonly months: readonly string[]; readonly at: Date },
): Promise<string[]> {
  const waiting = awaitingPublication(plan.year, { periods: await loadPeriods(tx, plan.id), now: at });
  const complete: string[] = [];
  for (const month of waiting.filter((each) => months.some((text) => monthOf(text) === each)))
    if (await isComplete(tx, plan, month)) complete.push(monthText(plan.year, month));
  if (complete.length === 0) return [];
  await tx
    .insert(periods)
    .values(complete.map((month) => ({ planId: plan.id, month, publishedAt: at })))
    .onConflictDoUpdate({ target: [periods.planId, periods.month], set: { publishedAt: at } });
  const detail = { months: complete, complete: true };
  await writeAudit(tx, {
    actor,
    action: "periods_published",
    subject: "plan",
    subjectId: plan.id,
    planId: plan.id,
    detail,
  });
  return complete;
}
