import { eq } from "drizzle-orm";
import { transaction } from "@/db";
import { users } from "@/db/schema";
import { type Actor } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { monthOfDay, yearOf } from "@/lib/calendar/rules";
import { DomainError, forbidden, invalid, notFound, parse } from "@/lib/errors/rules";
import { touchPlan } from "@/lib/plan/records";
import { authorOf, type Desk } from "./desk";
import { refuseMonth } from "./judge";
import { mayForMilestone, openMilestones } from "./milestones";
import type { MilestoneRow } from "./queries";
import { appendMilestoneRevisions } from "./records";
import { type MilestoneInput, milestoneInput } from "./schemas";

/**
 * Saves the day a milestone was done (null: it was not, after all) as a draft. Idempotent and refusing as `saveFigure` is;
 * a day outside the plan's year or in a locked month, or taken back from one, is `invalid`.
 */
export async function saveMilestone(actor: Actor, input: MilestoneInput) {
  const { milestone, done, note: said, basedOn } = parse(milestoneInput, input);
  const note = said?.trim() || null;
  return transaction(async (tx) => {
    const { desk, rows } = await openMilestones(tx, actor, [milestone]);
    const row = rows.get(milestone);
    if (!row) throw notFound("milestone");
    refuse(desk, row, done);
    const { revision } = row;
    if (revision ? revision.done === done && revision.note === note : done === null)
      return { milestone, revision: revision?.id ?? null, review: revision?.review ?? null, changed: false };
    if ((revision?.id ?? null) !== basedOn) {
      const authors = revision?.recordedBy
        ? await tx.select({ name: users.name }).from(users).where(eq(users.id, revision.recordedBy))
        : [];
      throw conflict(desk, row, { done, note }, authors[0]?.name ?? null);
    }
    const author = authorOf(actor);
    const next = {
      milestoneId: row.id,
      done,
      note,
      review: "draft",
      late: false,
      comment: null,
      typedBy: author,
      submittedBy: null,
      recordedBy: author,
    } as const;
    const [id] = await appendMilestoneRevisions(tx, [next], desk.at);
    const detail = { before: revision?.done ?? null, after: done };
    await writeAudit(tx, { actor, action: "milestone_saved", subject: "milestone", subjectId: row.id, planId: desk.plan.id, detail });
    await touchPlan(tx, desk.plan.id);
    return { milestone, revision: id ?? null, review: "draft" as const, changed: true };
  });
}

function refuse(desk: Desk, row: MilestoneRow, done: string | null): void {
  if (!mayForMilestone(desk, "enterFigure", row)) throw mayForMilestone(desk, "readSubmitted", row) ? forbidden() : notFound("milestone");
  for (const day of [done, row.revision?.done ?? null]) {
    if (day === null) continue;
    if (yearOf(day) !== desk.plan.year) throw invalid("done", "monthOutside", { year: desk.plan.year });
    refuseMonth({ plan: { ...desk.plan, janFebCombined: false }, periods: desk.periods }, monthOfDay(day));
  }
}

function conflict(desk: Desk, row: MilestoneRow, yours: { done: string | null; note: string | null }, by: string | null): DomainError {
  const { revision } = row;
  const reads = revision !== null && mayForMilestone(desk, revision.review === "draft" ? "readDraft" : "readSubmitted", row);
  return new DomainError("conflict", [{ path: "", message: "figureConflict" }], {
    yours,
    theirs: revision && {
      revision: revision.id,
      review: revision.review,
      at: revision.recordedAt.toISOString(),
      by,
      content: reads ? { done: revision.done, note: revision.note } : null,
    },
  });
}
