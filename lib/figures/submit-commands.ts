import { eq, inArray, or } from "drizzle-orm";
import { transaction, type Reader, type Writer } from "@/db";
import { assignments } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import { type Actor, may } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { monthOf, monthOfDay, yearOf } from "@/lib/calendar/rules";
import { notFound, parse } from "@/lib/errors/rules";
import { isLate } from "@/lib/periods/rules";
import { findPlan, type PlanRow } from "@/lib/plan/queries";
import { touchFigures } from "@/lib/plan/records";
import { authorOf, type Context, loadContext } from "./context";
import { refuseMonth } from "./judge";
import { mayForMilestone } from "./milestones";
import {
  type AssignmentRow,
  loadAssignments,
  loadNamedAssignments,
  loadMilestones,
  type MilestoneRow,
  type Revision,
} from "./queries";
import { appendMilestoneRevisions, appendRevisions, type NewMilestoneRevision, type NewRevision } from "./records";
import { isComplete, subjectOf } from "./rules";
import { type SubmitInput, submitInput } from "./schemas";
import { isBlank, partsOf } from "./terms";

/**
 * What a submission took, by assignment or milestone id with the new revision; what it left because half of it is
 * missing (`incomplete`) or because it is not what the sender saw (`changed`), by id.
 */
export interface Submitted {
  readonly figures: {
    readonly assignment: string;
    readonly month: string;
    readonly revision: string;
    readonly late: boolean;
  }[];
  readonly milestones: { readonly milestone: string; readonly revision: string }[];
  readonly incomplete: string[];
  readonly changed: string[];
}

/**
 * Submits a whole month: every draft or returned entry of it that the actor may submit and read, and the done dates up
 * to its end; with `assignments` only theirs, with `seen` only what was seen. Entries after the month's deadline are
 * marked late. Half a pair without a reason stays a draft. Throws `not_found` without a plan for the year, `invalid`
 * for a locked month.
 */
export async function submitMonth(actor: Actor, input: SubmitInput): Promise<Submitted> {
  const { month, assignments: named, seen } = parse(submitInput, input);
  const wasSeen = (of: string, revision: Pick<Revision, "id">) => seen === undefined || seen[of] === revision.id;
  return transaction(async (tx) => {
    const plan = await findPlan(tx, yearOf(month));
    if (!plan) throw notFound("plan");
    const asked = named ? await loadNamedAssignments(tx, plan.id, named) : await loadOwnAssignments(tx, actor, plan);
    const context = await loadContext(tx, actor, { plan, assignments: asked });
    refuseMonth(context, month);
    const due = [...new Set(context.assignments.values())].flatMap((assignment) => pending(context, assignment, month));
    const ready = due.filter(({ assignment, revision }) => wasSeen(assignment.id, revision));
    const complete = ready.filter(
      ({ assignment, revision }) => isComplete(assignment.measure, revision) || isBlank(revision),
    );
    const figures = await submitFigures(tx, { context, month }, complete);
    const dates = await pendingMilestones(tx, context, month);
    const seenDates = dates.filter((row) => wasSeen(row.id, row.revision));
    const milestones = await submitMilestones(tx, { context, month }, seenDates);
    if (figures.length + milestones.length > 0) await record(tx, { context, month }, { complete, seenDates });
    return {
      figures,
      milestones,
      incomplete: ready.filter((one) => !complete.includes(one)).map(({ assignment }) => assignment.id),
      changed: [
        ...due.filter((one) => !ready.includes(one)).map(({ assignment }) => assignment.id),
        ...dates.filter((row) => !seenDates.includes(row)).map((row) => row.id),
      ],
    };
  });
}

async function record(
  tx: Writer,
  { context: { actor, plan }, month }: Submission,
  { complete, seenDates }: { complete: readonly Pending[]; seenDates: readonly WrittenMilestone[] },
): Promise<void> {
  const cells = complete.map(({ assignment }) => assignment.key);
  const detail = { month, cells, milestones: seenDates.map(({ id }) => id) };
  const about = { subject: "plan", subjectId: plan.id, planId: plan.id } as const;
  await writeAudit(tx, { actor, action: "figures_submitted", ...about, detail });
  await touchFigures(tx, plan.id, [
    ...complete.map(({ assignment }) => assignment.indicatorId),
    ...seenDates.map((row) => row.indicatorId),
  ]);
}

/** Everything of the actor's own offices and post; what they may not submit is left out later. */
async function loadOwnAssignments(tx: Reader, actor: Actor, plan: PlanRow): Promise<AssignmentRow[]> {
  if (actor.kind === "operator") return loadAssignments(tx, plan.id);
  const { officeIds } = await placeOf(tx, actor, plan.id);
  const offices = officeIds.length > 0 ? inArray(assignments.officeId, [...officeIds]) : undefined;
  const own = actor.personId === null ? undefined : eq(assignments.personId, actor.personId);
  return offices || own ? loadAssignments(tx, plan.id, or(offices, own)) : [];
}

interface Pending {
  readonly assignment: AssignmentRow;
  readonly revision: Revision;
}

/**
 * The cell's draft or returned entry, if the actor may submit it; a cleared cell only where something counts that it
 * takes back.
 */
function pending(context: Context, assignment: AssignmentRow, month: string): Pending[] {
  const cell = context.cells.get(assignment.id)?.get(month);
  if (!cell || assignment.isParent) return [];
  const { revision, countedId } = cell;
  if ((revision.review !== "draft" && revision.review !== "returned") || (isBlank(revision) && countedId === null))
    return [];
  const subject = subjectOf(context.place, assignment, revision);
  return may(context.actor, "submitFigure", subject) && may(context.actor, "readDraft", subject)
    ? [{ assignment, revision }]
    : [];
}

const isLateFor = ({ plan, periods, at }: Context, month: string): boolean =>
  isLate(plan.year, monthOf(month), { periods, now: at });

interface Submission {
  readonly context: Context;
  readonly month: string;
}

async function submitFigures(
  tx: Writer,
  { context, month }: Submission,
  complete: readonly Pending[],
): Promise<Submitted["figures"]> {
  const late = isLateFor(context, month);
  const author = authorOf(context.actor);
  const revisions = complete.map(
    ({ revision, assignment }): NewRevision => ({
      assignmentId: assignment.id,
      month,
      ...partsOf(revision),
      review: "submitted",
      late,
      comment: revision.review === "draft" ? revision.comment : null,
      typedBy: revision.typedBy,
      submittedBy: author,
      recordedBy: author,
    }),
  );
  const ids = await appendRevisions(tx, revisions, context.at);
  return revisions.map(({ assignmentId }, place) => ({
    assignment: assignmentId,
    month,
    revision: ids[place] ?? "",
    late,
  }));
}

type WrittenMilestone = MilestoneRow & { readonly revision: NonNullable<MilestoneRow["revision"]> };

async function pendingMilestones(tx: Writer, context: Context, month: string): Promise<WrittenMilestone[]> {
  const indicatorIds = [
    ...new Set(
      [...context.assignments.values()].flatMap((assignment) =>
        assignment.measure === "milestones" ? [assignment.indicatorId] : [],
      ),
    ),
  ];
  return (await loadMilestones(tx, { indicatorIds })).filter((row): row is WrittenMilestone =>
    isPendingMilestone(context, row, month),
  );
}

async function submitMilestones(
  tx: Writer,
  { context, month }: Submission,
  rows: readonly WrittenMilestone[],
): Promise<Submitted["milestones"]> {
  const author = authorOf(context.actor);
  const revisions = rows.map(
    ({ id, revision }): NewMilestoneRevision => ({
      milestoneId: id,
      done: revision.done,
      note: revision.note,
      review: "submitted",
      late: isLateFor(context, revision.done === null ? month : monthOfDay(revision.done)),
      comment: revision.review === "draft" ? revision.comment : null,
      typedBy: revision.typedBy,
      submittedBy: author,
      recordedBy: author,
    }),
  );
  const ids = await appendMilestoneRevisions(tx, revisions, context.at);
  return revisions.map(({ milestoneId }, place) => ({ milestone: milestoneId, revision: ids[place] ?? "" }));
}

function isPendingMilestone(context: Context, row: MilestoneRow, month: string): boolean {
  const { revision } = row;
  if (!revision || (revision.review !== "draft" && revision.review !== "returned")) return false;
  if (revision.done === null ? row.countedId === null : monthOfDay(revision.done) > month) return false;
  return mayForMilestone(context, "submitFigure", row) && mayForMilestone(context, "readDraft", row);
}
