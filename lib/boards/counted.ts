/** The derivation of tiles: how each row goes into an average and into the count of what is at schedule. */
import { fraction } from "@/lib/progress/exact";
import type { AtSchedule, Average, LikeForLike } from "@/lib/progress/averages";
import type { Fraction } from "@/lib/progress/model";
import { countAtSchedule, isAtSchedule, worthOf } from "@/lib/progress/rules";
import { type AveragedRow, averageOfRows, likeForLikeOfRows } from "./rules";

/** One row as it goes into the average and into the count of what is at schedule. */
export interface CountedRow extends AveragedRow {
  readonly weight: Fraction;
  /** min(max(C, 0), 1), a met row 1; null: left out. */
  readonly worth: Fraction | null;
  /** What it adds to the average: w·worth ÷ Σ w over those that count. */
  readonly share: Fraction | null;
  /** Null: not comparable. */
  readonly atSchedule: boolean | null;
}

export interface Counted {
  readonly rows: readonly CountedRow[];
  readonly average: Average;
  readonly likeForLike: LikeForLike;
  readonly at: AtSchedule;
}

function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Everything that the tiles over these rows rest on. */
export function countRows(rows: readonly AveragedRow[], month: number): Counted {
  const counting = rows.filter(({ progress }) => worthOf(progress) !== null);
  const weights = counting.map(({ item }) => item.indicator.weight).reduce(plus, { n: 0n, d: 1n });
  const share = (weight: Fraction, worth: Fraction | null): Fraction | null =>
    worth === null || weights.n === 0n
      ? null
      : fraction(weight.n * worth.n * weights.d, weight.d * worth.d * weights.n);
  return {
    rows: rows.map((row) => {
      const { weight } = row.item.indicator;
      const worth = worthOf(row.progress);
      return { ...row, weight, worth, share: share(weight, worth), atSchedule: isAtSchedule(row.progress) };
    }),
    average: averageOfRows(rows),
    likeForLike: likeForLikeOfRows(rows),
    at: countAtSchedule(
      rows.map(({ progress }) => progress),
      month,
    ),
  };
}
