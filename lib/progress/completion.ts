import { compareScaled, quotient } from "./exact";
import { MEASURE, mayHaveOwnTargets } from "./measures";
import type { Assignment, Fraction, Indicator } from "./model";
import { SCALE } from "./terms";

/** What a row is measured against: the indicator's target, or an assignment's own. */
export interface Aim {
  readonly value: bigint | null;
  /** Where it counts as met; at_least only. */
  readonly metAt: bigint | null;
  readonly baseline: bigint | null;
  readonly low: bigint | null;
  readonly high: bigint | null;
}

export type CompletionFormula =
  | "share"
  | "from_baseline"
  | "down_from_baseline"
  | "cap_kept"
  | "cap_exceeded"
  | "hold_inside"
  | "hold_below"
  | "hold_below_zero"
  | "hold_above"
  | "growth_share"
  | "growth_met"
  | "growth_not_met"
  | "milestones";

export interface Completion {
  readonly formula: CompletionFormula;
  /** C, unreduced; null only where the formula would divide by 0. */
  readonly value: Fraction | null;
  readonly met: boolean;
}

/** The indicator's aim; null without a target (an activity figure). */
export function aimOf({ target, direction, measure, baseline }: Indicator): Aim | null {
  if (target === null) return null;
  const { value, low, high } = target;
  if (direction === "hold" ? low === null && high === null : value === null) return null;
  return { value, metAt: target.metAt ?? value, baseline: MEASURE[measure].baseline ? baseline : null, low, high };
}

/**
 * An assignment's own aim: its target, met at that target, and only its own baseline; null without one, or under an
 * indicator without one (semantics §8, §10).
 */
export function ownAimOf(indicator: Indicator, assignment: Assignment): Aim | null {
  const { target, baseline } = assignment;
  if (target === null || indicator.target === null || !mayHaveOwnTargets(indicator)) return null;
  return {
    value: target,
    metAt: target,
    baseline: MEASURE[indicator.measure].baseline ? baseline : null,
    low: null,
    high: null,
  };
}

const WHOLE: Fraction = { n: 1n, d: 1n };
const NOTHING: Fraction = { n: 0n, d: 1n };

/** (A − from) ÷ (to − from), scaled operands; null when both are the same. */
function shareBetween(actual: Fraction, from: bigint, to: bigint): Fraction | null {
  const d = (to - from) * actual.d;
  return d === 0n ? null : quotient(actual.n * SCALE - from * actual.d, d);
}

/** scaled ÷ A; null when A is 0. */
function inverseShare(actual: Fraction, scaled: bigint): Fraction | null {
  return actual.n === 0n ? null : quotient(scaled * actual.d, actual.n * SCALE);
}

function atLeast(actual: Fraction, { value, metAt, baseline }: Aim): Completion {
  const met = compareScaled(actual, metAt ?? value ?? 0n) >= 0;
  if (baseline === null) return { formula: "share", value: shareBetween(actual, 0n, value ?? 0n), met };
  return { formula: "from_baseline", value: shareBetween(actual, baseline, value ?? 0n), met };
}

function atMost(actual: Fraction, { value, baseline }: Aim): Completion {
  const most = value ?? 0n;
  const met = compareScaled(actual, most) <= 0;
  if (baseline !== null) return { formula: "down_from_baseline", value: shareBetween(actual, baseline, most), met };
  return met
    ? { formula: "cap_kept", value: WHOLE, met }
    : { formula: "cap_exceeded", value: inverseShare(actual, most), met };
}

function hold(actual: Fraction, { low, high }: Aim): Completion {
  if (low !== null && compareScaled(actual, low) < 0) {
    if (low === 0n) return { formula: "hold_below_zero", value: NOTHING, met: false };
    return { formula: "hold_below", value: shareBetween(actual, 0n, low), met: false };
  }
  if (high !== null && compareScaled(actual, high) > 0) {
    return { formula: "hold_above", value: inverseShare(actual, high), met: false };
  }
  return { formula: "hold_inside", value: WHOLE, met: true };
}

function isMetBy(actual: Fraction, aim: Aim, direction: Indicator["direction"]): boolean {
  if (direction === "hold") return hold(actual, aim).met;
  const against = compareScaled(actual, aim.value ?? 0n);
  return direction === "at_most" ? against <= 0 : against >= 0;
}

function growth(actual: Fraction, aim: Aim, direction: Indicator["direction"]): Completion {
  const value = aim.value ?? 0n;
  if (direction === "at_least" && value > 0n) {
    const share = actual.n > 0n ? shareBetween(actual, 0n, value) : NOTHING;
    return { formula: "growth_share", value: share, met: compareScaled(actual, aim.metAt ?? value) >= 0 };
  }
  const met = isMetBy(actual, aim, direction);
  return met ? { formula: "growth_met", value: WHOLE, met } : { formula: "growth_not_met", value: NOTHING, met };
}

/** C and "met" of an actual value that there is (semantics §5). */
export function completionOf({ measure, direction }: Indicator, aim: Aim, actual: Fraction): Completion {
  if (measure === "milestones") {
    return { formula: "milestones", value: { n: actual.n, d: actual.d * 100n }, met: actual.n === actual.d * 100n };
  }
  if (measure === "growth") return growth(actual, aim, direction);
  if (direction === "at_least") return atLeast(actual, aim);
  return direction === "at_most" ? atMost(actual, aim) : hold(actual, aim);
}
