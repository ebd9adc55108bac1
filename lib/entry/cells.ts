/** Cells and done dates in the version that an actor may see. */
import { inArray } from "drizzle-orm";
import type { Reader } from "@/db";
import { users } from "@/db/schema";
import { type Actor, type FigureSubject, may, type Place } from "@/lib/access/rules";
import { monthOf } from "@/lib/calendar/rules";
import { type Cell, type Duty, loadCells, loadMilestones, loadRevisions, type MilestoneRow, type Revision } from "@/lib/figures/queries";
import { inWords, subjectOf } from "@/lib/figures/rules";
import type { GridDate, GridEntry } from "./rules";

export interface ReadBy {
  readonly actor: Actor;
  readonly place: Place;
}

const mayRead = ({ actor }: ReadBy, review: Revision["review"], subject: FigureSubject): boolean =>
  review === "approved" || may(actor, review === "submitted" ? "readSubmitted" : "readDraft", subject);

const isOwn = ({ actor }: ReadBy, { typedBy, submittedBy }: Pick<Revision, "typedBy" | "submittedBy">): boolean =>
  actor.kind === "account" && [typedBy, submittedBy].includes(actor.userId);

/** The cells of these assignments, of one month or the whole year: the newest revision that the actor may read. */
export async function loadVisibleEntries(db: Reader, reader: ReadBy, duties: readonly Duty[], month?: string): Promise<GridEntry[]> {
  const owners = new Map(duties.map((duty) => [duty.id, duty]));
  const cells = (await loadCells(db, [...owners.keys()])).filter((cell) => month === undefined || cell.revision.month === month);
  const chosen = cells.flatMap((cell) => {
    const duty = owners.get(cell.revision.assignmentId);
    return duty ? [{ cell, id: visibleId(reader, duty, cell) }] : [];
  });
  const others = chosen.flatMap(({ cell, id }) => [id, cell.approvedId].filter((one) => one !== null && one !== cell.revision.id));
  const older = await loadRevisions(
    db,
    others.flatMap((id) => id ?? []),
  );
  const revisions = chosen.flatMap(({ cell, id }) => (id === cell.revision.id ? [cell.revision] : (older.get(id ?? "") ?? [])));
  const names = await loadNames(db, revisions);
  const byPlace = new Map(cells.map((cell) => [`${cell.revision.assignmentId} ${cell.revision.month}`, cell]));
  return revisions.map((revision) => {
    const { countedId = null, approvedId = null } = byPlace.get(`${revision.assignmentId} ${revision.month}`) ?? {};
    const approved = approvedId === null || approvedId === revision.id ? null : older.get(approvedId);
    return { ...gridEntry(reader, revision, names), counts: countedId !== null, approved: approved ? inWords(approved) : null };
  });
}

function visibleId(reader: ReadBy, duty: Duty, { revision, countedId, approvedId }: Cell): string | null {
  const subject = subjectOf(reader.place, duty, revision);
  if (mayRead(reader, revision.review, subject)) return revision.id;
  return may(reader.actor, "readSubmitted", subject) ? countedId : approvedId;
}

function gridEntry(reader: ReadBy, revision: Revision, names: ReadonlyMap<string, string>): Omit<GridEntry, "counts" | "approved"> {
  const { assignmentId, month, review, late, comment, recordedBy } = revision;
  return {
    assignment: assignmentId,
    month: monthOf(month),
    ...inWords(revision),
    revision: revision.id,
    review,
    late,
    comment,
    by: (recordedBy && names.get(recordedBy)) ?? null,
    own: isOwn(reader, revision),
  };
}

/** The milestones of these assignments' indicators with their done dates; a date that the actor may not read is as if never written. */
export async function loadVisibleDates(
  db: Reader,
  reader: ReadBy,
  duties: readonly Duty[],
): Promise<{ rows: MilestoneRow[]; dates: GridDate[] }> {
  const staged = duties.filter((duty) => duty.measure === "milestones");
  const rows = await loadMilestones(db, { indicatorIds: [...new Set(staged.map((duty) => duty.indicatorId))] });
  const names = await loadNames(
    db,
    rows.flatMap((row) => row.revision ?? []),
  );
  const dates = rows.map((row): GridDate => {
    const owners = staged.filter((duty) => duty.indicatorId === row.indicatorId);
    const { revision } = row;
    const seen =
      revision && owners.some((duty) => mayRead(reader, revision.review, subjectOf(reader.place, duty, revision))) ? revision : null;
    const { done = null, note = null, id = null, review = null, recordedBy = null } = seen ?? {};
    return {
      milestone: row.id,
      done,
      note,
      late: seen?.late ?? false,
      comment: seen?.comment ?? null,
      revision: id,
      review,
      by: (recordedBy && names.get(recordedBy)) ?? null,
      own: seen !== null && isOwn(reader, seen),
      counts: row.countedId !== null,
    };
  });
  return { rows, dates };
}

async function loadNames(db: Reader, revisions: readonly { readonly recordedBy: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(revisions.flatMap((revision) => revision.recordedBy ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}
