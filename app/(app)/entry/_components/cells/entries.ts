/**
 * What the grid knows of its entries: what the server last told and what is typed and not yet saved. Pure; every change
 * gives new ones.
 */
import type { Grid, GridDate, GridEntry } from "@/lib/entry/rules";
import type { TypedMessage } from "@/lib/figures/rules";
import { BLANK, type FigureField, partsOf, sameParts, type Words } from "@/lib/figures/terms";
import type { ReviewState } from "@/lib/progress/terms";

/** What the server last told of an entry. A milestone's day is its `value`. */
export interface Saved {
  readonly words: Words;
  readonly revision: string | null;
  readonly review: ReviewState | null;
  readonly late: boolean;
  readonly comment: string | null;
  readonly by: string | null;
  readonly own: boolean;
  readonly counts: boolean;
  /** Whose draft lies over it that is not for this reader; empty where nobody knows. */
  readonly draftBy: string | null;
  /** What is approved, where this is a later version. */
  readonly approved: Words | null;
}

export const NEVER_SAVED: Saved = {
  words: BLANK,
  revision: null,
  review: null,
  late: false,
  comment: null,
  by: null,
  own: false,
  counts: false,
  draftBy: null,
  approved: null,
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
  /** Words that stand where a figure is missing: Enter marks it as not available for this reason. */
  | {
      readonly kind: "offer";
      readonly field: FigureField;
      readonly month: number;
      readonly reason: string | null;
      readonly sign: string;
    }
  /** A day that may be either. */
  | {
      readonly kind: "either";
      readonly field: FigureField;
      readonly month: number;
      readonly days: readonly [string, string];
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
  /** Confirmed: over a draft that is not for this reader. */
  readonly overDraft?: boolean | undefined;
  /** Text that is no figure, by field, kept as typed. */
  readonly typed: Readonly<Partial<Record<FigureField, string>>>;
  readonly problem: Problem | null;
  /** What was sent and may have arrived although no answer came back. */
  readonly sent: readonly Words[];
}

export interface RowEntries {
  readonly saved: Readonly<Record<string, Saved>>;
  readonly pending: Readonly<Record<string, Pending>>;
}

/** By row (assignment), then by key: a month, or a milestone. */
export type Entries = ReadonlyMap<string, RowEntries>;

export interface EntryId {
  readonly row: string;
  readonly key: string;
}

const EMPTY: RowEntries = { saved: {}, pending: {} };

export const entriesIn = (entries: Entries, row: string): RowEntries => entries.get(row) ?? EMPTY;

/** What a cell says now, typed or saved. */
export const contentOf = (own: RowEntries, key: string): Words =>
  own.pending[key]?.words ?? own.saved[key]?.words ?? BLANK;

/** An entry in a word: its reason, else its numbers. */
export const inShort = (words: Words): string =>
  words.na ?? [words.value ?? words.numerator, words.denominator].filter(Boolean).join(" / ");

type Standing = Omit<Saved, "words" | "approved">;

const standing = ({ revision, review, late, comment, by, own, counts, draftBy }: Standing): Standing => ({
  ...{ revision, review, late, comment },
  ...{ by, own, counts, draftBy },
});

const savedEntry = (entry: GridEntry): Saved => ({
  ...standing(entry),
  words: partsOf(entry),
  approved: entry.approved,
});

const savedDate = ({ done, note, approved, ...date }: GridDate): Saved => ({
  ...standing(date),
  words: { ...BLANK, value: done, note },
  approved: approved === null ? null : { ...BLANK, value: approved },
});

type Fresh = Pick<Grid, "entries" | "dates">;

/**
 * The entries as the server tells them; `rowOf` knows the row that shows a milestone. What is pending in `before`
 * stays.
 */
export function entriesFrom(
  fresh: Fresh,
  rowOf: (milestone: string) => string | undefined,
  before: Entries = new Map(),
): Entries {
  const saved = new Map<string, Record<string, Saved>>();
  const put = (row: string, key: string, one: Saved) => {
    const keys = saved.get(row);
    if (keys) keys[key] = one;
    else saved.set(row, { [key]: one });
  };
  for (const entry of fresh.entries) put(entry.assignment, String(entry.month), savedEntry(entry));
  for (const date of fresh.dates) {
    const row = rowOf(date.milestone);
    if (row !== undefined) put(row, date.milestone, savedDate(date));
  }
  const all = new Map<string, RowEntries>();
  for (const [row, keys] of saved) {
    const old = before.get(row);
    all.set(row, old && sameSaved(old.saved, keys) ? old : { saved: keys, pending: old?.pending ?? {} });
  }
  for (const [row, own] of before) if (!all.has(row)) all.set(row, { saved: {}, pending: own.pending });
  return all;
}

function sameSaved(a: RowEntries["saved"], b: RowEntries["saved"]): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => (["revision", "by", "draftBy"] as const).every((part) => a[key]?.[part] === b[key]?.[part]))
  );
}

/** The entries with a new pending part in one of them; null, or what the server has already, takes it away. */
export function withPending(entries: Entries, { row, key }: EntryId, next: Pending | null): Entries {
  const own = entriesIn(entries, row);
  const { [key]: old, ...others } = own.pending;
  if (!next && !old) return entries;
  const saved = own.saved[key] ?? NEVER_SAVED;
  const idle =
    !next ||
    (Object.keys(next.typed).length === 0 &&
      next.problem === null &&
      next.sent.length === 0 &&
      sameParts(next.words, saved.words));
  return new Map(entries).set(row, { saved: own.saved, pending: idle ? others : { ...others, [key]: next } });
}

/** The entries with what the server now tells of one. */
export function withSaved(entries: Entries, { row, key }: EntryId, next: Saved): Entries {
  const own = entriesIn(entries, row);
  return new Map(entries).set(row, { saved: { ...own.saved, [key]: next }, pending: own.pending });
}

export interface Waiting extends EntryId {
  readonly pending: Pending;
}

/** Everything pending, in no order that matters. */
export const waiting = (entries: Entries): Waiting[] =>
  [...entries].flatMap(([row, own]) => Object.entries(own.pending).map(([key, pending]) => ({ row, key, pending })));

/** What can be sent: without a problem that its writer has to solve first. */
export const sendable = (entries: Entries): Waiting[] =>
  waiting(entries).filter(({ pending }) => pending.problem === null && Object.keys(pending.typed).length === 0);
