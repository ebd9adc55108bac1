/** What the grid knows of its cells: what the server last said and what is typed and not yet saved. Pure; every change gives a new book. */
import type { Grid, GridDate, GridEntry, Words } from "@/lib/entry/rules";
import { NO_WORDS, sameWords } from "@/lib/entry/rules";
import type { FigureField, TypedMessage } from "@/lib/figures/rules";
import type { ReviewState } from "@/lib/progress/terms";

/** What the server last said of a cell. A milestone's day is its `value`. */
export interface Seen {
  readonly words: Words;
  readonly revision: string | null;
  readonly review: ReviewState | null;
  readonly late: boolean;
  readonly comment: string | null;
  readonly by: string | null;
  readonly own: boolean;
  readonly counts: boolean;
}

export const UNSEEN: Seen = {
  words: NO_WORDS,
  revision: null,
  review: null,
  late: false,
  comment: null,
  by: null,
  own: false,
  counts: false,
};

/** What another left in the cell meanwhile; `words` null: not for this reader. */
export interface Theirs {
  readonly revision: string;
  readonly review: ReviewState;
  readonly by: string | null;
  readonly words: Words | null;
}

/** Why something typed is not saved. */
export type Problem =
  | {
      readonly kind: "typed";
      readonly field: FigureField;
      /** The column it was typed in. */
      readonly month: number;
      readonly message: TypedMessage;
      readonly params?: Readonly<Record<string, string | number>>;
    }
  /** The server's own words. */
  | { readonly kind: "refused"; readonly message: string; readonly doubtful: boolean }
  | { readonly kind: "conflict"; readonly theirs: Theirs | null };

/** Typed and not yet known to be saved. */
export interface Pending {
  readonly kind: "figure" | "date";
  readonly words: Words;
  readonly reason: string | null;
  /** The revision that it was typed over. */
  readonly basedOn: string | null;
  /** Text that is no figure, by field, kept as typed. */
  readonly typed: Readonly<Partial<Record<FigureField, string>>>;
  readonly problem: Problem | null;
  /** What was sent and may have arrived although no answer came back. */
  readonly sent: readonly Words[];
}

export interface Sheet {
  readonly seen: Readonly<Record<string, Seen>>;
  readonly pending: Readonly<Record<string, Pending>>;
}

/** By row (assignment), then by slot: a month, or a milestone. */
export type Book = ReadonlyMap<string, Sheet>;

export interface Place {
  readonly row: string;
  readonly slot: string;
}

const EMPTY: Sheet = { seen: {}, pending: {} };

export const sheetOf = (book: Book, row: string): Sheet => book.get(row) ?? EMPTY;

/** What a cell says now, typed or saved. */
export const wordsIn = (sheet: Sheet, slot: string): Words => sheet.pending[slot]?.words ?? sheet.seen[slot]?.words ?? NO_WORDS;

function seenEntry({
  revision,
  review,
  late,
  comment,
  by,
  own,
  counts,
  value,
  numerator,
  denominator,
  na,
  qualifier,
  note,
}: GridEntry): Seen {
  return { words: { value, numerator, denominator, na, qualifier, note }, revision, review, late, comment, by, own, counts };
}

const seenDate = ({ done, note, revision, review, by, own, counts }: GridDate): Seen => ({
  words: { ...NO_WORDS, value: done, note: review === "returned" ? null : note },
  revision,
  review,
  late: false,
  comment: review === "returned" ? note : null,
  by,
  own,
  counts,
});

type Fresh = Pick<Grid, "entries" | "dates">;

/** The book of what the server says; `rowOf` knows the row that shows a milestone. What is pending in `before` stays. */
export function bookOf({ entries, dates }: Fresh, rowOf: (milestone: string) => string | undefined, before: Book = new Map()): Book {
  const seen = new Map<string, Record<string, Seen>>();
  const put = (row: string, slot: string, one: Seen) => {
    const slots = seen.get(row);
    if (slots) slots[slot] = one;
    else seen.set(row, { [slot]: one });
  };
  for (const entry of entries) put(entry.assignment, String(entry.month), seenEntry(entry));
  for (const date of dates) {
    const row = rowOf(date.milestone);
    if (row !== undefined) put(row, date.milestone, seenDate(date));
  }
  const book = new Map<string, Sheet>();
  for (const [row, slots] of seen) {
    const old = before.get(row);
    book.set(row, old && sameSeen(old.seen, slots) ? old : { seen: slots, pending: old?.pending ?? {} });
  }
  for (const [row, sheet] of before) if (!book.has(row)) book.set(row, { seen: {}, pending: sheet.pending });
  return book;
}

function sameSeen(a: Sheet["seen"], b: Sheet["seen"]): boolean {
  const slots = Object.keys(a);
  return (
    slots.length === Object.keys(b).length && slots.every((slot) => a[slot]?.revision === b[slot]?.revision && a[slot]?.by === b[slot]?.by)
  );
}

/** The book with one cell's pending part made anew; null or what the server already says takes it away. */
export function withPending(book: Book, { row, slot }: Place, next: Pending | null): Book {
  const sheet = sheetOf(book, row);
  const { [slot]: old, ...others } = sheet.pending;
  if (!next && !old) return book;
  const seen = sheet.seen[slot] ?? UNSEEN;
  const idle =
    !next || (Object.keys(next.typed).length === 0 && next.problem === null && next.sent.length === 0 && sameWords(next.words, seen.words));
  return new Map(book).set(row, { seen: sheet.seen, pending: idle ? others : { ...others, [slot]: next } });
}

/** The book with what the server now says of a cell. */
export function withSeen(book: Book, { row, slot }: Place, next: Seen): Book {
  const sheet = sheetOf(book, row);
  return new Map(book).set(row, { seen: { ...sheet.seen, [slot]: next }, pending: sheet.pending });
}

export interface Waiting extends Place {
  readonly pending: Pending;
}

/** Everything pending, in no order that matters. */
export const waiting = (book: Book): Waiting[] =>
  [...book].flatMap(([row, sheet]) => Object.entries(sheet.pending).map(([slot, pending]) => ({ row, slot, pending })));

/** What can be sent: without a problem that its writer has to solve first. */
export const sendable = (book: Book): Waiting[] =>
  waiting(book).filter(({ pending }) => pending.problem === null && Object.keys(pending.typed).length === 0);
