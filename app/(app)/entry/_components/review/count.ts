/** What the month still lacks and what of it can be submitted. Pure. */
import { monthOf } from "@/lib/calendar/rules";
import type { Grid } from "@/lib/entry/rules";
import { isComplete } from "@/lib/figures/rules";
import { isBlank } from "@/lib/figures/terms";
import { takesEntryOf } from "@/lib/progress/reporting";
import { type Entries, entriesIn, NEVER_SAVED, contentOf, type RowEntries } from "../cells/entries";
import { type Line, keyOf } from "../cells/lines";
import { standingOf } from "../cells/marks";
import { decidableOn } from "./review";

/**
 * The first lines to be filled of the rows whose entry of the month is expected of this reader and not whole; where
 * another's draft lies nothing is.
 */
export function missingOn(
  lines: readonly Line[],
  { month, months }: Pick<Grid, "month" | "months">,
  entries: Entries,
): Line[] {
  const column = months[month - 1];
  if (!column?.open) return [];
  const rows = new Set<string>();
  return lines.filter((line) => {
    const { row } = line;
    if (line.kind === "date" || rows.has(row.id) || !row.mayEnter || !takesEntryOf(row.indicator, column.month))
      return false;
    const own = entriesIn(entries, row.id);
    const words = contentOf(own, String(month));
    if (standingOf(line, column, own).draftBy !== null) return false;
    if (isComplete(row.indicator.measure, words) || words[line.field] !== null) return false;
    rows.add(row.id);
    return true;
  });
}

/** Was the month's entry on this line returned to this reader? Who may decide on it gave it back themselves. */
function isReturned(line: Line, { month, months }: Pick<Grid, "month" | "months">, own: RowEntries): boolean {
  if (!months[month - 1]?.open || !line.row.mayEnter || line.row.mayDecide) return false;
  return own.saved[keyOf(line, month)]?.review === "returned";
}

/**
 * Where the keyboard is on opening: what waits for the reader's decision, else what was returned to them, else the
 * first cell to be filled.
 */
export function firstToDo(lines: readonly Line[], grid: Pick<Grid, "month" | "months">, entries: Entries): number {
  const decidable = lines.find((line) => decidableOn(line, grid, entriesIn(entries, line.row.id)));
  const returned = lines.find((line) => isReturned(line, grid, entriesIn(entries, line.row.id)));
  return (decidable ?? returned ?? missingOn(lines, grid, entries)[0])?.at ?? 0;
}

/**
 * The lines whose entry a submission of the month would take; milestones' days up to its end. What was returned waits
 * for its writer: whoever may return it does not hand it in again unchanged.
 */
export function submittable(
  lines: readonly Line[],
  { month, months }: Pick<Grid, "month" | "months">,
  entries: Entries,
): Line[] {
  if (!months[month - 1]?.open) return [];
  return lines.filter((line) => {
    if (!line.row.mayEnter || (line.kind === "figure" && !line.first)) return false;
    const own = entriesIn(entries, line.row.id);
    const key = keyOf(line, month);
    const { review, counts } = own.saved[key] ?? NEVER_SAVED;
    if (!own.pending[key] && review !== "draft" && (review !== "returned" || line.row.mayDecide)) return false;
    const words = contentOf(own, key);
    if (line.kind === "date") return (words.value !== null || counts) && monthOf(words.value ?? "") <= month;
    return isComplete(line.row.indicator.measure, words) || (isBlank(words) && counts);
  });
}
