import { type Frame, frameOf, scopesOf, wholeScope } from "./cells";
import { aimOf, ownAimOf } from "./completion";
import type { Entry, Fraction, Indicator, Progress, View } from "./model";
import { paceOf } from "./pace";
import { progressOf, type Standard, type Sum, sumOf, workOut } from "./row";
import { type Schedule, scheduleOf } from "./schedule";
import { monthFigureOf, type YearOnYear, yearOnYearOf } from "./year-on-year";

/** Everything a board shows of one indicator, worked out in one pass over its figures. */
export interface IndicatorResults {
  readonly progress: Progress;
  /** One per assignment, in the indicator's order; without an own target only actual and reporting speak. */
  readonly assignments: readonly Progress[];
  readonly monthFigure: Fraction | null;
  readonly yearOnYear: YearOnYear;
  readonly requiredPace: Fraction | null;
}

function rowProgress(frame: Frame, sum: Sum, standard: Standard): Progress {
  return progressOf(sum, standard.aim, workOut(frame, sum, standard));
}

/** One per assignment; most stand over all leaves, and take over what these come to. */
function partsProgress(frame: Frame, whole: Sum, schedule: Schedule): Progress[] {
  const { indicator, leaves } = frame;
  const scopes = scopesOf(frame);
  return indicator.assignments.map((assignment) => {
    const scope = scopes.get(assignment.key) ?? [];
    const sum = scope.length === leaves.length ? whole : sumOf(frame, scope);
    return rowProgress(frame, sum, { aim: ownAimOf(indicator, assignment), schedule });
  });
}

/** All rows of an indicator at a view: the same values as the single functions give, for the cost of one. */
export function indicatorResults(indicator: Indicator, entries: readonly Entry[], view: View): IndicatorResults {
  const frame = frameOf(indicator, entries, view);
  const schedule = scheduleOf(indicator, view);
  const whole = sumOf(frame, wholeScope(frame));
  const progress = rowProgress(frame, whole, { aim: aimOf(indicator), schedule });
  return {
    progress,
    assignments: partsProgress(frame, whole, schedule),
    monthFigure: monthFigureOf(frame),
    yearOnYear: yearOnYearOf(frame, progress),
    requiredPace: paceOf(indicator, progress, view.month),
  };
}

/**
 * The indicator's row (semantics §§4–7). `entries` may be of any month and review state: the view decides which count.
 */
export function indicatorProgress(indicator: Indicator, entries: readonly Entry[], view: View): Progress {
  const frame = frameOf(indicator, entries, view);
  const standard = { aim: aimOf(indicator), schedule: scheduleOf(indicator, view) };
  return rowProgress(frame, sumOf(frame, wholeScope(frame)), standard);
}

/**
 * The row of one assignment from its leaves: its own target, met at that target, its own baseline, the indicator's
 * schedule (semantics §8). Throws RangeError for an unknown key.
 */
export function assignmentProgress(
  indicator: Indicator,
  entries: readonly Entry[],
  { view, assignment: wanted }: { readonly view: View; readonly assignment: string },
): Progress {
  const assignment = indicator.assignments.find(({ key }) => key === wanted);
  if (assignment === undefined) throw new RangeError(`No assignment ${wanted} under ${indicator.key}`);
  const frame = frameOf(indicator, entries, view);
  const sum = sumOf(frame, scopesOf(frame).get(wanted) ?? []);
  return rowProgress(frame, sum, { aim: ownAimOf(indicator, assignment), schedule: scheduleOf(indicator, view) });
}
