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
  /** Where the way to a level begins (清零: 5 of 5→1→0). */
  readonly baseline: string | null;
  /** The cut-off month's own figure. */
  readonly month: string | null;
  /** What completion gained since the month before, in signed points. */
  readonly change: string | null;
}

/** What a row is seen by: the plan's terms, the cut-off month, and the same row at the month before where there is one. */
export interface RowView {
  readonly terms: PlanTerms;
  readonly month: number;
  readonly before: Progress | null;
}

/** Points gained since the month before; none while either has no completion. */
function changeOf({ completion }: Progress, before: Progress | null, terms: PlanTerms): string | null {
  if (completion === null || !before?.completion) return null;
  const { n, d } = before.completion;
  return showGap({ n: (completion.n * d - n * completion.d) * 100n, d: completion.d * d }, terms);
}

type Common = Omit<Figures, "target" | "shares" | "baseline" | "month">;

function figuresOf(model: Indicator, progress: Progress, { terms, month, before }: RowView): Common {
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
    change: changeOf(progress, before, terms),
  };
}

export function indicatorFigures({ model, progress, monthActual }: BoardIndicator, view: RowView): Figures {
  return {
    ...figuresOf(model, progress, view),
    target: model.target && targetText(model.target),
    baseline: model.target && model.baseline !== null ? showDecimal(model.baseline) : null,
    month: monthActual && showActual(monthActual, model),
    shares: sharesOf(model, progress),
  };
}

/** An assignment's own figures: against its own target, or without one. */
export function assignmentFigures({ model }: BoardIndicator, assignment: BoardAssignment, view: RowView): Figures {
  const { target: own = null, baseline = null } = model.assignments.find(({ key }) => key === assignment.key) ?? {};
  return {
    ...figuresOf(model, assignment.progress, view),
    target: own === null ? null : showDecimal(own),
    baseline: own === null || baseline === null ? null : showDecimal(baseline),
    month: null,
    shares: sharesOf(model, assignment.progress, true),
  };
}
