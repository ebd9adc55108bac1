/**
 * The calculation's entry points (semantics §§4–8). Pages, walls, exports, the API and the command line have no second
 * formula.
 */
import { frameOf } from "./cells";
import { fraction } from "./exact";
import type { Entry, Fraction, Indicator, PlanTerms, View } from "./model";
import { paceOf } from "./pace";
import { indicatorProgress } from "./results";
import { linearShare, scheduleOf } from "./schedule";
import { monthFigureOf, type YearOnYear, yearOnYearOf } from "./year-on-year";

export { averageCompletion, countAtSchedule, isAtSchedule, likeForLike, shareWeight, worthOf } from "./averages";
export { reconcile } from "./breakdown";
export { derive } from "./derive";
export { isRecovered } from "./recovered";
export { assignmentProgress, indicatorProgress, indicatorResults } from "./results";
export { worstStatus } from "./status";

/** The plain share of the year gone at the end of a month, on the plan's schedule basis (semantics §6). */
export function overallSchedule(terms: PlanTerms, month: number): Fraction {
  const { n, d } = linearShare(terms, { start: 1, due: 12 }, month);
  return fraction(n, d);
}

/** S of the indicator at the view's month, the same for all its rows; null when none (semantics §6). */
export function schedule(indicator: Indicator, view: View): Fraction | null {
  const { value } = scheduleOf(indicator, view);
  return value === null ? null : fraction(value.n, value.d);
}

/** 去年同期 and 同比 of a flow whose last year is complete: (A − L) ÷ L. */
export function yearOnYear(indicator: Indicator, entries: readonly Entry[], view: View): YearOnYear {
  return yearOnYearOf(frameOf(indicator, entries, view), indicatorProgress(indicator, entries, view));
}

/** The cut-off month's own figure of a flow; null for other measures and when there is none. */
export function monthFigure(indicator: Indicator, entries: readonly Entry[], view: View): Fraction | null {
  return monthFigureOf(frameOf(indicator, entries, view));
}

/** Per month still left, for flow at_least not yet met: (value − A) ÷ months left (semantics §8). */
export function requiredPace(indicator: Indicator, entries: readonly Entry[], view: View): Fraction | null {
  return paceOf(indicator, indicatorProgress(indicator, entries, view), view.month);
}
