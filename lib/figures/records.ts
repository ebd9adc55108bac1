import { eq, type SQL, sql } from "drizzle-orm";
import { prepared, type Writer } from "@/db";
import { everyRow } from "@/db/columns";
import { newId } from "@/db/id";
import { cells, figureRevisions, milestoneRevisions, milestones } from "@/db/schema";
import { inParts } from "@/lib/lists/rules";
import { placed } from "@/lib/plan/records";
import type { ReviewState } from "@/lib/progress/terms";
import type { Content } from "./terms";

/** The state of a revision, of a figure as of a milestone's done date; when and in which place comes with it. */
interface NewState {
  readonly note: string | null;
  readonly review: ReviewState;
  readonly late: boolean;
  readonly comment: string | null;
  readonly typedBy: string | null;
  readonly submittedBy: string | null;
  readonly recordedBy: string | null;
}

export interface NewRevision extends NewState, Content {
  readonly assignmentId: string;
  /** `2022-06` */
  readonly month: string;
}

export interface NewMilestoneRevision extends NewState {
  readonly milestoneId: string;
  /** Day, `2022-06-25`; null: not done (any more). */
  readonly done: string | null;
}

/** Where a row's three pointers go; undefined: where they were; null: back to the approved one. */
interface Move {
  latest: string;
  approved?: string;
  counted?: string | null;
}

const ROWS = 500;

/**
 * Appends revisions, in the order given, and moves their cells' pointers with them (newest of all, newest approved, and
 * the newest submitted or approved one that was not returned since). Gives the new ids in the same order. Call it
 * inside the transaction that decided on the change; it asks no permission and touches no plan version.
 */
export async function appendRevisions(tx: Writer, revisions: readonly NewRevision[], at: Date): Promise<string[]> {
  const rows = await placed(
    tx,
    revisions.map((revision) => ({ ...revision, id: newId(), recordedAt: at })),
  );
  await inParts(rows, ROWS, (part) => insertRevisions(tx, { rows: part }));
  const moves = new Map<string, { assignmentId: string; month: string; move: Move }>();
  for (const { id, assignmentId, month, review } of rows) {
    const key = `${assignmentId} ${month}`;
    moves.set(key, { assignmentId, month, move: moved(moves.get(key)?.move, id, review) });
  }
  for (const { wanted, upsert } of POINTERS) {
    const group = [...moves.values()].filter(({ move }) => wanted(move)).map(cellRow);
    await inParts(group, ROWS, (part) => upsert(tx, { rows: part }));
  }
  return rows.map((row) => row.id);
}

const insertRevisions = prepared((on: Writer) =>
  on.insert(figureRevisions).select(everyRow(figureRevisions, "rows")).prepare("insert_revisions"),
);

/** As `appendRevisions`, for milestones' done dates; the pointers stand in the milestones' own rows. */
export async function appendMilestoneRevisions(
  tx: Writer,
  revisions: readonly NewMilestoneRevision[],
  at: Date,
): Promise<string[]> {
  const rows = await placed(
    tx,
    revisions.map((revision) => ({ ...revision, id: newId(), recordedAt: at })),
  );
  await inParts(rows, ROWS, (part) => tx.insert(milestoneRevisions).values(part));
  const moves = new Map<string, Move>();
  for (const { id, milestoneId, review } of rows) moves.set(milestoneId, moved(moves.get(milestoneId), id, review));
  for (const [milestoneId, { latest, approved, counted }] of moves) {
    await tx
      .update(milestones)
      .set({
        latestRevisionId: latest,
        ...(approved && { approvedRevisionId: approved }),
        ...(counted !== undefined && { countedRevisionId: counted ?? sql`${milestones.approvedRevisionId}` }),
      })
      .where(eq(milestones.id, milestoneId));
  }
  return rows.map((row) => row.id);
}

function moved(before: Move | undefined, id: string, review: ReviewState): Move {
  if (review === "approved") return { latest: id, approved: id, counted: id };
  if (review === "submitted") return { ...before, latest: id, counted: id };
  if (review === "returned") return { ...before, latest: id, counted: before?.approved ?? null };
  return { ...before, latest: id };
}

const latest = sql`excluded.latest_revision_id`;
const approved = sql`excluded.approved_revision_id`;
const counted = sql`excluded.counted_revision_id`;

type Pointers = Partial<Record<"latestRevisionId" | "approvedRevisionId" | "countedRevisionId", SQL>>;

function pointer(name: string, set: Pointers, wanted: (move: Move) => boolean) {
  const target = [cells.assignmentId, cells.month];
  return {
    wanted,
    upsert: prepared((on: Writer) =>
      on.insert(cells).select(everyRow(cells, "rows")).onConflictDoUpdate({ target, set }).prepare(name),
    ),
  };
}

/** Which columns of an existing cell a statement sets, and the moves that it takes. */
const POINTERS = [
  pointer("draft_cells", { latestRevisionId: latest }, (move) => move.counted === undefined),
  pointer(
    "submit_cells",
    { latestRevisionId: latest, countedRevisionId: counted },
    (move) => !move.approved && !!move.counted,
  ),
  pointer(
    "return_cells",
    { latestRevisionId: latest, countedRevisionId: sql`${cells.approvedRevisionId}` },
    (move) => move.counted === null,
  ),
  pointer(
    "approve_cells",
    { latestRevisionId: latest, approvedRevisionId: approved, countedRevisionId: counted },
    (move) => !!move.approved,
  ),
];

const cellRow = ({ assignmentId, month, move }: { assignmentId: string; month: string; move: Move }) => ({
  assignmentId,
  month,
  latestRevisionId: move.latest,
  approvedRevisionId: move.approved ?? null,
  countedRevisionId: move.counted ?? null,
});
