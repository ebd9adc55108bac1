/** What of the grid waits for its reader's decision. Pure. */
import { type Book, type Sheet, sheetOf } from "../cells/book";
import { type Line, slotOf } from "../cells/lines";

/** A submitted entry, as it was seen. */
export interface Decidable {
  readonly row: string;
  readonly slot: string;
  readonly revision: string;
  readonly milestone: boolean;
}

/** The line's submitted entry of the month that its reader may decide on; a milestone's day up to the month's end. Null: none. */
export function decidableOn(line: Line, month: number, sheet: Sheet): Decidable | null {
  if (!line.row.mayDecide || (line.kind === "figure" && !line.first)) return null;
  const slot = slotOf(line, month);
  const seen = sheet.seen[slot];
  if (seen?.review !== "submitted" || seen.own || seen.revision === null) return null;
  if (line.kind === "date" && Number((seen.words.value ?? "").slice(5, 7)) > month) return null;
  return { row: line.row.id, slot, revision: seen.revision, milestone: line.kind === "date" };
}

export const decidables = (lines: readonly Line[], month: number, book: Book): Decidable[] =>
  lines.flatMap((line) => decidableOn(line, month, sheetOf(book, line.row.id)) ?? []);
