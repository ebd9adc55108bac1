import { transaction, type Writer } from "@/db";
import { type Actor, type FigureAction, may } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { monthOfDay, yearOf } from "@/lib/calendar/rules";
import { attempt, DomainError, forbidden, notFound, parse } from "@/lib/errors/rules";
import { publishComplete } from "@/lib/periods/records";
import { touchFigures } from "@/lib/plan/records";
import { authorOf, type Context, findContext } from "./context";
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
 * Approves submitted entries, each as the revision that was seen: one that changed since is left with `conflict`, one's
 * own with `forbidden`, and the others are approved all the same. What is approved already stays so.
 */
export const approveFigures = (actor: Actor, input: ApproveInput): Promise<Decisions> =>
  decide({ actor, decision: "approved", comment: null }, parse(approveInput, input));

/** Returns submitted entries to their reporters with a word on what to correct; as `approveFigures` otherwise. */
export function returnFigures(actor: Actor, input: ReturnInput): Promise<Decisions> {
  const { comment, ...wanted } = parse(returnInput, input);
  return decide({ actor, decision: "returned", comment }, wanted);
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

const decide = (verdict: Verdict, wanted: Wanted): Promise<Decisions> =>
  transaction(async (tx) => ({
    figures: await decideFigures(tx, wanted.figures, verdict),
    milestones: await decideMilestones(tx, wanted.milestones, verdict),
  }));

/** How one kind of entry is decided on. */
interface Steps<W, N, R> {
  /** What the answer calls an entry. */
  readonly named: (one: W) => N;
  readonly judge: (one: W) => R;
  /** Appends what the decision makes of these revisions; the new ids in their order. */
  readonly write: (moving: readonly R[]) => Promise<string[]>;
}

/** Judges every entry for itself, writes those that the decision changes, and answers in the order asked. */
async function decideEach<W, N, R extends Pick<Revision, "id" | "review">>(
  decision: Decision,
  wanted: readonly W[],
  { named, judge, write }: Steps<W, N, R>,
): Promise<(N & Decided)[]> {
  const judged = wanted.map((one) => ({ name: named(one), found: attempt(() => judge(one)) }));
  const moving = judged.flatMap(({ found }) =>
    found instanceof DomainError || found.review === decision ? [] : [found],
  );
  const ids = await write(moving);
  return judged.map(({ name, found }) => ({ ...name, ...outcome(found, moving, ids) }));
}

async function decideFigures(tx: Writer, wanted: Wanted["figures"], verdict: Verdict): Promise<Decisions["figures"]> {
  if (wanted.length === 0) return [];
  const { actor, decision, comment } = verdict;
  const named = [...new Set(wanted.map((figure) => figure.assignment))];
  const context = await findContext(tx, actor, { year: yearOf(wanted[0]?.month ?? ""), named });
  return decideEach(decision, wanted, {
    named: ({ assignment, month }) => ({ assignment, month }),
    judge: (figure) => judgeFigure(context, figure, verdict),
    write: async (moving) => {
      const names = moving.map(({ assignmentId, month }) => `${context.assignments.get(assignmentId)?.key} ${month}`);
      const indicatorIds = moving.flatMap(
        ({ assignmentId }) => context.assignments.get(assignmentId)?.indicatorId ?? [],
      );
      await record(tx, verdict, { planId: context.plan.id, what: "figures", names, indicatorIds });
      const next = { review: decision, recordedBy: authorOf(actor) };
      const revisions = moving.map((revision) => ({ ...revision, ...next, comment: comment ?? revision.comment }));
      const ids = await appendRevisions(tx, revisions, context.at);
      if (decision === "approved")
        await publishComplete(tx, context.plan, { actor, months: revisions.map(({ month }) => month), at: context.at });
      return ids;
    },
  });
}

function judgeFigure(
  context: Context,
  { assignment: named, month, basedOn }: Wanted["figures"][number],
  verdict: Verdict,
): Revision {
  const assignment = context.assignments.get(named);
  const cell = assignment && context.cells.get(assignment.id)?.get(month);
  if (!assignment || !cell) throw notFound("figure");
  const subject = subjectOf(context.place, assignment, cell.revision);
  refuseDecision(verdict, cell.revision, (action) => may(verdict.actor, action, subject));
  refuseMonth(context, month);
  return asSeen(cell.revision, basedOn, verdict.decision);
}

const ACTIONS = { approved: "approveFigure", returned: "returnFigure" } as const;

function refuseDecision(
  { actor, decision }: Verdict,
  { typedBy, submittedBy }: Pick<Revision, "typedBy" | "submittedBy">,
  allows: (action: FigureAction) => boolean,
): void {
  if (allows(ACTIONS[decision])) return;
  if (actor.kind === "account" && [typedBy, submittedBy].includes(actor.userId))
    throw new DomainError("forbidden", [{ path: "", message: "figureOwnSubmission" }]);
  throw allows("readSubmitted") ? forbidden() : notFound("figure");
}

/** Still the submitted revision that was looked at, or decided the same way already. */
function asSeen<R extends Pick<Revision, "id" | "review">>(revision: R, basedOn: string, decision: Decision): R {
  if (revision.review === decision) return revision;
  if (revision.id === basedOn && revision.review === "submitted") return revision;
  const message = revision.id === basedOn ? "figureNotSubmitted" : "figureChanged";
  throw new DomainError("conflict", [{ path: "", message }]);
}

async function decideMilestones(
  tx: Writer,
  wanted: Wanted["milestones"],
  verdict: Verdict,
): Promise<Decisions["milestones"]> {
  if (wanted.length === 0) return [];
  const { actor, decision, comment } = verdict;
  const ids = wanted.map((one) => one.milestone);
  const { context, rows } = await openMilestones(tx, actor, ids);
  return decideEach(decision, wanted, {
    named: ({ milestone }) => ({ milestone }),
    judge: (one) => judgeMilestone(context, { row: rows.get(one.milestone), basedOn: one.basedOn }, verdict),
    write: async (moving) => {
      const names = moving.map((revision) => revision.milestoneId);
      const indicatorIds = names.flatMap((id) => rows.get(id)?.indicatorId ?? []);
      await record(tx, verdict, { planId: context.plan.id, what: "milestones", names, indicatorIds });
      const next = { review: decision, recordedBy: authorOf(actor) };
      return appendMilestoneRevisions(
        tx,
        moving.map((revision) => ({ ...revision, ...next, comment: comment ?? revision.comment })),
        context.at,
      );
    },
  });
}

function judgeMilestone(
  context: Context,
  { row, basedOn }: { readonly row: MilestoneRow | undefined; readonly basedOn: string },
  verdict: Verdict,
) {
  if (!row?.revision) throw notFound("milestone");
  refuseDecision(verdict, row.revision, (action) => mayForMilestone(context, action, row));
  if (row.revision.done) refuseMonth(context, monthOfDay(row.revision.done));
  return asSeen(row.revision, basedOn, verdict.decision);
}

function outcome<R extends { readonly id: string }>(
  judged: R | DomainError,
  moving: readonly R[],
  ids: readonly string[],
): Decided {
  if (judged instanceof DomainError) return { error: judged };
  return { revision: ids[moving.indexOf(judged)] ?? judged.id };
}

interface Moved {
  readonly planId: string;
  readonly what: "figures" | "milestones";
  readonly names: readonly string[];
  readonly indicatorIds: readonly string[];
}

async function record(
  tx: Writer,
  { actor, decision, comment }: Verdict,
  { planId, what, names, indicatorIds }: Moved,
): Promise<void> {
  if (names.length === 0) return;
  await writeAudit(tx, {
    actor,
    action: `${what}_${decision}`,
    subject: "plan",
    subjectId: planId,
    planId,
    detail: { [what]: names, comment },
  });
  await touchFigures(tx, planId, indicatorIds);
}
