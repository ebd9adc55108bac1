/**
 * What people see of exact numbers (semantics §1): half away from zero to one decimal unless the indicator says otherwise,
 * truncated where rounding would reach 0, 100% or a status threshold that the exact value does not; never "-0.0".
 * No % sign is added: a table's heading or a message says it. Nothing is capped. None shows as a dash.
 */
import { factorOf } from "./actual";
import { absolute, digits, plainDecimal } from "./exact";
import type { Fraction, Indicator, Thresholds } from "./model";
import { SCALE } from "./terms";

export const NONE_SHOWN = "–";

/** What a plan's percentages are rounded by. */
export interface ShowOptions {
  readonly thresholds: Thresholds;
  readonly decimals?: number;
}

const HUNDRED = 100n * SCALE;

/** Does rounding |n| ÷ d up to `rounded` units of 1 ÷ unit reach a bound on the same side of 0 that it had not reached? */
function reachesBound(n: bigint, d: bigint, rounded: bigint, unit: bigint, bounds: readonly bigint[]): boolean {
  const size = absolute(n) * SCALE;
  return bounds.some((bound) => {
    if (bound === 0n || bound < 0n !== n < 0n) return false;
    const at = absolute(bound);
    return size < at * d && at * unit <= rounded * SCALE;
  });
}

function shown({ n, d }: Fraction, places: number, bounds: readonly bigint[]): string {
  const unit = 10n ** BigInt(places);
  const size = absolute(n);
  const truncated = (size * unit) / d;
  const rounded = (2n * size * unit + d) / (2n * d);
  return digits(reachesBound(n, d, rounded, unit, bounds) ? truncated : rounded, places, n < 0n);
}

function boundsOf({ ahead, behind, farBehind }: Thresholds): bigint[] {
  return [ahead, behind, farBehind];
}

function inPercent({ n, d }: Fraction): Fraction {
  return { n: n * 100n, d };
}

/** A completion as tables show it, always with its decimal: `52.0`, `300.0`, `99.9` for 99.97%. */
export function showPercent(value: Fraction | null, { thresholds, decimals = 1 }: ShowOptions): string {
  return value === null ? NONE_SHOWN : shown(inPercent(value), decimals, [HUNDRED, ...boundsOf(thresholds)]);
}

/** A completion in running text: a whole per cent stands bare (`52`, `300`), else as in tables (`67.5`). */
export function showBare(value: Fraction | null, options: ShowOptions): string {
  if (value === null || (value.n * 100n) % value.d !== 0n) return showPercent(value, options);
  return ((value.n * 100n) / value.d).toString();
}

/** A schedule, always with one decimal: `50.0`. */
export function showSchedule(value: Fraction | null): string {
  return value === null ? NONE_SHOWN : shown(inPercent(value), 1, [HUNDRED]);
}

/** A gap in points, signed, always with one decimal: `+2.0`, `-17.5`; what shows as nothing has no sign: `0.0`. */
export function showGap(value: Fraction | null, { thresholds }: ShowOptions): string {
  if (value === null) return NONE_SHOWN;
  const text = shown(value, 1, boundsOf(thresholds));
  return value.n > 0n && text !== "0.0" ? `+${text}` : text;
}

/** An actual value with the indicator's decimals, 1 without: `78`, `25.6`. Per cent of a whole does not round up to 100. */
export function showActual(value: Fraction | null, { decimals, unit, measure }: Pick<Indicator, "decimals" | "unit" | "measure">): string {
  if (value === null) return NONE_SHOWN;
  return shown(value, decimals ?? 1, factorOf(unit) === 100n || measure === "milestones" ? [HUNDRED] : []);
}

/** A stored figure or target exactly as it is: `150`, `25.6`. */
export function showDecimal(scaled: bigint | null): string {
  return scaled === null ? NONE_SHOWN : plainDecimal(scaled);
}
