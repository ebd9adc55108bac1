/** A board's row as a screen shows it: figures in words, places on the scale as numbers. */
import type { BoardAssignment, BoardIndicator } from "@/lib/boards/rules";
import type { Indicator, PlanTerms, Progress, Reporting } from "@/lib/progress/model";
import { showActual, showDecimal, showGap, showPercent, showSchedule } from "@/lib/progress/show";
import { type Shares, sharesOf } from "@/lib/progress/shares";
import { targetText } from "@/lib/progress/target-text";
import type { Status } from "@/lib/progress/terms";

export interface Figures {
  /** Without unit; null: there is none. */
  readonly actual: string | null;
  /** As agreed: a range stays a range (1-2). */
  readonly target: string | null;
  readonly unit: string;
  /** With one decimal and without sign: 52.0 */
  readonly completion: string | null;
  readonly schedule: string | null;
  /** Signed points: +2.0 */
  readonly gap: string | null;
  readonly shares: Shares;
  readonly status: Status;
  readonly reporting: Reporting;
  /** The month the actual runs through, where it is older than the cut-off. */
  readonly through: number | null;
}

function figuresOf(model: Indicator, progress: Progress, terms: PlanTerms, month: number): Omit<Figures, "target" | "shares"> {
  const { completion, schedule, gap, throughMonth } = progress;
  return {
    actual: progress.actual && showActual(progress.actual, model),
    unit: model.unit,
    completion: completion && showPercent(completion, terms),
    schedule: schedule && showSchedule(schedule),
    gap: gap && showGap(gap, terms),
    status: progress.status,
    reporting: progress.reporting,
    through: throughMonth !== null && throughMonth < month ? throughMonth : null,
  };
}

export function indicatorFigures({ model, progress }: BoardIndicator, terms: PlanTerms, month: number): Figures {
  return {
    ...figuresOf(model, progress, terms, month),
    target: model.target && targetText(model.target),
    shares: sharesOf(model, progress),
  };
}

/** An assignment's own figures: against its own target, or without one. */
export function assignmentFigures({ model }: BoardIndicator, assignment: BoardAssignment, terms: PlanTerms, month: number): Figures {
  const own = model.assignments.find(({ key }) => key === assignment.key)?.target ?? null;
  return {
    ...figuresOf(model, assignment.progress, terms, month),
    target: own === null ? null : showDecimal(own),
    shares: sharesOf(model, assignment.progress, true),
  };
}
