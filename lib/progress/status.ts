import { compareScaled } from "./exact";
import { completedEarly, isCap } from "./measures";
import type { Fraction, Indicator, Thresholds } from "./model";
import { STATUSES, type Status } from "./terms";

/** What the status rules look at; fractions may be unreduced, they are only compared. */
export interface StatusInput {
  readonly indicator: Indicator;
  /** The row's target value; null for a range to hold. */
  readonly value: bigint | null;
  readonly actual: Fraction | null;
  readonly completion: Fraction | null;
  readonly schedule: Fraction | null;
  readonly gap: Fraction | null;
  readonly met: boolean | null;
  readonly month: number;
  readonly thresholds: Thresholds;
  /** Is there any counted entry, of whatever kind, on a leaf of the row up to the month? */
  readonly anyEntry: () => boolean;
  /** Was it met at the due month? Asked only after it. */
  readonly metAtDue: () => boolean;
  /** The linear share of the span gone, for a flow with a cap. */
  readonly linearShare: () => Fraction;
  /** Is a milestone due by the cut-off and undone? */
  readonly overdueMilestone: () => boolean;
}

/** A status and the number of the rule that gave it. */
export interface Verdict {
  readonly status: Status;
  readonly rule: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
}

function completed({ month, indicator, completion, metAtDue }: StatusInput): Status {
  if (month > indicator.due && !metAtDue()) return "completed_late";
  return completion !== null && completion.n > completion.d ? "overfulfilled" : "completed";
}

/** Is the cap's linear share used up: A greater than the share × value? */
function aheadOfCap(actual: Fraction | null, value: bigint | null, share: Fraction): boolean {
  return actual !== null && compareScaled({ n: actual.n * share.d, d: actual.d }, (value ?? 0n) * share.n) > 0;
}

function byGap(gap: Fraction, { ahead, behind, farBehind }: Thresholds): Status {
  if (compareScaled(gap, ahead) >= 0) return "ahead";
  if (gap.n >= 0n) return "on_track";
  if (compareScaled(gap, behind) > 0) return "watch";
  return compareScaled(gap, farBehind) >= 0 ? "behind" : "far_behind";
}

/** Rule 9: milestones with one due and undone are never better than `watch`. */
function paced(input: StatusInput, gap: Fraction): Status {
  const status = byGap(gap, input.thresholds);
  const tooGood = status === "ahead" || status === "on_track";
  return tooGood && input.overdueMilestone() ? "watch" : status;
}

/**
 * The status of a row with a target: the first rule that matches wins, on unrounded values (semantics §7, rules 2…9).
 */
export function judge(input: StatusInput): Verdict {
  const { indicator, month, completion, schedule, gap, met } = input;
  const { start, due } = indicator;
  const capped = isCap(indicator);
  if (month < start) return { status: "not_started", rule: 2 };
  if (completion === null) return { status: month >= due && !input.anyEntry() ? "overdue" : "no_data", rule: 3 };
  if (capped && input.actual !== null && compareScaled(input.actual, input.value ?? 0n) > 0)
    return { status: "breached", rule: 4 };
  if (met === true && (month >= due || completedEarly(indicator))) return { status: completed(input), rule: 5 };
  if (month >= due) return { status: "overdue", rule: 6 };
  if (schedule === null || gap === null) return { status: met === true ? "on_track" : "in_progress", rule: 7 };
  if (capped)
    return { status: aheadOfCap(input.actual, input.value, input.linearShare()) ? "watch" : "on_track", rule: 8 };
  return { status: paced(input, gap), rule: 9 };
}

/** A task's status is the worst of its indicators' (semantics §8); without any it has no target. */
export function worstStatus(statuses: readonly Status[]): Status {
  return STATUSES.find((status) => statuses.includes(status)) ?? "no_target";
}
