/**
 * How a row came about, without a word of any language: what "every number opens its derivation" shows (semantics
 * §§3–8).
 */
import type { CompletionFormula } from "./completion";
import type { GapFormula } from "./gap";
import type { Fraction, HistoryFigure, Milestone, Progress, View } from "./model";
import type { ActualFormula } from "./outcome";
import type { ScheduleFormula, ScheduleNone } from "./schedule";
import type { ActualNone, Pacing, ReviewState, Status } from "./terms";

/** A cell: which assignment's figure of which month. */
export interface CellPlace {
  readonly assignment: string;
  readonly office: string;
  readonly person: string | null;
  readonly month: number;
}

/** A cell that went into the actual value; numbers are scaled. */
export interface UsedCell extends CellPlace {
  readonly value: bigint | null;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  readonly review: ReviewState;
  readonly late: boolean;
}

/**
 * Why a cell did not go in: its review state does not count in the basis · after the cut-off · a January that February
 * holds · not available · one operand only · no figure of the kind the measure reads · a later one took its place · a
 * month that not every leaf covers · expected and not there · figures sit on leaves only · the row has no actual value
 * at all.
 */
export type LeftOutReason =
  | "not_counted"
  | "after_cut_off"
  | "combined_january"
  | "not_available"
  | "half_ratio"
  | "no_figure"
  | "superseded"
  | "not_covered"
  | "missing"
  | "not_a_leaf"
  | "no_actual";

export interface LeftOutCell extends CellPlace {
  readonly reason: LeftOutReason;
  /** Null for a missing cell. */
  readonly review: ReviewState | null;
  /** The reporter's reason for a figure that is not available. */
  readonly na: string | null;
  readonly value: bigint | null;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
}

export interface UsedMilestone extends Milestone {
  /** Counted as done at the cut-off. */
  readonly counted: boolean;
  /** Due by the cut-off. */
  readonly expected: boolean;
}

/** The names of the numbers that formulas are written with. */
export type NumberName =
  | "actual"
  | "sum"
  | "numerator"
  | "denominator"
  | "factor"
  | "thisYear"
  | "lastYear"
  | "done"
  | "all"
  | "value"
  | "metAt"
  | "baseline"
  | "low"
  | "high"
  | "gone"
  | "span"
  | "planned"
  | "due"
  | "completion"
  | "schedule"
  | "gap"
  | "allowed"
  | "ahead"
  | "behind"
  | "farBehind";

export type Numbers = Readonly<Partial<Record<NumberName, Fraction>>>;

export interface ActualDerivation {
  readonly formula: ActualFormula;
  readonly numbers: Numbers;
  readonly result: Fraction | null;
  readonly none: ActualNone | null;
  readonly throughMonth: number | null;
  readonly used: readonly UsedCell[];
  readonly leftOut: readonly LeftOutCell[];
  /** Last year's months that growth is measured against. */
  readonly lastYear: readonly HistoryFigure[];
  readonly milestones: readonly UsedMilestone[];
}

export interface CompletionDerivation {
  /** Null without a target or an actual value. */
  readonly formula: CompletionFormula | null;
  readonly numbers: Numbers;
  readonly result: Fraction | null;
  readonly none: "no_target" | "no_actual" | "zero_span" | null;
  readonly met: boolean | null;
}

export interface ScheduleDerivation {
  readonly formula: ScheduleFormula | null;
  readonly pacing: Pacing;
  readonly start: number;
  readonly due: number;
  readonly numbers: Numbers;
  readonly result: Fraction | null;
  readonly none: ScheduleNone | null;
}

export interface GapDerivation {
  readonly formula: GapFormula | null;
  readonly numbers: Numbers;
  readonly result: Fraction | null;
  readonly none: "no_target" | "no_actual" | "no_completion" | "no_schedule" | null;
}

export interface StatusDerivation {
  readonly status: Status;
  /** The number of the rule that matched first (semantics §7). */
  readonly rule: number;
  readonly numbers: Numbers;
  /** Rule 9: a milestone due and undone holds the status at `watch`. */
  readonly heldByMilestone: boolean;
}

export interface Derivation {
  readonly indicator: string;
  /** The assignment whose row it is; null for the indicator's. */
  readonly assignment: string | null;
  readonly month: number;
  readonly basis: View["basis"];
  /** The row itself, as the calculation gives it elsewhere. */
  readonly progress: Progress;
  readonly actual: ActualDerivation;
  readonly completion: CompletionDerivation;
  readonly schedule: ScheduleDerivation;
  readonly gap: GapDerivation;
  readonly status: StatusDerivation;
}
