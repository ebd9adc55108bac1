import { cellAt, type Frame, type Scope, valueOf, visitUsed } from "./cells";
import { firstMonth, lastYearTo } from "./history";
import { addsMonths } from "./measures";
import { type Actual, noActual } from "./outcome";

/** Has every leaf a figure in this month? */
function coveredAt(frame: Frame, scope: Scope, month: number): boolean {
  return scope.every((leaf) => valueOf(cellAt(frame, leaf, month)) !== null);
}

/**
 * j, the latest month not after `month` that every leaf covers; null when there is none (semantics §4).
 * By month: all of 1…j reported, a month that is not available breaks the run; by year-to-date: j reported.
 */
export function coveredThrough(frame: Frame, scope: Scope, month: number): number | null {
  if (scope.length === 0) return null;
  const first = firstMonth(frame.view.terms);
  if (!addsMonths(frame.indicator)) {
    for (let at = month; at >= first; at -= 1) if (coveredAt(frame, scope, at)) return at;
    return null;
  }
  let through: number | null = null;
  for (let at = first; at <= month && coveredAt(frame, scope, at); at += 1) through = at;
  return through;
}

function thisYearTo(frame: Frame, scope: Scope, month: number): bigint {
  let sum = 0n;
  visitUsed(frame, { scope, month }, ({ value }) => {
    sum += value ?? 0n;
  });
  return sum;
}

/**
 * Like with like: this year's months 1…j of every leaf against the same months of last year, in per cent (semantics
 * §4).
 */
export function growth(frame: Frame, scope: Scope, month: number): Actual {
  // Last year's figures are the indicator's, so a part of its leaves has nothing to be compared with.
  if (scope.length !== frame.leaves.length) return noActual("growth", "part_of_the_whole");
  const through = coveredThrough(frame, scope, month);
  if (through === null) return noActual("growth", "not_covered");
  const top = thisYearTo(frame, scope, through);
  const bottom = lastYearTo(frame.indicator, frame.view.terms, through);
  if (bottom === null) return noActual("growth", "last_year_missing", { top });
  if (bottom <= 0n) return noActual("growth", "last_year_not_positive", { top, bottom });
  return { formula: "growth", value: { n: (top - bottom) * 100n, d: bottom }, through, none: null, top, bottom };
}
