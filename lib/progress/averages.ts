import { compare, fraction, ONE, ZERO } from "./exact";
import type { Fraction, Progress, Weighed } from "./model";
import { SCALE } from "./terms";

export interface Average {
  /** null when no item has a completion, or their weights add up to 0. */
  readonly average: Fraction | null;
  /** Items with a completion. */
  readonly counted: number;
  readonly total: number;
}

/** Beyond this the common divisor costs more than all the rest; the value stays exact, only not in lowest terms. */
const LONG = 1n << 2048n;

function shortened(n: bigint, d: bigint): Fraction {
  return d < LONG ? fraction(n, d) : { n, d };
}

/** Adds in pairs, so that the many unlike denominators of a large plan stay short for as long as possible. */
function sum(terms: readonly Fraction[]): Fraction {
  let level = terms;
  while (level.length > 1) {
    const next: Fraction[] = [];
    for (let place = 0; place < level.length; place += 2) {
      const left = level[place] ?? ZERO;
      const right = level[place + 1];
      if (right === undefined) next.push(left);
      else if (left.d === right.d) next.push({ n: left.n + right.n, d: left.d });
      else next.push(shortened(left.n * right.d + right.n * left.d, left.d * right.d));
    }
    level = next;
  }
  return level[0] ?? ZERO;
}

/** Numerators of like denominators first: most plans have few of them. */
function gathered(terms: readonly Fraction[]): Fraction[] {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of terms) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  return Array.from(byDenominator, ([d, n]) => ({ n, d }));
}

/** What an item is worth in an average: min(max(C, 0), 1), a met one 1 (semantics §8). Null without C. */
export function worthOf({ completion, met }: Pick<Weighed, "completion" | "met">): Fraction | null {
  if (completion === null) return null;
  if (met === true || completion.n >= completion.d) return ONE;
  return completion.n <= 0n ? ZERO : completion;
}

/** Σ w·min(max(C, 0), 1) ÷ Σ w over the items with C, a met item counting 1 (semantics §8). */
export function averageCompletion(items: readonly Weighed[]): Average {
  const parts: Fraction[] = [];
  const weights: Fraction[] = [];
  for (const item of items) {
    const worth = worthOf(item);
    if (worth === null) continue;
    weights.push(item.weight);
    parts.push({ n: item.weight.n * worth.n, d: item.weight.d * worth.d });
  }
  const whole = sum(gathered(weights));
  const part = sum(gathered(parts));
  const average = whole.n === 0n ? null : shortened(part.n * whole.d, part.d * whole.n);
  return { average, counted: weights.length, total: items.length };
}

/** An item's weight: its task's weight shared by its indicators' weights, in their order; all 0 when these are. */
export function shareWeight(taskWeight: bigint, indicatorWeights: readonly bigint[]): readonly Fraction[] {
  const whole = indicatorWeights.reduce((total, weight) => total + weight, 0n);
  return indicatorWeights.map((weight) => (whole === 0n ? ZERO : fraction(taskWeight * weight, whole * SCALE)));
}

/**
 * Is an item at schedule (达序时): met, or C ≥ S, unrounded? Null when it is not comparable: neither met nor has it both
 * (semantics §8).
 */
export function isAtSchedule({
  completion,
  schedule,
  met,
}: Pick<Progress, "completion" | "schedule" | "met">): boolean | null {
  if (met === true) return true;
  return completion === null || schedule === null ? null : compare(completion, schedule) >= 0;
}

/** How many items are at schedule, of those that are comparable. */
export interface AtSchedule {
  readonly done: number;
  readonly comparable: number;
  readonly notComparable: number;
  /** Is the task half done when time is half gone (时间过半、任务过半): at mid-year or after, all items at schedule? */
  readonly halfDone: boolean;
}

const MID_YEAR = 6;

/** The one count of what is at schedule; every place takes it from here (semantics §8). */
export function countAtSchedule(
  items: readonly Pick<Progress, "completion" | "schedule" | "met">[],
  month: number,
): AtSchedule {
  let done = 0;
  let comparable = 0;
  for (const item of items) {
    const at = isAtSchedule(item);
    if (at === null) continue;
    comparable += 1;
    if (at) done += 1;
  }
  const halfDone = month >= MID_YEAR && items.length > 0 && done === items.length;
  return { done, comparable, notComparable: items.length - comparable, halfDone };
}

/** A weighted average beside a schedule of the same items. */
export interface LikeForLike {
  readonly average: Fraction | null;
  /** Σ w·S ÷ Σ w; null when no item has both. */
  readonly schedule: Fraction | null;
  readonly counted: number;
}

/** The like-for-like schedule, over the items that have both C and S, with their own average (semantics §8). */
export function likeForLike(items: readonly (Weighed & Pick<Progress, "schedule">)[]): LikeForLike {
  const both = items.filter(({ completion, schedule }) => completion !== null && schedule !== null);
  const weights = sum(gathered(both.map(({ weight }) => weight)));
  const parts = both.map(({ weight, schedule }) => ({
    n: weight.n * (schedule?.n ?? 0n),
    d: weight.d * (schedule?.d ?? 1n),
  }));
  const part = sum(gathered(parts));
  const schedule = weights.n === 0n ? null : shortened(part.n * weights.d, part.d * weights.n);
  return { average: averageCompletion(both).average, schedule, counted: both.length };
}
