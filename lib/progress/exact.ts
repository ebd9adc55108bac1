import type { Fraction } from "./model";
import { FRACTION_DIGITS, LARGEST_FIGURE, SCALE } from "./terms";

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/**
 * Greatest common divisor of two integers that are not negative; whole numbers below 2⁵³ are exact in either type, and
 * faster plain.
 */
function divisor(a: bigint, b: bigint): bigint {
  let large = a;
  let small = b;
  while (small > SAFE) [large, small] = [small, large % small];
  if (small === 0n) return large;
  let p = Number(small);
  let q = Number(large % small);
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}

/** n ÷ d with d > 0, not reduced: for values that are only compared or worked on. Throws RangeError when d is 0. */
export function quotient(n: bigint, d: bigint): Fraction {
  if (d === 0n) throw new RangeError("A fraction's denominator is 0");
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** n ÷ d in lowest terms with d > 0. Throws RangeError when d is 0. */
export function fraction(n: bigint, d: bigint): Fraction {
  const raw = quotient(n, d);
  const common = divisor(absolute(raw.n), raw.d);
  return common === 1n ? raw : { n: raw.n / common, d: raw.d / common };
}

/** The number that a count of ten-thousandths stands for (semantics §1). */
export function fromScaled(value: bigint): Fraction {
  return fraction(value, SCALE);
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** Throws RangeError when b is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

const order = (left: bigint, right: bigint): number => {
  if (left < right) return -1;
  return left > right ? 1 : 0;
};

/** Negative when a < b, 0 when equal, positive when a > b; exact, also for unreduced fractions. */
export function compare(a: Fraction, b: Fraction): number {
  return order(a.n * b.d, b.n * a.d);
}

/** Compares a fraction with a count of ten-thousandths. */
export function compareScaled(a: Fraction, scaled: bigint): number {
  return order(a.n * SCALE, scaled * a.d);
}

/** A count of units of 10^−places as decimal text; a zero never carries a sign. */
export function digits(magnitude: bigint, places: number, negative: boolean): string {
  const sign = negative && magnitude !== 0n ? "-" : "";
  const text = magnitude.toString().padStart(places + 1, "0");
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** The fraction with so many decimals, half away from zero (四舍五入), never "-0.0": what JSON carries (semantics §1). */
export function toFixed(value: Fraction, places: number): string {
  const magnitude = (2n * absolute(value.n) * 10n ** BigInt(places) + value.d) / (2n * value.d);
  return digits(magnitude, places, value.n < 0n);
}

const DECIMAL = new RegExp(`^-?\\d{1,20}(?:\\.\\d{1,${FRACTION_DIGITS}})?$`);

/**
 * Decimal text as a count of ten-thousandths; null unless it is plain, has at most 4 fraction digits and is at most
 * 900,000,000,000 (semantics §1).
 */
export function parseDecimal(text: string): bigint | null {
  if (!DECIMAL.test(text)) return null;
  const negative = text.startsWith("-");
  const [whole = "", fractionDigits = ""] = (negative ? text.slice(1) : text).split(".");
  const magnitude = BigInt(whole + fractionDigits.padEnd(FRACTION_DIGITS, "0"));
  if (magnitude > LARGEST_FIGURE * SCALE) return null;
  return negative ? -magnitude : magnitude;
}

/** A count of ten-thousandths in plain form: `150`, `25.6`, `-0.05`. */
export function plainDecimal(scaled: bigint): string {
  const text = digits(absolute(scaled), FRACTION_DIGITS, scaled < 0n);
  return text.replace(/\.?0+$/, "");
}
