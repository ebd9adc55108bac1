/** Cells and done dates in the version that an actor may see. */
import { inArray } from "drizzle-orm";
import { db, type Reader, snapshot } from "@/db";
import { users } from "@/db/schema";
import { monthOf } from "@/lib/calendar/rules";
import {
  AT_ONCE,
  type AssignmentRow,
  loadMilestoneRevisions,
  loadMilestones,
  loadReadableCells,
  type MilestoneRevision,
  type MilestoneRow,
  type Revision,
} from "@/lib/figures/queries";
import { inWords, readableId, type ActorInPlan } from "@/lib/figures/rules";
import { BLANK } from "@/lib/figures/terms";
import { groupBy, mapInTurn } from "@/lib/lists/rules";
import type { GridDate, GridEntry } from "./rules";

const isOwn = ({ actor }: ActorInPlan, { typedBy, submittedBy }: Pick<Revision, "typedBy" | "submittedBy">): boolean =>
  actor.kind === "account" && [typedBy, submittedBy].includes(actor.userId);

const nameIn = (names: ReadonlyMap<string, string>, id: string | null | undefined): string | null =>
  (id && names.get(id)) ?? null;

interface CellsAsked {
  readonly assignments: readonly AssignmentRow[];
  /** `2022-06`; the whole year without. */
  readonly month?: string | undefined;
}

/**
 * The cells of these assignments as of one instant: the newest revision that the actor may read. A snapshot, which
 * costs more than a small grid's cells, is taken only where they are read in parts.
 */
export const loadVisibleEntries = (reader: ActorInPlan, asked: CellsAsked): Promise<GridEntry[]> =>
  asked.assignments.length > AT_ONCE ? snapshot((at) => entriesAt(at, reader, asked)) : entriesAt(db, reader, asked);

async function entriesAt(db: Reader, reader: ActorInPlan, { assignments, month }: CellsAsked): Promise<GridEntry[]> {
  const cells = (await loadReadableCells(db, reader, assignments)).filter(
    ({ revision }) => month === undefined || revision.month === month,
  );
  const names = await loadNames(
    db,
    cells.flatMap(({ revision, readable }) => [revision.recordedBy, readable?.recordedBy]),
  );
  return mapInTurn(cells, ({ revision, readable, approved, countedId }) => ({
    assignment: revision.assignmentId,
    month: monthOf(revision.month),
    ...gridEntry(reader, readable, names),
    draftBy: readable === revision ? null : (nameIn(names, revision.recordedBy) ?? ""),
    approved: approved && approved !== readable ? inWords(approved) : null,
    counts: countedId !== null,
  }));
}

type Told = Omit<GridEntry, "assignment" | "month" | "draftBy" | "approved" | "counts">;

const NOTHING_TOLD: Told = { ...BLANK, revision: null, review: null, late: false, comment: null, by: null, own: false };

function gridEntry(reader: ActorInPlan, revision: Revision | null, names: ReadonlyMap<string, string>): Told {
  if (!revision) return NOTHING_TOLD;
  const { id, review, late, comment, recordedBy } = revision;
  return {
    ...inWords(revision),
    revision: id,
    review,
    late,
    comment,
    by: nameIn(names, recordedBy),
    own: isOwn(reader, revision),
  };
}

/**
 * The milestones of these assignments' indicators with their done dates, of each the newest that the actor may read.
 */
export async function loadVisibleDates(
  db: Reader,
  reader: ActorInPlan,
  assignments: readonly AssignmentRow[],
): Promise<{ rows: MilestoneRow[]; dates: GridDate[] }> {
  const staged = groupBy(
    assignments.filter((assignment) => assignment.measure === "milestones"),
    (assignment) => assignment.indicatorId,
  );
  const rows = await loadMilestones(db, { indicatorIds: [...staged.keys()] });
  const chosen = rows.map((row) => ({ row, id: readableDate(reader, staged.get(row.indicatorId) ?? [], row) }));
  const older = await loadMilestoneRevisions(
    db,
    chosen.flatMap(({ row, id }) => (id === null || id === row.revision?.id ? [] : [id])),
  );
  const shown = chosen.map(({ row, id }) => ({
    row,
    readable: id === row.revision?.id ? row.revision : (older.get(id ?? "") ?? null),
  }));
  const names = await loadNames(
    db,
    shown.flatMap(({ row, readable }) => [row.revision?.recordedBy, readable?.recordedBy]),
  );
  return { rows, dates: shown.map(({ row, readable }) => gridDate(reader, row, { readable, names })) };
}

/** A milestone is every leaf's: what may be read for one of them may be read. */
function readableDate(
  reader: ActorInPlan,
  owners: readonly AssignmentRow[],
  { revision, countedId, approvedId }: MilestoneRow,
): string | null {
  if (!revision) return null;
  const ids = owners.map((owner) => readableId(reader, owner, { newest: revision, countedId, approvedId }));
  return [revision.id, countedId, approvedId].find((id) => id !== null && ids.includes(id)) ?? null;
}

interface ShownDate {
  readonly readable: MilestoneRevision | null;
  readonly names: ReadonlyMap<string, string>;
}

const gridDate = (
  reader: ActorInPlan,
  { id, revision, countedId, approvedId, approvedDone }: MilestoneRow,
  { readable, names }: ShownDate,
): GridDate => ({
  milestone: id,
  done: readable?.done ?? null,
  note: readable?.note ?? null,
  late: readable?.late ?? false,
  comment: readable?.comment ?? null,
  revision: readable?.id ?? null,
  review: readable?.review ?? null,
  by: nameIn(names, readable?.recordedBy),
  own: readable !== null && isOwn(reader, readable),
  draftBy: revision === readable ? null : (nameIn(names, revision?.recordedBy) ?? ""),
  approved: readable?.id === approvedId ? null : approvedDone,
  counts: countedId !== null,
});

async function loadNames(db: Reader, recordedBy: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const ids = [...new Set(recordedBy)].flatMap((id) => id ?? []);
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}
