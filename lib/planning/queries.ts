/** A stored plan, row by row, with the ids behind its keys. Figures are read in parts. */
import { and, asc, eq, inArray, isNull, min, ne, or, sql } from "drizzle-orm";
import type { Reader } from "@/db";
import { alias } from "@/db/columns";
import {
  assignments,
  assignmentTargets,
  cells,
  figureRevisions,
  history,
  indicators,
  indicatorTargets,
  milestoneRevisions,
  milestones,
  offices,
  people,
  planOffices,
  planPeople,
  planTerms,
  tasks,
  taskSupportingOffices,
  users,
} from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import type { Actor } from "@/lib/access/rules";
import { mayReadRevision } from "@/lib/figures/rules";
import { partsOf } from "@/lib/figures/terms";
import { gatherInParts, giveWay, givingWay } from "@/lib/lists/rules";
import { loadPeriods } from "@/lib/periods/queries";
import type { PlanRow } from "@/lib/plan/queries";

/** The id of every office and person of any plan, by key: they are one across years. */
export async function loadIdentities(db: Reader) {
  const officeRows = await db.select().from(offices);
  const personRows = await db.select().from(people);
  return {
    offices: new Map(officeRows.map(({ key, id }) => [key, id])),
    people: new Map(personRows.map(({ key, id }) => [key, id])),
  };
}
export type Identities = Awaited<ReturnType<typeof loadIdentities>>;

/** How many there are; they are only ever added. */
export const countIdentities = async (db: Reader) => ({
  offices: await db.$count(offices),
  people: await db.$count(people),
});

/** The plan's terms, and the bureau it is made for. */
const loadBureau = async (db: Reader, planId: string) => ({
  terms: await givingWay(db.select().from(planTerms).where(eq(planTerms.planId, planId))),
  offices: await givingWay(
    db
      .select()
      .from(planOffices)
      .where(eq(planOffices.planId, planId))
      .orderBy(asc(planOffices.position), asc(planOffices.officeId)),
  ),
  people: await givingWay(
    db
      .select()
      .from(planPeople)
      .where(eq(planPeople.planId, planId))
      .orderBy(asc(planPeople.position), asc(planPeople.personId)),
  ),
});

const loadWork = async (db: Reader, planId: string) => ({
  tasks: await givingWay(
    db.select().from(tasks).where(eq(tasks.planId, planId)).orderBy(asc(tasks.position), asc(tasks.id)),
  ),
  supporting: await givingWay(
    db
      .select({ taskId: taskSupportingOffices.taskId, officeId: taskSupportingOffices.officeId })
      .from(taskSupportingOffices)
      .innerJoin(tasks, eq(tasks.id, taskSupportingOffices.taskId))
      .where(eq(tasks.planId, planId))
      .orderBy(asc(taskSupportingOffices.position), asc(taskSupportingOffices.officeId)),
  ),
  indicators: await givingWay(
    db
      .select()
      .from(indicators)
      .where(eq(indicators.planId, planId))
      .orderBy(asc(indicators.position), asc(indicators.id)),
  ),
  assignments: await givingWay(
    db
      .select()
      .from(assignments)
      .where(eq(assignments.planId, planId))
      .orderBy(asc(assignments.position), asc(assignments.id)),
  ),
});

const loadTargets = async (db: Reader, planId: string) => ({
  targets: await givingWay(
    db
      .select({ row: indicatorTargets })
      .from(indicatorTargets)
      .innerJoin(indicators, eq(indicators.id, indicatorTargets.indicatorId))
      .where(eq(indicators.planId, planId)),
  ),
  assignmentTargets: await givingWay(
    db
      .select({ row: assignmentTargets })
      .from(assignmentTargets)
      .innerJoin(assignments, eq(assignments.id, assignmentTargets.assignmentId))
      .where(eq(assignments.planId, planId)),
  ),
  history: await givingWay(
    db
      .select({ row: history })
      .from(history)
      .innerJoin(indicators, eq(indicators.id, history.indicatorId))
      .where(eq(indicators.planId, planId))
      .orderBy(asc(history.position), asc(history.year), asc(history.month)),
  ),
  milestones: await givingWay(
    db
      .select({ row: milestones, done: milestoneRevisions.done })
      .from(milestones)
      .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
      .leftJoin(milestoneRevisions, eq(milestoneRevisions.id, milestones.approvedRevisionId))
      .where(eq(indicators.planId, planId))
      .orderBy(asc(milestones.position), asc(milestones.id)),
  ),
});

const revisionColumns = {
  assignmentId: figureRevisions.assignmentId,
  month: figureRevisions.month,
  ...partsOf(figureRevisions),
  comment: figureRevisions.comment,
  review: figureRevisions.review,
};

/** Assignments whose figures are read at a stretch. */
const PART = 100;

const approvedOf = (db: Reader, ids: readonly string[]) =>
  db
    .select(revisionColumns)
    .from(cells)
    .innerJoin(figureRevisions, eq(figureRevisions.id, cells.approvedRevisionId))
    .where(inArray(cells.assignmentId, [...ids]));

const newest = alias(figureRevisions, "newest");
/** The newest revision, or behind a draft the one that counts. */
const withoutDrafts = sql`case when ${newest.review} = 'draft'
  then ${cells.countedRevisionId} else ${cells.latestRevisionId} end`;

const latestOf = (db: Reader, ids: readonly string[], drafts: boolean) =>
  db
    .select(revisionColumns)
    .from(cells)
    .innerJoin(newest, eq(newest.id, cells.latestRevisionId))
    .innerJoin(figureRevisions, eq(figureRevisions.id, drafts ? cells.latestRevisionId : withoutDrafts))
    .where(
      and(
        inArray(cells.assignmentId, [...ids]),
        or(isNull(cells.approvedRevisionId), ne(cells.approvedRevisionId, figureRevisions.id)),
      ),
    );

/** A draft that the actor may not read: that it lies there is told, and whose it is. */
export interface UnreadDraft {
  /** Null: it was imported. */
  readonly by: string | null;
}

/** The cells and milestones whose newest entry is a draft that the actor may not read. */
async function loadUnreadDrafts(db: Reader, planId: string, actor: Actor) {
  if (actor.kind === "operator") return { figures: [], dates: [] };
  const reader = { actor, place: await placeOf(db, actor, planId) };
  const owned = {
    officeId: assignments.officeId,
    personId: assignments.personId,
    leaderInChargeId: tasks.leaderInChargeId,
    by: users.name,
  };
  const figures = await db
    .select({ ...owned, assignmentId: cells.assignmentId, month: cells.month, revision: figureRevisions })
    .from(cells)
    .innerJoin(figureRevisions, eq(figureRevisions.id, cells.latestRevisionId))
    .innerJoin(assignments, eq(assignments.id, cells.assignmentId))
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .leftJoin(users, eq(users.id, figureRevisions.recordedBy))
    .where(and(eq(assignments.planId, planId), eq(figureRevisions.review, "draft")));
  const dates = await db
    .select({ ...owned, milestoneId: milestones.id, revision: milestoneRevisions })
    .from(milestones)
    .innerJoin(milestoneRevisions, eq(milestoneRevisions.id, milestones.latestRevisionId))
    .innerJoin(indicators, eq(indicators.id, milestones.indicatorId))
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .innerJoin(assignments, eq(assignments.indicatorId, indicators.id))
    .leftJoin(users, eq(users.id, milestoneRevisions.recordedBy))
    .where(and(eq(indicators.planId, planId), eq(milestoneRevisions.review, "draft")));
  // A milestone is of all its indicator's assignments: who reads it for one of them reads it.
  const read = new Set(
    dates.filter((row) => mayReadRevision(reader, row, row.revision)).map(({ milestoneId }) => milestoneId),
  );
  return {
    figures: figures.filter((row) => !mayReadRevision(reader, row, row.revision)),
    dates: dates.filter(({ milestoneId }) => !read.has(milestoneId)),
  };
}
export type UnreadDrafts = Awaited<ReturnType<typeof loadUnreadDrafts>>;

/** Of every cell its approved revision, and its newest one where that is another. */
async function loadFigures(db: Reader, ids: readonly string[], drafts: boolean) {
  const approved: Awaited<ReturnType<typeof approvedOf>> = [];
  const latest: typeof approved = [];
  for (let from = 0; from < ids.length; from += PART) {
    const part = ids.slice(from, from + PART);
    for (const row of await approvedOf(db, part)) approved.push(row);
    await giveWay();
    for (const row of await latestOf(db, part, drafts)) latest.push(row);
    await giveWay();
  }
  return { approved, latest };
}

export type RevisionRow = Awaited<ReturnType<typeof loadFigures>>["approved"][number];

/**
 * Every row of a plan that belongs to its document. Drafts are for the operator: neither document nor comparison tells
 * them to others.
 */
export async function loadStored(db: Reader, plan: PlanRow, actor: Actor) {
  const periods = await loadPeriods(db, plan.id);
  const {
    targets,
    assignmentTargets: ownTargets,
    history: historyRows,
    milestones: milestoneRows,
  } = await loadTargets(db, plan.id);
  const structure = { ...(await loadBureau(db, plan.id)), ...(await loadWork(db, plan.id)) };
  return {
    plan,
    ...structure,
    targets: targets.map(({ row }) => row),
    assignmentTargets: ownTargets.map(({ row }) => row),
    history: historyRows.map(({ row }) => row),
    milestones: milestoneRows.map(({ row, done }) => ({ ...row, done })),
    figures: await loadFigures(
      db,
      structure.assignments.map(({ id }) => id),
      actor.kind === "operator",
    ),
    unread: await loadUnreadDrafts(db, plan.id, actor),
    locked: new Set(periods.filter(({ lockedAt }) => lockedAt !== null).map(({ month }) => month)),
  };
}
export type StoredRows = Awaited<ReturnType<typeof loadStored>>;

/** The first revision of every cell of these assignments: figures go out in the order in which they first came in. */
export const loadFirstRevisions = (db: Reader, ids: readonly string[]) =>
  gatherInParts(ids, PART, (part) =>
    db
      .select({
        assignmentId: figureRevisions.assignmentId,
        month: figureRevisions.month,
        place: min(figureRevisions.place),
      })
      .from(figureRevisions)
      .where(inArray(figureRevisions.assignmentId, part))
      .groupBy(figureRevisions.assignmentId, figureRevisions.month),
  );
