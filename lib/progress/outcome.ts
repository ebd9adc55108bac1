import type { Fraction } from "./model";

/** How an actual value came about (semantics §4). */
export type ActualFormula = "sum_of_months" | "latest" | "ratio" | "growth" | "position" | "milestones";

/** Why there is none. */
export type ActualNone =
  | "nothing_reported"
  | "zero_denominator"
  | "not_covered"
  | "last_year_missing"
  | "last_year_not_positive"
  | "part_of_the_whole"
  | "not_one_leaf"
  | "no_milestones";

export interface Actual {
  readonly formula: ActualFormula;
  /** Unreduced; null when none. */
  readonly value: Fraction | null;
  /** The latest month that went in. */
  readonly through: number | null;
  readonly none: ActualNone | null;
  /** Σ of figures; a ratio's numerator; growth: this year; milestones: weights done. Scaled. */
  readonly top: bigint;
  /** A ratio's denominator; growth: last year; milestones: all weights. Scaled. */
  readonly bottom: bigint;
}

export function noActual(formula: ActualFormula, none: ActualNone, top = 0n, bottom = 0n): Actual {
  return { formula, value: null, through: null, none, top, bottom };
}
