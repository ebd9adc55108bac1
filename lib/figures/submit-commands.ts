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
import { authorOf, type Desk, deskOver } from "./desk";
import { refuseMonth } from "./judge";
import { mayForMilestone } from "./milestones";
import { type Duty, loadDuties, loadDutiesNamed, loadMilestones, type MilestoneRow, type Revision } from "./queries";
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
    const desk = await deskOver(tx, actor, plan, await dutiesToSubmit(tx, actor, plan, named));
    refuseMonth(desk, month);
    const due = [...new Set(desk.duties.values())].flatMap((duty) => pending(desk, duty, month));
    const ready = due.filter(({ duty, revision }) => wasSeen(duty.id, revision));
    const complete = ready.filter(({ duty, revision }) => isComplete(duty.measure, revision) || isBlank(revision));
    const figures = await submitFigures(tx, desk, month, complete);
    const dates = await pendingMilestones(tx, desk, month);
    const seenDates = dates.filter((row) => wasSeen(row.id, row.revision));
    const milestones = await submitMilestones(tx, desk, month, seenDates);
    if (figures.length + milestones.length > 0) {
      const detail = {
        month,
        cells: complete.map(({ duty }) => duty.key),
        milestones: milestones.map(({ milestone }) => milestone),
      };
      const about = { subject: "plan", subjectId: plan.id, planId: plan.id } as const;
      await writeAudit(tx, { actor, action: "figures_submitted", ...about, detail });
      await touchFigures(tx, plan.id, [
        ...complete.map(({ duty }) => duty.indicatorId),
        ...seenDates.map((row) => row.indicatorId),
      ]);
    }
    return {
      figures,
      milestones,
      incomplete: ready.filter((one) => !complete.includes(one)).map(({ duty }) => duty.id),
      changed: [
        ...due.filter((one) => !ready.includes(one)).map(({ duty }) => duty.id),
        ...dates.filter((row) => !seenDates.includes(row)).map((row) => row.id),
      ],
    };
  });
}

/** Those named, or everything of the actor's own offices and post; what they may not submit is left out later. */
async function dutiesToSubmit(
  tx: Reader,
  actor: Actor,
  plan: PlanRow,
  named: readonly string[] | undefined,
): Promise<Duty[]> {
  if (named) return loadDutiesNamed(tx, plan.id, named);
  if (actor.kind === "operator") return loadDuties(tx, plan.id);
  const { officeIds } = await placeOf(tx, actor, plan.id);
  const offices = officeIds.length > 0 ? inArray(assignments.officeId, [...officeIds]) : undefined;
  const own = actor.personId === null ? undefined : eq(assignments.personId, actor.personId);
  return offices || own ? loadDuties(tx, plan.id, or(offices, own)) : [];
}

interface Pending {
  readonly duty: Duty;
  readonly revision: Revision;
}

/**
 * The cell's draft or returned entry, if the actor may submit it; a cleared cell only where something counts that it
 * takes back.
 */
function pending(desk: Desk, duty: Duty, month: string): Pending[] {
  const cell = desk.cells.get(duty.id)?.get(month);
  if (!cell || duty.isParent) return [];
  const { revision, countedId } = cell;
  if ((revision.review !== "draft" && revision.review !== "returned") || (isBlank(revision) && countedId === null))
    return [];
  const subject = subjectOf(desk.place, duty, revision);
  return may(desk.actor, "submitFigure", subject) && may(desk.actor, "readDraft", subject) ? [{ duty, revision }] : [];
}

const isLateFor = ({ plan, periods, at }: Desk, month: string): boolean =>
  isLate(plan.year, monthOf(month), { periods, now: at });

async function submitFigures(
  tx: Writer,
  desk: Desk,
  month: string,
  complete: readonly Pending[],
): Promise<Submitted["figures"]> {
  const late = isLateFor(desk, month);
  const author = authorOf(desk.actor);
  const revisions = complete.map(
    ({ revision, duty }): NewRevision => ({
      assignmentId: duty.id,
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
  const ids = await appendRevisions(tx, revisions, desk.at);
  return revisions.map(({ assignmentId }, place) => ({
    assignment: assignmentId,
    month,
    revision: ids[place] ?? "",
    late,
  }));
}

type WrittenMilestone = MilestoneRow & { readonly revision: NonNullable<MilestoneRow["revision"]> };

async function pendingMilestones(tx: Writer, desk: Desk, month: string): Promise<WrittenMilestone[]> {
  const indicatorIds = [
    ...new Set([...desk.duties.values()].flatMap((duty) => (duty.measure === "milestones" ? [duty.indicatorId] : []))),
  ];
  return (await loadMilestones(tx, { indicatorIds })).filter((row): row is WrittenMilestone =>
    isPendingMilestone(desk, row, month),
  );
}

async function submitMilestones(
  tx: Writer,
  desk: Desk,
  month: string,
  rows: readonly WrittenMilestone[],
): Promise<Submitted["milestones"]> {
  const author = authorOf(desk.actor);
  const revisions = rows.map(
    ({ id, revision }): NewMilestoneRevision => ({
      milestoneId: id,
      done: revision.done,
      note: revision.note,
      review: "submitted",
      late: isLateFor(desk, revision.done === null ? month : monthOfDay(revision.done)),
      comment: revision.review === "draft" ? revision.comment : null,
      typedBy: revision.typedBy,
      submittedBy: author,
      recordedBy: author,
    }),
  );
  const ids = await appendMilestoneRevisions(tx, revisions, desk.at);
  return revisions.map(({ milestoneId }, place) => ({ milestone: milestoneId, revision: ids[place] ?? "" }));
}

function isPendingMilestone(desk: Desk, row: MilestoneRow, month: string): boolean {
  const { revision } = row;
  if (!revision || (revision.review !== "draft" && revision.review !== "returned")) return false;
  if (revision.done === null ? row.countedId === null : monthOfDay(revision.done) > month) return false;
  return mayForMilestone(desk, "submitFigure", row) && mayForMilestone(desk, "readDraft", row);
}
