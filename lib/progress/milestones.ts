import { cutOffDay, monthOf, yearOf } from "@/lib/calendar/rules";
import type { Frame } from "./cells";
import { hasEntries } from "./measures";
import type { Milestone } from "./model";
import { type Actual, noActual } from "./outcome";

export function isDoneBy(milestone: Milestone, day: string): boolean {
  return milestone.done !== null && milestone.done <= day;
}

/** The plan year's month of a day not after it; null when it was done before that year began. */
function monthWithin(day: string, year: number): number | null {
  return yearOf(day) === year ? monthOf(day) : null;
}

/** Σ weights done by the cut-off ÷ Σ weights, in per cent; 0 when none is done (semantics §4). */
export function milestoneShare(frame: Frame, month: number): Actual {
  const { year } = frame.view.terms;
  const cutOff = cutOffDay(year, month);
  let top = 0n;
  let bottom = 0n;
  let last: string | null = null;
  for (const milestone of frame.indicator.milestones) {
    bottom += milestone.weight;
    if (milestone.done === null || milestone.done > cutOff) continue;
    top += milestone.weight;
    if (last === null || milestone.done > last) last = milestone.done;
  }
  if (bottom <= 0n) return noActual("milestones", "no_milestones");
  const through = last === null ? null : monthWithin(last, year);
  return { formula: "milestones", value: { n: top * 100n, d: bottom }, through, none: null, top, bottom };
}

/** Is one due by the cut-off and undone then? Such a row is never better than `watch` (semantics §7). */
export function hasOverdueMilestone(frame: Frame, month: number): boolean {
  if (hasEntries(frame.indicator.measure)) return false;
  const cutOff = cutOffDay(frame.view.terms.year, month);
  return frame.indicator.milestones.some((milestone) => milestone.due <= cutOff && !isDoneBy(milestone, cutOff));
}
