/**
 * What people see of exact numbers (semantics §1, "Shown"): half away from zero to one decimal unless the indicator
 * says otherwise; a rounding that would reach a bound which the exact value has not reached truncates instead; never
 * "-0.0". No % sign is added: a table's heading or a message says it. Nothing is capped. None shows as a dash.
 */
import { absolute, digits, plainDecimal } from "./exact";
import { MEASURE } from "./measures";
import type { Fraction, Indicator, PlanTerms } from "./model";
import { FRACTION_DIGITS, SCALE } from "./terms";

export const NONE_SHOWN = "–";

const HUNDRED = [100n * SCALE];

/** Does rounding a value's size reach a bound on the same side of 0 that it had not reached? */
function reachesBound({ n, d }: Fraction, rounded: Fraction, bounds: readonly bigint[]): boolean {
  const size = absolute(n) * SCALE;
  return bounds.some((bound) => {
    if (bound === 0n || bound < 0n !== n < 0n) return false;
    const at = absolute(bound);
    return size < at * d && at * rounded.d <= rounded.n * SCALE;
  });
}

/** Bounds are scaled; 0 is always one: what is cut towards it never crosses it. */
function shown(value: Fraction, places: number, bounds: readonly bigint[] = []): string {
  const { n, d } = value;
  const unit = 10n ** BigInt(places);
  const size = absolute(n);
  const rounded = (2n * size * unit + d) / (2n * d);
  return digits(reachesBound(value, { n: rounded, d: unit }, bounds) ? (size * unit) / d : rounded, places, n < 0n);
}

function inPercent({ n, d }: Fraction): Fraction {
  return { n: n * 100n, d };
}

/** A completion or schedule as tables show it, always with its decimal: `52.0`, `300.0`, `99.9` for 99.97%. */
export function showPercent(value: Fraction | null): string {
  return value === null ? NONE_SHOWN : shown(inPercent(value), 1, HUNDRED);
}

/** A completion in running text: a whole per cent stands bare (`52`, `300`), else as in tables (`67.5`). */
export function showBare(value: Fraction | null): string {
  if (value === null || (value.n * 100n) % value.d !== 0n) return showPercent(value);
  return ((value.n * 100n) / value.d).toString();
}

/** A change in per cent (同比), which has no end to reach: `100.0` for 99.97%. */
export function showChange(value: Fraction | null): string {
  return value === null ? NONE_SHOWN : shown(inPercent(value), 1);
}

const readsZero = (text: string): boolean => !/[1-9]/.test(text);

/** As many decimals as a gap needs to be seen, from those it has anyway up to a figure's own. */
function gapText(value: Fraction, least: number, bounds: readonly bigint[]): string {
  for (let places = least; places <= FRACTION_DIGITS; places += 1) {
    const text = shown(value, places, bounds);
    if (!readsZero(text)) return text;
  }
  return shown(value, least, bounds);
}

function signedText(value: Fraction, least: number, bounds: readonly bigint[]): string {
  const text = gapText(value, least, bounds);
  return value.n > 0n && !readsZero(text) ? `+${text}` : text;
}

/** The decimals of a gap; a growth's is in the points that growths are told in. */
export const gapPlaces = (measure: Indicator["measure"]): number => (MEASURE[measure].gapToTarget ? 2 : 1);

/** A gap in points, signed: `+2.0`, `-17.5`, of a growth `-1.25`; one that is not 0 is seen: `-0.02`. */
export function showGap(
  value: Fraction | null,
  { measure }: Pick<Indicator, "measure">,
  { thresholds }: Pick<PlanTerms, "thresholds">,
): string {
  const { ahead, behind, farBehind } = thresholds;
  return value === null ? NONE_SHOWN : signedText(value, gapPlaces(measure), [ahead, behind, farBehind]);
}

/** What a completion gained, in signed points: `+3.2`. */
export function showGain(value: Fraction): string {
  return signedText(value, 1, []);
}

/** An actual value with the indicator's decimals, 1 without: `78`, `25.6`. */
export function showActual(value: Fraction | null, { decimals }: Pick<Indicator, "decimals">): string {
  return value === null ? NONE_SHOWN : shown(value, decimals ?? 1);
}

/** A stored figure or target exactly as it is: `150`, `25.6`. */
export function showDecimal(scaled: bigint | null): string {
  return scaled === null ? NONE_SHOWN : plainDecimal(scaled);
}

/** The same text as pages and walls have it: numbers of five digits and more with separators, `1,234,560.5`. */
export function grouped(text: string): string {
  return text.replace(/\d{5,}/g, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ","));
}
