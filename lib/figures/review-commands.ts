import { transaction, type Writer } from "@/db";
import { type Actor, may } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { DomainError, forbidden, notFound, parse } from "@/lib/errors/rules";
import { touchPlan } from "@/lib/plan/records";
import { attempt } from "./attempt";
import { authorOf, type Desk, openDesk } from "./desk";
import { refuseMonth } from "./judge";
import { mayForMilestone, openMilestones } from "./milestones";
import type { MilestoneRow, Revision } from "./queries";
import { appendMilestoneRevisions, appendRevisions } from "./records";
import { subjectOf } from "./rules";
import { type ApproveInput, approveInput, type ReturnInput, returnInput } from "./schemas";

type Decision = "approved" | "returned";

/** What became of one entry of a decision. */
export type Decided = { readonly revision: string } | { readonly error: DomainError };
export interface Decisions {
  readonly figures: ({ readonly assignment: string; readonly month: string } & Decided)[];
  readonly milestones: ({ readonly milestone: string } & Decided)[];
}

/**
 * Approves submitted entries, each as the revision that was seen: one that changed since is left with `conflict`, one's own
 * with `forbidden`, and the others are approved all the same. What is approved already stays so.
 */
export const approveFigures = (actor: Actor, input: ApproveInput): Promise<Decisions> =>
  decide(actor, "approved", parse(approveInput, input), null);

/** Returns submitted entries to their reporters with a word on what to correct; as `approveFigures` otherwise. */
export function returnFigures(actor: Actor, input: ReturnInput): Promise<Decisions> {
  const parsed = parse(returnInput, input);
  return decide(actor, "returned", parsed, parsed.comment);
}

interface Wanted {
  readonly figures: readonly { readonly assignment: string; readonly month: string; readonly basedOn: string }[];
  readonly milestones: readonly { readonly milestone: string; readonly basedOn: string }[];
}

interface Verdict {
  readonly actor: Actor;
  readonly decision: Decision;
  readonly comment: string | null;
}

async function decide(actor: Actor, decision: Decision, wanted: Wanted, comment: string | null): Promise<Decisions> {
  const verdict = { actor, decision, comment };
  return transaction(async (tx) => ({
    figures: await decideFigures(tx, wanted.figures, verdict),
    milestones: await decideMilestones(tx, wanted.milestones, verdict),
  }));
}

async function decideFigures(tx: Writer, wanted: Wanted["figures"], verdict: Verdict): Promise<Decisions["figures"]> {
  if (wanted.length === 0) return [];
  const desk = await openDesk(tx, verdict.actor, Number(wanted[0]?.month.slice(0, 4)), [
    ...new Set(wanted.map((figure) => figure.assignment)),
  ]);
  const judged = wanted.map((figure) => attempt(() => judgeFigure(desk, figure, verdict)));
  const moving = judged.flatMap((one) => (one instanceof DomainError || one.review === verdict.decision ? [] : [one]));
  const revisions = moving.map((revision) => ({
    ...revision,
    review: verdict.decision,
    comment: verdict.comment ?? revision.comment,
    recordedBy: authorOf(verdict.actor),
  }));
  const ids = await appendRevisions(tx, revisions, desk.at);
  await record(
    tx,
    verdict,
    desk.plan.id,
    "figures",
    moving.map((revision) => `${desk.duties.get(revision.assignmentId)?.key} ${revision.month}`),
  );
  return wanted.map(({ assignment, month }, place) => ({ assignment, month, ...outcome(judged[place], moving, ids) }));
}

function judgeFigure(desk: Desk, { assignment, month, basedOn }: Wanted["figures"][number], verdict: Verdict): Revision {
  const duty = desk.duties.get(assignment);
  const cell = duty && desk.cells.get(duty.id)?.get(month);
  if (!duty || !cell) throw notFound("figure");
  const subject = subjectOf(desk.place, duty, cell.revision);
  refuseDecision(
    verdict,
    cell.revision,
    may(verdict.actor, ACTIONS[verdict.decision], subject),
    may(verdict.actor, "readSubmitted", subject),
  );
  refuseMonth(desk, month);
  return asSeen(cell.revision, basedOn, verdict.decision);
}

const ACTIONS = { approved: "approveFigure", returned: "returnFigure" } as const;

function refuseDecision({ actor }: Verdict, { submittedBy }: Pick<Revision, "submittedBy">, allowed: boolean, reads: boolean): void {
  if (allowed) return;
  if (submittedBy !== null && submittedBy === authorOf(actor))
    throw new DomainError("forbidden", [{ path: "", message: "figureOwnSubmission" }]);
  throw reads ? forbidden() : notFound("figure");
}

/** Still the submitted revision that was looked at, or decided the same way already. */
function asSeen<R extends Pick<Revision, "id" | "review">>(revision: R, basedOn: string, decision: Decision): R {
  if (revision.review === decision) return revision;
  if (revision.id === basedOn && revision.review === "submitted") return revision;
  const message = revision.id === basedOn ? "figureNotSubmitted" : "figureChanged";
  throw new DomainError("conflict", [{ path: "", message }]);
}

async function decideMilestones(tx: Writer, wanted: Wanted["milestones"], verdict: Verdict): Promise<Decisions["milestones"]> {
  if (wanted.length === 0) return [];
  const { desk, rows } = await openMilestones(
    tx,
    verdict.actor,
    wanted.map((one) => one.milestone),
  );
  const judged = wanted.map((one) => attempt(() => judgeMilestone(desk, rows.get(one.milestone), one.basedOn, verdict)));
  const moving = judged.flatMap((one) => (one instanceof DomainError || one.review === verdict.decision ? [] : [one]));
  const revisions = moving.map((revision) => ({
    ...revision,
    review: verdict.decision,
    note: verdict.comment ?? revision.note,
    recordedBy: authorOf(verdict.actor),
  }));
  const ids = await appendMilestoneRevisions(tx, revisions, desk.at);
  await record(
    tx,
    verdict,
    desk.plan.id,
    "milestones",
    moving.map((revision) => revision.milestoneId),
  );
  return wanted.map(({ milestone }, place) => ({ milestone, ...outcome(judged[place], moving, ids) }));
}

function judgeMilestone(desk: Desk, row: MilestoneRow | undefined, basedOn: string, verdict: Verdict) {
  if (!row?.revision) throw notFound("milestone");
  const allowed = mayForMilestone(desk, ACTIONS[verdict.decision], row);
  refuseDecision(verdict, row.revision, allowed, mayForMilestone(desk, "readSubmitted", row));
  if (row.revision.done) refuseMonth(desk, row.revision.done.slice(0, 7));
  return asSeen(row.revision, basedOn, verdict.decision);
}

function outcome<R extends { readonly id: string }>(
  judged: R | DomainError | undefined,
  moving: readonly R[],
  ids: readonly string[],
): Decided {
  if (judged === undefined) throw new Error("Every entry has an outcome.");
  if (judged instanceof DomainError) return { error: judged };
  return { revision: ids[moving.indexOf(judged)] ?? judged.id };
}

async function record(
  tx: Writer,
  { actor, decision, comment }: Verdict,
  planId: string,
  what: "figures" | "milestones",
  names: readonly string[],
) {
  if (names.length === 0) return;
  await writeAudit(tx, {
    actor,
    action: `${what}_${decision}`,
    subject: "plan",
    subjectId: planId,
    planId,
    detail: { [what]: names, comment },
  });
  await touchPlan(tx, planId);
}
