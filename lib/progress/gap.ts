import type { Aim } from "./completion";
import { compareScaled } from "./exact";
import { MEASURE } from "./measures";
import type { Fraction, Indicator, Progress } from "./model";
import { SCALE } from "./terms";

export type GapFormula =
  | "completion_minus_schedule"
  | "above_target"
  | "below_target"
  | "inside"
  | "below_low"
  | "above_high";

export interface Gap {
  readonly formula: GapFormula;
  /** Points, unreduced. */
  readonly value: Fraction;
}

/** A − scaled. */
function minus(actual: Fraction, scaled: bigint): Fraction {
  return { n: actual.n * SCALE - scaled * actual.d, d: actual.d * SCALE };
}

function opposite({ n, d }: Fraction): Fraction {
  return { n: -n, d };
}

/** The distance to the target in points of growth: positive is good, 0 inside a range (semantics §6). */
function growthGap(actual: Fraction, { value, low, high }: Aim, direction: Indicator["direction"]): Gap {
  if (direction === "at_least") return { formula: "above_target", value: minus(actual, value ?? 0n) };
  if (direction === "at_most") return { formula: "below_target", value: opposite(minus(actual, value ?? 0n)) };
  if (low !== null && compareScaled(actual, low) < 0) return { formula: "below_low", value: minus(actual, low) };
  if (high !== null && compareScaled(actual, high) > 0)
    return { formula: "above_high", value: opposite(minus(actual, high)) };
  return { formula: "inside", value: { n: 0n, d: 1n } };
}

/** g: (C − S) × 100 points, none when either is; for growth, whatever S, the distance to the target (semantics §6). */
export function gapOf(
  { measure, direction }: Indicator,
  aim: Aim,
  { actual, completion, schedule }: Pick<Progress, "actual" | "completion" | "schedule">,
): Gap | null {
  if (MEASURE[measure].gapToTarget) return actual === null ? null : growthGap(actual, aim, direction);
  if (completion === null || schedule === null) return null;
  const n = (completion.n * schedule.d - schedule.n * completion.d) * 100n;
  return { formula: "completion_minus_schedule", value: { n, d: completion.d * schedule.d } };
}
