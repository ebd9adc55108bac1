/** A row's year-to-date, target, completion, schedule and gap from what its cells say at this moment, saved or not. */
import { entryOf, type Grid, type GridRow } from "@/lib/entry/rules";
import { isBlank } from "@/lib/figures/terms";
import { entryHolds, hasEntries } from "@/lib/progress/measures";
import type { Entry, Progress, View } from "@/lib/progress/model";
import { assignmentProgress, indicatorProgress } from "@/lib/progress/rules";
import { rowOnPage, type ShownRow } from "@/lib/progress/shown";
import { type RowEntries, NEVER_SAVED, contentOf } from "./entries";

export interface Derived extends ShownRow {
  /** The latest of levels, not a sum of months. */
  readonly latest: boolean;
  /** The month that the actual value goes up to, where that is an earlier one. */
  readonly through: number | null;
}

/** The grid's own view: everything typed counts. */
export const viewOf = (grid: Pick<Grid, "terms" | "month" | "months">): View => ({
  terms: grid.terms,
  month: grid.month,
  basis: "draft",
  due: grid.months[grid.month - 1]?.due ?? false,
});

function entriesOf(row: GridRow, own: RowEntries): Entry[] {
  const keys = new Set([...Object.keys(own.saved), ...Object.keys(own.pending)]);
  const entries: Entry[] = [];
  for (const key of keys) {
    const words = contentOf(own, key);
    const { review, late } = own.saved[key] ?? NEVER_SAVED;
    const about = { assignment: row.key, month: Number(key), review: review ?? "draft", late };
    if (!isBlank(words)) entries.push(entryOf(words, about));
  }
  return entries;
}

function progressOf(row: GridRow, own: RowEntries, view: View): Progress {
  const done = (id: string) => contentOf(own, id).value;
  const { indicator, milestones } = row;
  if (!hasEntries(indicator.measure)) {
    const dated = indicator.milestones.map((milestone, place) => ({
      ...milestone,
      done: done(milestones[place]?.id ?? ""),
    }));
    return indicatorProgress({ ...indicator, milestones: dated }, [], view);
  }
  const entries = entriesOf(row, own);
  return row.scope === "indicator"
    ? indicatorProgress(indicator, entries, view)
    : assignmentProgress(indicator, entries, { view, assignment: row.key });
}

export function derive(row: GridRow, own: RowEntries, view: View): Derived {
  const { indicator, key } = row;
  const progress = progressOf(row, own, view);
  const ownTarget = indicator.assignments.find((assignment) => assignment.key === key)?.target ?? null;
  const byItself = ownTarget !== null || row.scope === "assignment";
  const { throughMonth } = progress;
  return {
    ...rowOnPage(
      { model: indicator, progress: byItself ? { ...progress, target: ownTarget } : progress, own: byItself },
      view.terms,
    ),
    latest: entryHolds(indicator) === "level",
    through: hasEntries(indicator.measure) && throughMonth !== null && throughMonth < view.month ? throughMonth : null,
  };
}
