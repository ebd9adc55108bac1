/** Milestones' done dates: read and decided on as figures are. */
import { eq, inArray } from "drizzle-orm";
import type { Reader } from "@/db";
import { assignments, indicators, milestones, plans } from "@/db/schema";
import { type Actor, type FigureAction, may } from "@/lib/access/rules";
import { notFound } from "@/lib/errors/rules";
import { type Context, loadContext } from "./context";
import { type AssignmentRow, loadAssignments, loadMilestones, type MilestoneRow } from "./queries";
import { mayReadRevision, subjectOf } from "./rules";

/** The assignments of a milestone's indicator that figures sit on. */
export const leavesOf = (context: Context, milestone: MilestoneRow): AssignmentRow[] =>
  [...new Set(context.assignments.values())].filter(
    (assignment) => assignment.indicatorId === milestone.indicatorId && !assignment.isParent,
  );

/** A milestone belongs to every leaf of its indicator: who may for one of them may for the milestone. */
export const mayForMilestone = (context: Context, action: FigureAction, milestone: MilestoneRow): boolean =>
  leavesOf(context, milestone).some((assignment) =>
    may(context.actor, action, subjectOf(context.place, assignment, milestone.revision ?? undefined)),
  );

/** May the newest revision of a done date be read? */
export const mayReadDate = (context: Context, { revision, ...milestone }: MilestoneRow): boolean =>
  revision === null ||
  leavesOf(context, { ...milestone, revision }).some((assignment) => mayReadRevision(context, assignment, revision));

/**
 * What a command on these milestones needs, and the milestones by id; those of another plan than the first one's are
 * left out.
 */
export async function openMilestones(tx: Reader, actor: Actor, ids: readonly string[]) {
  const found = await tx
    .select({ milestoneId: milestones.id, plan: plans })
    .from(milestones)
    .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
    .innerJoin(plans, eq(plans.id, indicators.planId))
    .where(inArray(milestones.id, [...ids]));
  const plan = found[0]?.plan;
  if (!plan) throw notFound("milestone");
  const rows = await loadMilestones(tx, {
    ids: found.flatMap((one) => (one.plan.id === plan.id ? [one.milestoneId] : [])),
  });
  const indicatorIds = [...new Set(rows.map((row) => row.indicatorId))];
  const owners = await loadAssignments(tx, plan.id, inArray(assignments.indicatorId, indicatorIds));
  const context = await loadContext(tx, actor, { plan, assignments: owners });
  return { context, rows: new Map(rows.map((row) => [row.id, row])) };
}
