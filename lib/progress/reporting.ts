import { cellAt, type Frame, isHalf, type Scope } from "./cells";
import { firstMonth } from "./history";
import { hasEntries } from "./measures";
import type { Indicator, Reporting, View } from "./model";
import type { ReportingMark } from "./terms";

const NOT_DUE: Reporting = { mark: "not_due", reported: 0, expected: 0, half: 0, unreviewed: false };

/** Does the month lie in s…e of an indicator that takes entries (semantics §7)? */
export const takesEntryOf = (
  { measure, start, due }: Pick<Indicator, "measure" | "start" | "due">,
  month: number,
): boolean => hasEntries(measure) && month >= start && month <= due;

/**
 * Is a figure expected from every leaf for this month: one it takes, due, and not a January that February holds
 * (semantics §7)?
 */
export function isExpected(indicator: Indicator, view: View, month: number): boolean {
  return takesEntryOf(indicator, month) && month >= firstMonth(view.terms) && (month < view.month || view.due);
}

/** Is an entry of the row counted that nobody has approved? */
function hasUnreviewed({ view, cells }: Frame, scope: Scope): boolean {
  if (view.basis === "approved") return false;
  return scope.some((leaf) =>
    cells.slice(leaf * 12, leaf * 12 + 12).some((entry) => entry !== undefined && entry.review !== "approved"),
  );
}

function markOf({
  expected,
  complete,
  late,
  unavailable,
}: Record<"expected" | "complete" | "late" | "unavailable", number>): ReportingMark {
  if (complete < expected) return "missing";
  if (late > 0) return "late";
  return unavailable === expected ? "not_available" : "current";
}

/**
 * The reporting mark of a row, from its leaves' cells of the view's month, worst first; half a ratio is an entry and
 * yet missing (semantics §§3, 7).
 */
export function reportingOf(frame: Frame, scope: Scope): Reporting {
  const { indicator, view } = frame;
  const unreviewed = hasUnreviewed(frame, scope);
  const expected = scope.length;
  if (expected === 0 || !isExpected(indicator, view, view.month))
    return unreviewed ? { ...NOT_DUE, unreviewed } : NOT_DUE;
  let reported = 0;
  let half = 0;
  let late = 0;
  let unavailable = 0;
  for (const leaf of scope) {
    const entry = cellAt(frame, leaf, view.month);
    if (entry === undefined) continue;
    reported += 1;
    if (isHalf(indicator, entry)) half += 1;
    if (entry.late) late += 1;
    if (entry.na !== null) unavailable += 1;
  }
  return {
    mark: markOf({ expected, complete: reported - half, late, unavailable }),
    reported,
    expected,
    half,
    unreviewed,
  };
}
