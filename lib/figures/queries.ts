import { and, asc, eq, exists, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { alias, among } from "@/db/columns";
import { assignments, cells, figureRevisions, indicators, milestoneRevisions, milestones, tasks } from "@/db/schema";
import { gatherInParts } from "@/lib/lists/rules";
import { readableId, type ActorInPlan } from "./rules";

const below = alias(assignments, "below");

/** Has others below it: its figures are sums. */
const isParent = (on: Reader) =>
  sql<boolean>`${exists(
    on
      .select({ id: below.id })
      .from(below)
      .where(and(eq(below.indicatorId, assignments.indicatorId), eq(below.parentId, assignments.id))),
  )}`.mapWith(Boolean);

const selectAssignments = (on: Reader, where: SQL | undefined) =>
  on
    .select({
      id: assignments.id,
      key: assignments.key,
      officeId: assignments.officeId,
      personId: assignments.personId,
      parentId: assignments.parentId,
      isParent: isParent(on),
      indicatorId: assignments.indicatorId,
      leaderInChargeId: tasks.leaderInChargeId,
      unit: indicators.unit,
      measure: indicators.measure,
      entry: indicators.entry,
      operands: indicators.operands,
      /** Months, `2022-01`; the indicator's own before its task's. */
      start: sql<string>`coalesce(${indicators.start}, ${tasks.start})`,
      due: sql<string>`coalesce(${indicators.due}, ${tasks.due})`,
    })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .where(where)
    .orderBy(asc(tasks.position), asc(indicators.position), asc(assignments.position));

/** Assignments with what is asked of them, in document order. */
export const loadAssignments = async (db: Reader, planId: string, where?: SQL) =>
  selectAssignments(db, and(eq(assignments.planId, planId), where));
export type AssignmentRow = Awaited<ReturnType<typeof loadAssignments>>[number];

/** The same of the assignments named by id or by key. */
export async function loadNamedAssignments(
  db: Reader,
  planId: string,
  names: readonly string[],
): Promise<AssignmentRow[]> {
  const known = names.length === 0 ? [] : await assignmentsById(db, { planId, names });
  const found = new Set(known.map((assignment) => assignment.id));
  const others = names.filter((name) => !found.has(name));
  return others.length === 0 ? known : known.concat(await assignmentsByKey(db, { planId, names: others }));
}

/** The plan by way of the task: SQLite would rather walk all assignments of a plan than look up the few ids. */
const assignmentsById = prepared((on) =>
  selectAssignments(on, and(eq(tasks.planId, sql.placeholder("planId")), among(assignments.id, "names"))).prepare(
    "assignments_by_id",
  ),
);
const assignmentsByKey = prepared((on) =>
  selectAssignments(
    on,
    and(eq(assignments.planId, sql.placeholder("planId")), among(assignments.key, "names")),
  ).prepare("assignments_by_key"),
);

/** Assignments whose cells are read at a stretch. */
export const AT_ONCE = 100;

/** The newest revision of each cell of these assignments, and which one counts. */
export const loadCells = (db: Reader, assignmentIds: readonly string[]) =>
  gatherInParts(assignmentIds, AT_ONCE, async (part) =>
    (await cellsOf(db, { assignmentIds: part })).map(({ approvedId, countedId, ...revision }) => ({
      revision,
      approvedId,
      countedId,
    })),
  );

const cellsOf = prepared((on) =>
  on
    .select({
      ...getTableColumns(figureRevisions),
      approvedId: cells.approvedRevisionId,
      countedId: cells.countedRevisionId,
    })
    .from(cells)
    .innerJoin(figureRevisions, eq(figureRevisions.id, cells.latestRevisionId))
    .where(among(cells.assignmentId, "assignmentIds"))
    .prepare("cells_of_assignments"),
);
export type Cell = Awaited<ReturnType<typeof loadCells>>[number];
export type Revision = Cell["revision"];

/**
 * A cell as one actor sees it: the newest revision that they may read, and the approved one; null where there is none.
 */
export type ReadableCell = Cell & { readonly readable: Revision | null; readonly approved: Revision | null };

/** The cells of these assignments as an actor may read them. */
export async function loadReadableCells(
  db: Reader,
  reader: ActorInPlan,
  assignments: readonly AssignmentRow[],
): Promise<ReadableCell[]> {
  const owners = new Map(assignments.map((assignment) => [assignment.id, assignment]));
  return gatherInParts([...owners.keys()], AT_ONCE, (part) => readableOf(db, reader, { owners, ids: part }));
}

interface Owned {
  readonly owners: ReadonlyMap<string, AssignmentRow>;
  /** Those whose cells are asked for. */
  readonly ids: readonly string[];
}

async function readableOf(db: Reader, reader: ActorInPlan, { owners, ids }: Owned): Promise<ReadableCell[]> {
  const found = (await loadCells(db, ids)).flatMap((cell) => {
    const { revision } = cell;
    const owner = owners.get(revision.assignmentId);
    return owner ? [{ cell, id: readableId(reader, owner, { ...cell, newest: revision }) }] : [];
  });
  const others = found.flatMap(({ cell, id }) =>
    [id, cell.approvedId].flatMap((one) => (one && one !== cell.revision.id ? [one] : [])),
  );
  const older = await loadRevisions(db, [...new Set(others)]);
  return found.map(({ cell, id }) => {
    const known = (one: string | null) => (one === cell.revision.id ? cell.revision : (older.get(one ?? "") ?? null));
    return { ...cell, readable: known(id), approved: known(cell.approvedId) };
  });
}

/** Revisions by id. */
export async function loadRevisions(db: Reader, ids: readonly string[]): Promise<Map<string, Revision>> {
  const rows = ids.length === 0 ? [] : await revisionsById(db, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

const revisionsById = prepared((on) =>
  on.select().from(figureRevisions).where(among(figureRevisions.id, "ids")).prepare("revisions_by_id"),
);

const countedRevisions = alias(milestoneRevisions, "counted");
const approvedRevisions = alias(milestoneRevisions, "approved");

const milestoneColumns = {
  id: milestones.id,
  indicatorId: milestones.indicatorId,
  title: milestones.title,
  due: milestones.due,
  weight: milestones.weight,
  countedId: milestones.countedRevisionId,
  approvedId: milestones.approvedRevisionId,
  countedDone: countedRevisions.done,
  approvedDone: approvedRevisions.done,
  revision: milestoneRevisions,
};

/** Milestones' revisions by id. */
export async function loadMilestoneRevisions(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, MilestoneRevision>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(milestoneRevisions)
    .where(inArray(milestoneRevisions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
export type MilestoneRevision = typeof milestoneRevisions.$inferSelect;

/** Milestones with the newest revision of each, in document order. */
export async function loadMilestones(
  db: Reader,
  by: { readonly ids?: readonly string[]; readonly indicatorIds?: readonly string[] },
) {
  const wanted = by.ids ?? by.indicatorIds ?? [];
  if (wanted.length === 0) return [];
  return db
    .select(milestoneColumns)
    .from(milestones)
    .leftJoin(milestoneRevisions, eq(milestoneRevisions.id, milestones.latestRevisionId))
    .leftJoin(countedRevisions, eq(countedRevisions.id, milestones.countedRevisionId))
    .leftJoin(approvedRevisions, eq(approvedRevisions.id, milestones.approvedRevisionId))
    .where(inArray(by.ids ? milestones.id : milestones.indicatorId, [...wanted]))
    .orderBy(asc(milestones.position));
}
export type MilestoneRow = Awaited<ReturnType<typeof loadMilestones>>[number];
