/** Milestones' done dates on a desk: read and decided on as figures are. */
import { eq, inArray } from "drizzle-orm";
import type { Reader } from "@/db";
import { assignments, indicators, milestones, plans } from "@/db/schema";
import { type Actor, type FigureAction, may } from "@/lib/access/rules";
import { notFound } from "@/lib/errors/rules";
import { type Desk, deskOver } from "./desk";
import { type Duty, loadDuties, loadMilestones, type MilestoneRow } from "./queries";
import { mayReadRevision, subjectOf } from "./rules";

/** The assignments of a milestone's indicator that figures sit on. */
export const dutiesOf = (desk: Desk, milestone: MilestoneRow): Duty[] =>
  [...new Set(desk.duties.values())].filter((duty) => duty.indicatorId === milestone.indicatorId && !duty.isParent);

/** A milestone belongs to every leaf of its indicator: who may for one of them may for the milestone. */
export const mayForMilestone = (desk: Desk, action: FigureAction, milestone: MilestoneRow): boolean =>
  dutiesOf(desk, milestone).some((duty) =>
    may(desk.actor, action, subjectOf(desk.place, duty, milestone.revision ?? undefined)),
  );

/** May the newest revision of a done date be read? */
export const mayReadDate = (desk: Desk, { revision, ...milestone }: MilestoneRow): boolean =>
  revision === null || dutiesOf(desk, { ...milestone, revision }).some((duty) => mayReadRevision(desk, duty, revision));

/**
 * The desk over these milestones' assignments, and the milestones by id; those of another plan than the first one's are
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
  const duties = await loadDuties(
    tx,
    plan.id,
    inArray(assignments.indicatorId, [...new Set(rows.map((row) => row.indicatorId))]),
  );
  return { desk: await deskOver(tx, actor, plan, duties), rows: new Map(rows.map((row) => [row.id, row])) };
}
