import { cellAt, countsIn, type Frame, isEmpty, isPair, leavesOf, type Scope, valueOf } from "./cells";
import type { CellPlace, LeftOutCell, LeftOutReason, UsedCell } from "./derivation";
import { coveredThrough } from "./growth";
import { firstMonth } from "./history";
import type { Assignment, Entry } from "./model";
import type { Actual } from "./outcome";
import { isExpected } from "./reporting";

export interface SortedCells {
  readonly used: readonly UsedCell[];
  readonly leftOut: readonly LeftOutCell[];
}

function placeOf(assignment: Assignment, month: number): CellPlace {
  return { assignment: assignment.key, office: assignment.office, person: assignment.person, month };
}

/** Has the cell what the measure reads? */
function hasFigure(frame: Frame, entry: Entry): boolean {
  return frame.indicator.measure === "ratio" ? isPair(entry) : valueOf(entry) !== null;
}

/** Are a leaf's months added up, or does only the latest count? */
function addsMonths({ indicator: { measure, entry, operands } }: Frame): boolean {
  return entry === "month" && (measure === "flow" || measure === "growth" || (measure === "ratio" && operands === "flow"));
}

/** The latest month of a leaf that has a figure, or null. */
function latestOf(frame: Frame, leaf: number): number | null {
  for (let month = frame.view.month; month >= 1; month -= 1) {
    const entry = cellAt(frame, leaf, month);
    if (entry !== undefined && hasFigure(frame, entry)) return month;
  }
  return null;
}

/** Why a figure of a leaf within the cut-off did not go in; null when it did. */
function passedOver(frame: Frame, leaf: number, month: number, actual: Actual, covered: number | null): LeftOutReason | null {
  if (frame.indicator.measure === "growth") {
    if (actual.none === "part_of_the_whole") return "no_actual";
    if (covered === null || month > covered) return "not_covered";
    return frame.indicator.entry === "ytd" && month < covered ? "superseded" : null;
  }
  if (actual.none === "not_one_leaf" || frame.indicator.measure === "milestones") return "no_actual";
  return addsMonths(frame) || latestOf(frame, leaf) === month ? null : "superseded";
}

function whyNot(frame: Frame, leaf: number | undefined, entry: Entry, actual: Actual, covered: number | null): LeftOutReason | null {
  if (leaf === undefined) return "not_a_leaf";
  if (entry.month > frame.view.month) return "after_cut_off";
  if (entry.month < firstMonth(frame.view.terms)) return "combined_january";
  if (!countsIn(frame.view.basis, entry.review)) return "not_counted";
  if (entry.na !== null) return "not_available";
  if (!hasFigure(frame, entry)) return frame.indicator.measure === "ratio" ? "half_ratio" : "no_figure";
  return passedOver(frame, leaf, entry.month, actual, covered);
}

function hasAnyEntry(entries: readonly Entry[], assignment: string, month: number): boolean {
  return entries.some((entry) => entry.assignment === assignment && entry.month === month && !isEmpty(entry));
}

/** Expected months without anything: all of them where months add up, else those after the leaf's latest. */
function missingOf(frame: Frame, leaf: number, assignment: Assignment, entries: readonly Entry[]): LeftOutCell[] {
  const { indicator, view } = frame;
  const cells: LeftOutCell[] = [];
  for (let month = addsMonths(frame) ? 1 : (latestOf(frame, leaf) ?? 0) + 1; month <= view.month; month += 1) {
    if (!isExpected(indicator, view, month) || hasAnyEntry(entries, assignment.key, month)) continue;
    const nothing = { review: null, na: null, value: null, numerator: null, denominator: null };
    cells.push({ ...placeOf(assignment, month), reason: "missing", ...nothing });
  }
  return cells;
}

/** Every cell of a row's assignments: what went into the actual value, and what was left out and why; by assignment and month. */
export function sortCells(frame: Frame, scope: Scope, below: ReadonlySet<string>, entries: readonly Entry[], actual: Actual): SortedCells {
  const used: UsedCell[] = [];
  const leftOut: LeftOutCell[] = [];
  const leafKeys = new Map(leavesOf(frame.indicator.assignments).map(({ key }, place) => [key, place]));
  const covered = frame.indicator.measure === "growth" ? coveredThrough(frame, scope, frame.view.month) : null;
  for (const assignment of frame.indicator.assignments) {
    if (!below.has(assignment.key)) continue;
    const leaf = leafKeys.get(assignment.key);
    const own = entries.filter((entry) => entry.assignment === assignment.key && !isEmpty(entry));
    for (const entry of own.sort((a, b) => a.month - b.month)) {
      const reason = whyNot(frame, leaf, entry, actual, covered);
      const { value, numerator, denominator, review, late, na } = entry;
      const place = placeOf(assignment, entry.month);
      if (reason === null) used.push({ ...place, value, numerator, denominator, review, late });
      else leftOut.push({ ...place, reason, review, na, value, numerator, denominator });
    }
    if (leaf !== undefined) leftOut.push(...missingOf(frame, leaf, assignment, entries));
  }
  return { used, leftOut };
}
