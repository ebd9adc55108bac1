/** A row's year-to-date, target, completion, schedule and gap from what its cells say at this moment, saved or not. */
import { entryOf, saysNothing, type Grid, type GridRow } from "@/lib/entry/rules";
import type { Entry, Progress, View } from "@/lib/progress/model";
import { assignmentProgress, indicatorProgress } from "@/lib/progress/rules";
import { showActual, showDecimal, showGap, showPercent, showSchedule } from "@/lib/progress/show";
import { type Sheet, UNSEEN, wordsIn } from "./book";

export interface Derived {
  readonly actual: string;
  readonly target: string;
  readonly completion: string;
  readonly schedule: string;
  readonly gap: string;
}

/** The grid's own view: everything typed counts. */
export const viewOf = (grid: Pick<Grid, "terms" | "month" | "months">): View => ({
  terms: grid.terms,
  month: grid.month,
  basis: "draft",
  due: grid.months[grid.month - 1]?.due ?? false,
});

function entriesOf(row: GridRow, sheet: Sheet): Entry[] {
  const slots = new Set([...Object.keys(sheet.seen), ...Object.keys(sheet.pending)]);
  const entries: Entry[] = [];
  for (const slot of slots) {
    const words = wordsIn(sheet, slot);
    const { review, late } = sheet.seen[slot] ?? UNSEEN;
    if (!saysNothing(words)) entries.push(entryOf(row.key, Number(slot), words, review ?? "draft", late));
  }
  return entries;
}

function targetOf({ indicator, scope, key }: GridRow): string {
  const own = indicator.assignments.find((assignment) => assignment.key === key)?.target ?? null;
  if (own !== null || scope === "assignment") return showDecimal(own);
  const { target } = indicator;
  if (!target) return showDecimal(null);
  if (target.value === null) return `${showDecimal(target.low)}-${showDecimal(target.high)}`;
  return target.metAt !== null && target.metAt !== target.value
    ? `${showDecimal(target.metAt)}-${showDecimal(target.value)}`
    : showDecimal(target.value);
}

function progressOf(row: GridRow, sheet: Sheet, view: View): Progress {
  const done = (id: string) => wordsIn(sheet, id).value;
  const { indicator, milestones } = row;
  if (indicator.measure === "milestones") {
    const dated = indicator.milestones.map((milestone, place) => ({ ...milestone, done: done(milestones[place]?.id ?? "") }));
    return indicatorProgress({ ...indicator, milestones: dated }, [], view);
  }
  const entries = entriesOf(row, sheet);
  return row.scope === "indicator" ? indicatorProgress(indicator, entries, view) : assignmentProgress(indicator, entries, view, row.key);
}

export function derive(row: GridRow, sheet: Sheet, view: View): Derived {
  const { actual, completion, schedule, gap } = progressOf(row, sheet, view);
  return {
    actual: showActual(actual, row.indicator),
    target: targetOf(row),
    completion: showPercent(completion, view.terms),
    schedule: showSchedule(schedule),
    gap: showGap(gap, view.terms),
  };
}
