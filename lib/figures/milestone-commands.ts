import { transaction } from "@/db";
import type { Actor } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { isToCome, monthOfDay, yearOf } from "@/lib/calendar/rules";
import { attempt, DomainError, forbidden, invalid, notFound, parse } from "@/lib/errors/rules";
import { touchDrafts } from "@/lib/plan/records";
import { authorOf, type Context } from "./context";
import { refuseMonth } from "./judge";
import { mayForMilestone, mayReadDate, openMilestones } from "./milestones";
import type { MilestoneRow } from "./queries";
import { appendMilestoneRevisions } from "./records";
import { type MilestoneDate, milestoneInput } from "./schemas";
import { refuseDoubts } from "./doubts";
import { conflict, nameAuthors, standsAlready } from "./conflicts";

/**
 * Saves the day a milestone was done (null: it was not, after all) as a draft. Idempotent and refusing as `saveFigure`
 * is; a day to come, outside the plan's year or in a locked month, or taken back from one, is `invalid`.
 */
export async function saveMilestone(actor: Actor, input: unknown) {
  const date = parse(milestoneInput, input);
  return transaction(async (tx) => {
    const { context, rows } = await openMilestones(tx, actor, [date.milestone]);
    const row = rows.get(date.milestone);
    if (!row) throw notFound("milestone");
    const standing = attempt(() => judge(context, row, date));
    if (standing instanceof DomainError) {
      const [named] = await nameAuthors(tx, [{ error: standing }]);
      throw named?.error ?? standing;
    }
    const { milestone } = date;
    if (standing)
      return { milestone, revision: row.revision?.id ?? null, review: row.revision?.review ?? null, changed: false };
    const [id] = await appendMilestoneRevisions(tx, [drafted(context, row, date)], context.at);
    await writeAudit(tx, {
      actor,
      action: "milestone_saved",
      subject: "milestone",
      subjectId: row.id,
      planId: context.plan.id,
      detail: {},
    });
    await touchDrafts(tx, context.plan.id);
    return { milestone, revision: id ?? null, review: "draft" as const, changed: true };
  });
}

/** Refuses what cannot be saved; else: does it stand there already? */
function judge(context: Context, row: MilestoneRow, date: MilestoneDate): boolean {
  if (!mayForMilestone(context, "enterFigure", row))
    throw mayForMilestone(context, "readSubmitted", row) ? forbidden() : notFound("milestone");
  const { revision } = row;
  const reads = mayReadDate(context, row);
  refuseDay(context, date.done);
  const content = { done: date.done, note: date.note || null };
  const before = revision && { done: revision.done, note: revision.note };
  const standing = standsAlready(revision && { revision, reads }, date, {
    same: () => (before ? before.done === content.done && before.note === content.note : content.done === null),
    clash: () => conflict(content, revision && { revision, content: reads ? before : null }),
  });
  if (!standing)
    for (const day of [row.countedDone, reads ? revision?.done : null]) if (day) refuseMonthOf(context, day);
  return standing;
}

function refuseDay(context: Context, day: string | null): void {
  if (day === null) return;
  if (isToCome(day, context.at)) throw invalid("done", "dayToCome");
  refuseMonthOf(context, day);
}

/** A January has its own days, also where it has no figures of its own. */
function refuseMonthOf(context: Context, day: string): void {
  if (yearOf(day) !== context.plan.year) throw invalid("done", "monthOutside", { year: context.plan.year });
  refuseMonth({ ...context, plan: { ...context.plan, janFebCombined: false } }, monthOfDay(day));
}

/** A day that is approved is being changed, or one that was submitted taken back. */
function doubtsOf({ approvedId, approvedDone, countedDone }: MilestoneRow, done: string | null): DayDoubt[] {
  if (approvedId && approvedDone !== done)
    return [{ field: "done", message: "doubtfulApprovedDay", params: { approved: approvedDone ?? "undone" } }];
  return done === null && countedDone !== null ? [{ field: "done", message: "doubtfulWithdrawnDay" }] : [];
}

interface DayDoubt {
  readonly field: "done";
  readonly message: "doubtfulApprovedDay" | "doubtfulWithdrawnDay";
  readonly params?: { readonly approved: string };
}

/** What is doubtful needs a reason, a note none; a reason stands while its draft is worked on. */
function drafted(context: Context, row: MilestoneRow, { done, note, reason }: MilestoneDate) {
  const { revision } = row;
  const given =
    reason || (row.approvedId && revision?.review === "draft" && mayReadDate(context, row) ? revision.comment : null);
  if (!given) refuseDoubts(doubtsOf(row, done));
  const author = authorOf(context.actor);
  const by = { typedBy: author, submittedBy: null, recordedBy: author };
  return {
    milestoneId: row.id,
    done,
    note: note || null,
    review: "draft" as const,
    late: false,
    comment: given,
    ...by,
  };
}
