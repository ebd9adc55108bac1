/** The figures and done dates that count for a question, read straight into what the calculation takes. */
import { and, asc, eq, inArray, lte, not, type SQL, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { alias, among, packed, unpack } from "@/db/columns";
import { assignments, cells, figureRevisions, indicators, milestoneRevisions, milestones } from "@/db/schema";
import { monthText } from "@/lib/calendar/rules";
import { groupBy } from "@/lib/lists/rules";
import type { Question } from "@/lib/plan/rules";
import type { Entry } from "@/lib/progress/model";
import type { Basis, ReviewState } from "@/lib/progress/terms";

/** Read straight into the shape of an entry, and nothing more: a large plan has hundreds of thousands. */
const columns = {
  assignment: assignments.key,
  month: sql<number>`cast(substr(${figureRevisions.month}, 6) as integer)`,
  value: figureRevisions.value,
  numerator: figureRevisions.numerator,
  denominator: figureRevisions.denominator,
  na: figureRevisions.na,
  review: figureRevisions.review,
  late: figureRevisions.late,
};

/** A question of some indicators. */
type Named = Question & { readonly only: readonly string[] };

const cutOff = ({ plan, month }: Question): string => monthText(plan.year, month);

type Packed = number | null;
/** A figure as a database packs it: month, value, numerator, denominator, na, review, late. */
type PackedFigure = readonly [number, Packed, Packed, Packed, string | null, ReviewState, boolean | number];
type Pointer = typeof cells.approvedRevisionId | typeof cells.countedRevisionId;

/** An assignment's figures in one row: rows are what costs. */
const figuresOf = (pointer: Pointer) => {
  const { month, value, numerator, denominator, na, review, late } = columns;
  return unpack<PackedFigure>(sql`(select ${packed(month, value, numerator, denominator, na, review, late)}
    from ${cells} inner join ${figureRevisions} on ${figureRevisions.id} = ${pointer}
    where ${cells.assignmentId} = ${assignments.id} and ${cells.month} <= ${sql.placeholder("through")})`);
};

const selectEntries = (name: string, pointer: Pointer, where?: SQL) =>
  prepared((on) =>
    on
      .select({ assignment: assignments.key, figures: figuresOf(pointer) })
      .from(indicators)
      .innerJoin(assignments, eq(assignments.indicatorId, indicators.id))
      .where(and(among(indicators.id, "indicatorIds"), where))
      .prepare(name),
  );
const approvedEntries = selectEntries("approved_entries", cells.approvedRevisionId);
const countedEntries = selectEntries("counted_entries", cells.countedRevisionId);
const countedWithin = selectEntries(
  "counted_entries_within",
  cells.countedRevisionId,
  among(assignments.officeId, "scope"),
);
const approvedOutside = selectEntries(
  "approved_entries_outside",
  cells.approvedRevisionId,
  not(among(assignments.officeId, "scope")),
);

const decimal = (value: Packed): bigint | null => (value === null ? null : BigInt(value));

/** The entry of every cell of some indicators that counts. */
export async function loadEntries(db: Reader, question: Named): Promise<Entry[]> {
  if (isKnownAt(question)) return loadEntriesKnownAt(db, question);
  const asked = { indicatorIds: [...question.only], through: cutOff(question) };
  const entries: Entry[] = [];
  for (const { assignment, figures } of await packedEntries(db, question, asked))
    for (const [month, value, numerator, denominator, na, review, late] of figures)
      entries.push({
        assignment,
        month,
        value: decimal(value),
        numerator: decimal(numerator),
        denominator: decimal(denominator),
        na,
        review,
        late: Boolean(late),
      });
  return entries;
}

async function packedEntries(db: Reader, { basis, scope }: Question, asked: Record<string, unknown>) {
  if (basis === "approved") return approvedEntries(db, asked);
  if (scope === null) return countedEntries(db, asked);
  const mine = await countedWithin(db, { ...asked, scope: [...scope] });
  return mine.concat(await approvedOutside(db, { ...asked, scope: [...scope] }));
}

interface Reviewed {
  readonly review: ReviewState;
}

/**
 * The revision that counts among a cell's own, oldest first: a returned one falls back to the approved one before it.
 */
function countedRevision<R extends Reviewed>(revisions: readonly R[], basis: Basis): R | null {
  let approved: R | null = null;
  let counted: R | null = null;
  for (const revision of revisions) {
    if (revision.review === "approved") approved = counted = revision;
    else if (revision.review === "submitted") counted = revision;
    else if (revision.review === "returned") counted = approved;
  }
  return basis === "approved" ? approved : counted;
}

/** The basis that counts for an office's entries. */
const basisFor = ({ scope, basis }: Question, officeId: string): Basis =>
  scope === null || scope.includes(officeId) ? basis : "approved";

type KnownAt = Named & { readonly knownAt: Date };
const isKnownAt = (question: Named): question is KnownAt => question.knownAt !== null;

async function loadEntriesKnownAt(db: Reader, question: KnownAt): Promise<Entry[]> {
  const rows = await db
    .select({ ...columns, officeId: assignments.officeId })
    .from(assignments)
    .innerJoin(figureRevisions, eq(figureRevisions.assignmentId, assignments.id))
    .where(
      and(
        inArray(assignments.indicatorId, [...question.only]),
        lte(figureRevisions.recordedAt, question.knownAt),
        lte(figureRevisions.month, cutOff(question)),
      ),
    )
    .orderBy(asc(figureRevisions.place));
  const byCell = groupBy(rows, (row) => `${row.assignment} ${row.month}`);
  const entries: Entry[] = [];
  for (const revisions of byCell.values()) {
    const officeId = revisions[0]?.officeId ?? "";
    const entry = countedRevision(revisions, basisFor(question, officeId));
    if (entry) entries.push(entry);
  }
  return entries;
}

/** The done date of every milestone of the question's indicators, by milestone id, as the basis counts it. */
export async function loadMilestoneDates(db: Reader, question: Named, officeOf: (indicatorId: string) => string) {
  if (isKnownAt(question)) return loadMilestoneDatesKnownAt(db, question, officeOf);
  const rows = await datesOf(db, { indicatorIds: [...question.only] });
  return new Map(
    rows.map((row) => [
      row.id,
      basisFor(question, officeOf(row.indicatorId)) === "approved" ? row.approved : row.counted,
    ]),
  );
}

const [approvedDate, countedDate] = [alias(milestoneRevisions, "approved"), alias(milestoneRevisions, "counted")];
const datesOf = prepared((on) =>
  on
    .select({
      id: milestones.id,
      indicatorId: milestones.indicatorId,
      approved: approvedDate.done,
      counted: countedDate.done,
    })
    .from(milestones)
    .leftJoin(approvedDate, eq(approvedDate.id, milestones.approvedRevisionId))
    .leftJoin(countedDate, eq(countedDate.id, milestones.countedRevisionId))
    .where(among(milestones.indicatorId, "indicatorIds"))
    .prepare("dates_of_indicators"),
);

async function loadMilestoneDatesKnownAt(db: Reader, question: KnownAt, officeOf: (indicatorId: string) => string) {
  const rows = await db
    .select({
      milestoneId: milestones.id,
      indicatorId: milestones.indicatorId,
      done: milestoneRevisions.done,
      review: milestoneRevisions.review,
    })
    .from(indicators)
    .innerJoin(milestones, eq(milestones.indicatorId, indicators.id))
    .innerJoin(milestoneRevisions, eq(milestoneRevisions.milestoneId, milestones.id))
    .where(and(inArray(indicators.id, [...question.only]), lte(milestoneRevisions.recordedAt, question.knownAt)))
    .orderBy(asc(milestoneRevisions.place));
  const dates = new Map<string, string | null>();
  for (const [milestoneId, revisions] of groupBy(rows, (row) => row.milestoneId)) {
    const basis = basisFor(question, officeOf(revisions[0]?.indicatorId ?? ""));
    dates.set(milestoneId, countedRevision(revisions, basis)?.done ?? null);
  }
  return dates;
}
