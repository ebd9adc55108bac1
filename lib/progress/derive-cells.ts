import { countsIn, type Frame, hasFigure, isEmpty, isHalf, leavesOf, type Scope, visitUsed } from "./cells";
import type { CellPlace, LeftOutCell, LeftOutReason, UsedCell } from "./derivation";
import { coveredThrough } from "./growth";
import { firstMonth } from "./history";
import { addsMonths, hasEntries } from "./measures";
import type { Assignment, Entry } from "./model";
import type { Actual } from "./outcome";
import { isExpected } from "./reporting";
import type { ActualNone } from "./terms";

export interface SortedCells {
  readonly used: readonly UsedCell[];
  readonly leftOut: readonly LeftOutCell[];
}

function placeOf(assignment: Assignment, month: number): CellPlace {
  return { assignment: assignment.key, office: assignment.office, person: assignment.person, month };
}

/** What a row is made of: its leaves, its assignments, and every entry of the indicator. */
export interface RowCells {
  readonly scope: Scope;
  /** The keys of the row's assignments, parents too. */
  readonly below: ReadonlySet<string>;
  readonly entries: readonly Entry[];
}

/** What a row's cells are sorted by. */
interface Sorting {
  readonly frame: Frame;
  readonly actual: Actual;
  /** The entries that went into the actual value. */
  readonly used: ReadonlySet<Entry>;
  /** The month that all leaves of a growth cover; the cut-off of other measures. */
  readonly until: number;
}

const WITHOUT: readonly (ActualNone | null)[] = ["part_of_the_whole", "not_one_leaf"];

function sortingOf(frame: Frame, scope: Scope, actual: Actual): Sorting {
  const { month } = frame.view;
  const until = actual.formula === "growth" ? (coveredThrough(frame, scope, month) ?? 0) : month;
  const used = new Set<Entry>();
  if (!WITHOUT.includes(actual.none)) visitUsed(frame, { scope, month: until }, (entry) => used.add(entry));
  return { frame, actual, used, until };
}

/** Why an entry did not go in; null when it did. */
function whyNot({ frame, actual, used, until }: Sorting, leaf: number | undefined, entry: Entry): LeftOutReason | null {
  const { indicator, view } = frame;
  if (leaf === undefined) return "not_a_leaf";
  if (entry.month > view.month) return "after_cut_off";
  if (entry.month < firstMonth(view.terms)) return "combined_january";
  if (!countsIn(view.basis, entry.review)) return "not_counted";
  if (entry.na !== null) return "not_available";
  if (!hasFigure(indicator, entry)) return isHalf(indicator, entry) ? "half_ratio" : "no_figure";
  if (!hasEntries(indicator.measure) || WITHOUT.includes(actual.none)) return "no_actual";
  if (used.has(entry)) return null;
  return entry.month > until ? "not_covered" : "superseded";
}

/** An assignment with what was entered for it. */
interface Own {
  readonly assignment: Assignment;
  readonly entries: readonly Entry[];
}

/** Expected months without anything: all of them where months add up, else those after the leaf's latest. */
function missingOf(frame: Frame, leaf: number, { assignment, entries }: Own): LeftOutCell[] {
  const { indicator, view } = frame;
  const cells: LeftOutCell[] = [];
  const after = addsMonths(indicator) ? 0 : visitUsed(frame, { scope: [leaf], month: view.month }, () => undefined);
  for (let month = after + 1; month <= view.month; month += 1) {
    if (!isExpected(indicator, view, month) || entries.some((entry) => entry.month === month)) continue;
    const nothing = { review: null, na: null, value: null, numerator: null, denominator: null };
    cells.push({ ...placeOf(assignment, month), reason: "missing", ...nothing });
  }
  return cells;
}

/**
 * Every cell of a row's assignments: what went into the actual value, and what was left out and why; by assignment and
 * month.
 */
export function sortCells(frame: Frame, { scope, below, entries }: RowCells, actual: Actual): SortedCells {
  const used: UsedCell[] = [];
  const leftOut: LeftOutCell[] = [];
  const leafKeys = new Map(leavesOf(frame.indicator.assignments).map(({ key }, place) => [key, place]));
  const sorting = sortingOf(frame, scope, actual);
  for (const assignment of frame.indicator.assignments) {
    if (!below.has(assignment.key)) continue;
    const leaf = leafKeys.get(assignment.key);
    const own = entries.filter((entry) => entry.assignment === assignment.key && !isEmpty(entry));
    for (const entry of own.sort((a, b) => a.month - b.month)) {
      const reason = whyNot(sorting, leaf, entry);
      const { value, numerator, denominator, review, late, na } = entry;
      const place = placeOf(assignment, entry.month);
      if (reason === null) used.push({ ...place, value, numerator, denominator, review, late });
      else leftOut.push({ ...place, reason, review, na, value, numerator, denominator });
    }
    if (leaf !== undefined) leftOut.push(...missingOf(frame, leaf, { assignment, entries: own }));
  }
  return { used, leftOut };
}
