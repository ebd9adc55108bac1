import { type Frame, frameOf, type Scope, scopesOf, wholeScope } from "./cells";
import { aimOf, ownAimOf } from "./completion";
import type { Assignment, Entry, Fraction, Indicator, Progress, View } from "./model";
import { paceOf } from "./pace";
import { progressOf, workOut } from "./row";
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

function wholeProgress(frame: Frame, schedule: Schedule): Progress {
  const scope = wholeScope(frame);
  const aim = aimOf(frame.indicator);
  return progressOf(frame, scope, aim, workOut(frame, scope, aim, schedule));
}

function partProgress(frame: Frame, assignment: Assignment, scope: Scope, schedule: Schedule): Progress {
  const aim = ownAimOf(frame.indicator, assignment);
  return progressOf(frame, scope, aim, workOut(frame, scope, aim, schedule));
}

/** All rows of an indicator at a view: the same values as the single functions give, for the cost of one. */
export function indicatorResults(indicator: Indicator, entries: readonly Entry[], view: View): IndicatorResults {
  const frame = frameOf(indicator, entries, view);
  const schedule = scheduleOf(indicator, view);
  const progress = wholeProgress(frame, schedule);
  const scopes = scopesOf(frame);
  return {
    progress,
    assignments: indicator.assignments.map((assignment) => partProgress(frame, assignment, scopes.get(assignment.key) ?? [], schedule)),
    monthFigure: monthFigureOf(frame),
    yearOnYear: yearOnYearOf(frame, progress),
    requiredPace: paceOf(indicator, progress, view.month),
  };
}

/** The indicator's row (semantics §§4–7). `entries` may be of any month and review state: the view decides which count. */
export function indicatorProgress(indicator: Indicator, entries: readonly Entry[], view: View): Progress {
  return wholeProgress(frameOf(indicator, entries, view), scheduleOf(indicator, view));
}

/** The row of one assignment from its leaves: its own target, met at that target, its own baseline, the indicator's schedule (semantics §8). Throws RangeError for an unknown key. */
export function assignmentProgress(indicator: Indicator, entries: readonly Entry[], view: View, assignmentKey: string): Progress {
  const assignment = indicator.assignments.find(({ key }) => key === assignmentKey);
  if (assignment === undefined) throw new RangeError(`No assignment ${assignmentKey} under ${indicator.key}`);
  const frame = frameOf(indicator, entries, view);
  return partProgress(frame, assignment, scopesOf(frame).get(assignmentKey) ?? [], scheduleOf(indicator, view));
}
