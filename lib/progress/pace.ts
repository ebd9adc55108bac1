import { fraction } from "./exact";
import { MEASURE } from "./measures";
import type { Fraction, Indicator, Progress } from "./model";
import { SCALE } from "./terms";

/** (value − A) ÷ months left up to the due month, for flow at_least not yet met; null otherwise (semantics §8). */
export function paceOf(
  { measure, direction, start, due }: Indicator,
  { actual, target, met }: Progress,
  month: number,
): Fraction | null {
  if (!MEASURE[measure].monthly || direction !== "at_least" || met !== false || actual === null || target === null)
    return null;
  const left = due - Math.max(month, start - 1);
  return left < 1 ? null : fraction(target * actual.d - actual.n * SCALE, actual.d * SCALE * BigInt(left));
}
