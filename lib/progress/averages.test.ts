import { describe, expect, test } from "vitest";
import { compare, fraction, ONE, ZERO } from "./exact";
import type { Fraction } from "./model";
import { averageCompletion, countAtSchedule, isAtSchedule, likeForLike, shareWeight } from "./rules";
import { scaled, text } from "./testing/indicators";

const item = (n: number | null, d = 1, weight = 1, met: boolean | null = n === null ? null : n >= d) => ({
  completion: n === null ? null : fraction(BigInt(n), BigInt(d)),
  met,
  weight: fraction(BigInt(weight), 1n),
});

describe("averages over items", () => {
  test("weigh completions", () => {
    expect(averageCompletion([item(1, 2, 3), item(1, 4, 1)])).toEqual({
      average: fraction(7n, 16n),
      counted: 2,
      total: 2,
    });
  });

  test("cap over-fulfilment at 1 and shortfall at 0", () => {
    expect(text(averageCompletion([item(3), item(-2), item(1, 2)]).average)).toBe("1/2");
  });

  test("count a met item as 1 though its completion is below", () => {
    expect(text(averageCompletion([item(1, 2, 1, true), item(0)]).average)).toBe("1/2");
  });

  test("leave out items without completion and say how many counted", () => {
    expect(averageCompletion([item(1, 2), item(null)])).toEqual({ average: fraction(1n, 2n), counted: 1, total: 2 });
  });

  test("are none without items or weight", () => {
    expect(averageCompletion([])).toEqual({ average: null, counted: 0, total: 0 });
    expect(averageCompletion([item(1, 2, 0)])).toEqual({ average: null, counted: 1, total: 1 });
  });

  test("stay exact over 2,000 unlike denominators", () => {
    const items = Array.from({ length: 2000 }, (_, place) => item(1, 1_000_003 + 2 * place));
    const { average } = averageCompletion(items);
    expect(
      average !== null &&
        compare(average, fraction(1n, 1_000_003n)) < 0 &&
        compare(average, fraction(1n, 1_004_003n)) > 0,
    ).toBe(true);
  });
});

test("an item's weight is its task's weight shared by its indicators' weights", () => {
  expect(shareWeight(scaled(10), [scaled(1), scaled(3)]).map(text)).toEqual(["5/2", "15/2"]);
  expect(shareWeight(scaled(10), [scaled("0.5")]).map(text)).toEqual(["10"]);
  expect(shareWeight(scaled(10), [0n, 0n]).map(text)).toEqual(["0", "0"]);
});

describe("at schedule", () => {
  const half = fraction(1n, 2n);
  const item = (completion: Fraction | null, schedule: Fraction | null, met: boolean | null = false) => ({
    completion,
    schedule,
    met,
  });

  test("is who has reached it, unrounded, or is met without one; neither is not comparable", () => {
    expect(isAtSchedule(item(half, half))).toBe(true);
    expect(isAtSchedule(item(fraction(49_999n, 100_000n), half))).toBe(false);
    expect(isAtSchedule(item(ONE, null, true))).toBe(true);
    expect(isAtSchedule(item(null, half, null))).toBeNull();
    expect(isAtSchedule(item(half, null))).toBeNull();
  });

  test("is counted over what is comparable; a group is half done only when all its items are, from mid-year on", () => {
    const items = [item(half, half), item(ONE, null, true), item(ZERO, half), item(null, half, null)];
    expect(countAtSchedule(items, 6)).toEqual({ done: 2, comparable: 3, notComparable: 1, halfDone: false });
    expect(countAtSchedule(items.slice(0, 2), 6)).toEqual({ done: 2, comparable: 2, notComparable: 0, halfDone: true });
    expect(countAtSchedule(items.slice(0, 2), 5).halfDone).toBe(false);
    expect(countAtSchedule([], 6).halfDone).toBe(false);
  });

  test("a schedule like for like runs over the items that have both, with their own average", () => {
    const weighed = (weight: bigint, completion: Fraction | null, schedule: Fraction | null) => ({
      ...item(completion, schedule),
      weight: fraction(weight, 1n),
    });
    const found = likeForLike([
      weighed(3n, half, ONE),
      weighed(1n, ONE, ZERO),
      weighed(9n, null, half),
      weighed(9n, ONE, null),
    ]);
    expect([found.schedule, found.average].map(text)).toEqual(["3/4", "5/8"]);
    expect(found.counted).toBe(2);
    expect(likeForLike([]).schedule).toBeNull();
  });
});
