import { describe, expect, test } from "vitest";
import { compare, fraction, ONE } from "./exact";
import { averageCompletion, halfDone, shareWeight } from "./rules";
import { scaled, text } from "./testing/indicators";

const item = (n: number | null, d = 1, weight = 1, met: boolean | null = n === null ? null : n >= d) => ({
  completion: n === null ? null : fraction(BigInt(n), BigInt(d)),
  met,
  weight: fraction(BigInt(weight), 1n),
});

describe("averages over items", () => {
  test("weigh completions", () => {
    expect(averageCompletion([item(1, 2, 3), item(1, 4, 1)])).toEqual({ average: fraction(7n, 16n), counted: 2, total: 2 });
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
    expect(average !== null && compare(average, fraction(1n, 1_000_003n)) < 0 && compare(average, fraction(1n, 1_004_003n)) > 0).toBe(true);
  });
});

test("an item's weight is its task's weight shared by its indicators' weights", () => {
  expect(shareWeight(scaled(10), [scaled(1), scaled(3)]).map(text)).toEqual(["5/2", "15/2"]);
  expect(shareWeight(scaled(10), [scaled("0.5")]).map(text)).toEqual(["10"]);
  expect(shareWeight(scaled(10), [0n, 0n]).map(text)).toEqual(["0", "0"]);
});

test("the task is half done when time is half gone when C ≥ S, unrounded", () => {
  const schedule = fraction(1n, 2n);
  expect(halfDone({ completion: schedule, schedule })).toBe(true);
  expect(halfDone({ completion: fraction(49_999n, 100_000n), schedule })).toBe(false);
  expect(halfDone({ completion: null, schedule })).toBeNull();
  expect(halfDone({ completion: ONE, schedule: null })).toBeNull();
});
