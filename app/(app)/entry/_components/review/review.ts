/** What of the grid waits for its reader's decision. Pure. */
import { monthOf } from "@/lib/calendar/rules";
import type { Grid } from "@/lib/entry/rules";
import { type Entries, entriesIn, inShort, NEVER_SAVED, type RowEntries } from "../cells/entries";
import { type Line, keyOf } from "../cells/lines";

/** A submitted entry, as it was seen. */
export interface Decidable {
  readonly row: string;
  readonly key: string;
  readonly revision: string;
  readonly milestone: boolean;
}

type Months = Pick<Grid, "month" | "months">;

/**
 * The line's submitted entry of the month that its reader may decide on; a milestone's day up to the month's end. Null:
 * none, as in a locked month.
 */
export function decidableOn(line: Line, { month, months }: Months, own: RowEntries): Decidable | null {
  if (!line.row.mayDecide || (line.kind === "figure" && !line.first)) return null;
  const key = keyOf(line, month);
  const saved = own.saved[key];
  if (saved?.review !== "submitted" || saved.own || saved.revision === null) return null;
  const at = line.kind === "date" ? monthOf(saved.words.value ?? "") : month;
  if (at > month || months[at - 1]?.locked) return null;
  return { row: line.row.id, key, revision: saved.revision, milestone: line.kind === "date" };
}

export const decidables = (lines: readonly Line[], grid: Months, entries: Entries): Decidable[] =>
  lines.flatMap((line) => decidableOn(line, grid, entriesIn(entries, line.row.id)) ?? []);

/** What goes with a submitted entry: why a doubtful figure was kept, its note, and what is approved until now. */
interface Said {
  readonly comment: string | null;
  readonly note: string | null;
  readonly approved: string | null;
}

export const saidOf = (own: RowEntries, { key }: Pick<Decidable, "key">): Said => {
  const { comment, words, approved } = own.saved[key] ?? NEVER_SAVED;
  return { comment, note: words.note, approved: approved && inShort(approved) };
};

/** Those of them that were kept as doubtful. */
export const doubtful = (items: readonly Decidable[], entries: Entries): Decidable[] =>
  items.filter((item) => saidOf(entriesIn(entries, item.row), item).comment !== null);
