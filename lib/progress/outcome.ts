import type { Fraction } from "./model";
import type { ActualNone } from "./terms";

/** How an actual value came about (semantics §4). */
export type ActualFormula = "sum_of_months" | "latest" | "ratio" | "growth" | "position" | "milestones";

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

export function noActual(
  formula: ActualFormula,
  none: ActualNone,
  { top = 0n, bottom = 0n }: Partial<Pick<Actual, "top" | "bottom">> = {},
): Actual {
  return { formula, value: null, through: null, none, top, bottom };
}
