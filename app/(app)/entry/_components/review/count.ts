/** What the month still lacks and what of it can be submitted. Pure. */
import { monthOf } from "@/lib/calendar/rules";
import type { Grid } from "@/lib/entry/rules";
import { isBlank } from "@/lib/figures/terms";
import { takesEntryOf } from "@/lib/progress/reporting";
import { type Entries, entriesIn, NEVER_SAVED, contentOf } from "../cells/entries";
import { type Line, keyOf } from "../cells/lines";

/** The first lines of the rows whose figure of the month is expected of this reader and not there. */
export function missingOn(lines: readonly Line[], { month, months }: Pick<Grid, "month" | "months">, entries: Entries): Line[] {
  const column = months[month - 1];
  if (!column?.open) return [];
  return lines.filter(
    (line) =>
      line.first &&
      line.row.mayEnter &&
      takesEntryOf(line.row.indicator, column.month) &&
      isBlank(contentOf(entriesIn(entries, line.row.id), String(month))),
  );
}

/**
 * The lines whose entry a submission of the month would take; milestones' days up to its end. What was returned waits for
 * its writer: whoever may return it does not hand it in again unchanged.
 */
export function submittable(lines: readonly Line[], { month, months }: Pick<Grid, "month" | "months">, entries: Entries): Line[] {
  if (!months[month - 1]?.open) return [];
  return lines.filter((line) => {
    if (!line.row.mayEnter || (line.kind === "figure" && !line.first)) return false;
    const own = entriesIn(entries, line.row.id);
    const key = keyOf(line, month);
    const { review, counts } = own.saved[key] ?? NEVER_SAVED;
    if (!own.pending[key] && review !== "draft" && (review !== "returned" || line.row.mayDecide)) return false;
    const words = contentOf(own, key);
    return (!isBlank(words) || counts) && (line.kind === "figure" || monthOf(words.value ?? "") <= month);
  });
}
