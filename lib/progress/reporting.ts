import { cellAt, type Frame, type Scope } from "./cells";
import { firstMonth } from "./history";
import { hasEntries } from "./measures";
import type { Indicator, Reporting, View } from "./model";
import type { ReportingMark } from "./terms";

const NOT_DUE: Reporting = { mark: "not_due", reported: 0, expected: 0 };

/** Does the month lie in s…e of an indicator that takes entries (semantics §7)? */
export const takesEntryOf = ({ measure, start, due }: Pick<Indicator, "measure" | "start" | "due">, month: number): boolean =>
  hasEntries(measure) && month >= start && month <= due;

/** Is a figure expected from every leaf for this month: one it takes, due, and not a January that February holds (semantics §7)? */
export function isExpected(indicator: Indicator, view: View, month: number): boolean {
  return takesEntryOf(indicator, month) && month >= firstMonth(view.terms) && (month < view.month || view.due);
}

function markOf(missing: number, late: number, unavailable: number, expected: number): ReportingMark {
  if (missing > 0) return "missing";
  if (late > 0) return "late";
  return unavailable === expected ? "not_available" : "current";
}

/** The reporting mark of a row, from its leaves' cells of the view's month, worst first (semantics §7). */
export function reportingOf(frame: Frame, scope: Scope): Reporting {
  const { month } = frame.view;
  const expected = scope.length;
  if (expected === 0 || !isExpected(frame.indicator, frame.view, month)) return NOT_DUE;
  let reported = 0;
  let late = 0;
  let unavailable = 0;
  for (const leaf of scope) {
    const entry = cellAt(frame, leaf, month);
    if (entry === undefined) continue;
    reported += 1;
    if (entry.late) late += 1;
    if (entry.na !== null) unavailable += 1;
  }
  return { mark: markOf(expected - reported, late, unavailable, expected), reported, expected };
}
