/** Where things stand on a bullet's scale of 0 to 1, for drawing only. */
import { MEASURE } from "./measures";
import type { Fraction, Indicator, Progress } from "./model";

export interface Shares {
  readonly completion: number | null;
  readonly schedule: number | null;
  /** Where the target counts as met, when that is not its end (1-2名: 0.5). */
  readonly metAt: number | null;
}

const MILLION = 1_000_000n;

/** A fraction as a number, true to a millionth: enough to draw, never to show. */
export const drawn = (fraction: Fraction): number => Number((fraction.n * MILLION) / fraction.d) / Number(MILLION);

function metAtShare({ target, baseline, measure }: Indicator): number | null {
  if (
    !target ||
    target.value === null ||
    target.metAt === null ||
    target.metAt === target.value ||
    MEASURE[measure].gapToTarget
  )
    return null;
  const from = baseline ?? 0n;
  const whole = target.value - from;
  return whole === 0n ? null : drawn({ n: target.metAt - from, d: whole });
}

/** `own`: the row is an assignment with a target of its own, which is met at its end. */
export function sharesOf(indicator: Indicator, { completion, schedule }: Progress, own = false): Shares {
  return {
    completion: completion ? drawn(completion) : null,
    schedule: schedule ? drawn(schedule) : null,
    metAt: own ? null : metAtShare(indicator),
  };
}
