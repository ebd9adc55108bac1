import type { Indicator, PlanTerms } from "./model";

/** The first month that a year's figures run from: February when it holds January too (semantics §4). */
export function firstMonth(terms: PlanTerms): number {
  return terms.janFebCombined ? 2 : 1;
}

/**
 * Σ of last year's months' own figures up to and with a month, scaled; null when one is missing (January may be, when
 * it is in February's).
 */
export function lastYearTo(indicator: Indicator, terms: PlanTerms, month: number): bigint | null {
  const known: (bigint | undefined)[] = [];
  for (const figure of indicator.history) {
    if (figure.year === terms.year - 1 && figure.month <= month) known[figure.month] = figure.value;
  }
  for (let needed = firstMonth(terms); needed <= month; needed += 1) {
    if (known[needed] === undefined) return null;
  }
  return known.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
}
