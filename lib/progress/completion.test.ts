import { describe, expect, test } from "vitest";
import type { Indicator } from "./model";
import { assignmentProgress, indicatorProgress } from "./results";
import { assignment, figures, indicator, lastYear, milestone, scaled, target, text, view } from "./testing/indicators";

/** C and met of one office whose only figure is the given one. */
function judged(changes: Partial<Indicator>, figure: string | number | null) {
  const { completion, met } = indicatorProgress(indicator(changes), figures("a", figure), view(6));
  return [text(completion), met];
}

const stock = (direction: Indicator["direction"], value: number, baseline: number | null): Partial<Indicator> => ({
  measure: "stock",
  direction,
  target: target(value),
  baseline: baseline === null ? null : scaled(baseline),
});
const cap: Partial<Indicator> = { direction: "at_most", target: target(20) };
const band = (low: number, high: number): Partial<Indicator> => ({
  measure: "stock",
  direction: "hold",
  target: target(null, { low, high }),
});
const range: Partial<Indicator> = { target: target(2, { metAt: 1 }) };
const growth = (direction: Indicator["direction"], value: number, metAt?: number): Partial<Indicator> => ({
  measure: "growth",
  direction,
  history: lastYear(100),
  target: target(value, metAt === undefined ? {} : { metAt }),
});
const growthBand: Partial<Indicator> = { ...growth("hold", 0), target: target(null, { low: -2, high: 3 }) };

describe("completion and met", () => {
  test.each<[string, Partial<Indicator>, string | number | null, string | null, boolean | null]>([
    ["at_least is A ÷ value", { target: target(12) }, 6, "1/2", false],
    ["at_least includes the bound (以上)", { target: target(12) }, 12, "1", true],
    ["at_least is never capped", { target: target(2) }, 6, "3", true],
    ["at_least may be negative", { target: target(2) }, -1, "-1/2", false],
    ["a range counts by its upper bound and is met at its lower", range, 1, "1/2", true],
    ["6 of 1–2 is 300%", range, 6, "3", true],
    ["below a range is not met", range, "0.9999", "9999/20000", false],
    ["stretch is never used", { target: target(12, { stretch: 24 }) }, 12, "1", true],
    ["at_least from a baseline is the part of the way", stock("at_least", 30, 10), 20, "1/2", false],
    ["at_least below its baseline is negative", stock("at_least", 30, 10), 0, "-1/2", false],
    ["at_least from a baseline is met at the value", stock("at_least", 30, 10), 30, "1", true],
    ["清零 from 5 with 2 left is 60%", stock("at_most", 0, 5), 2, "3/5", false],
    ["清零 at 0 is met", stock("at_most", 0, 5), 0, "1", true],
    ["清零 above its baseline is negative", stock("at_most", 0, 5), 6, "-1/5", false],
    ["at_most from a baseline below the value is above 1", stock("at_most", 4, 5), 3, "2", true],
    ["a baseline without stock is not used", { target: target(12), baseline: scaled(6) }, 6, "1/2", false],
    ["a cap kept is 1", cap, 20, "1", true],
    ["a cap far from reached is 1", cap, 0, "1", true],
    ["a cap and a negative figure is 1", cap, -5, "1", true],
    ["a cap exceeded is value ÷ A", cap, 25, "4/5", false],
    ["a cap of 0 exceeded is 0", { direction: "at_most", target: target(0) }, 1, "0", false],
    ["a cap of 0 kept is 1", { direction: "at_most", target: target(0) }, 0, "1", true],
    ["inside a range to hold is 1", band(10, 20), 15, "1", true],
    ["the lower bound is inside", band(10, 20), 10, "1", true],
    ["the upper bound is inside", band(10, 20), 20, "1", true],
    ["below a range to hold is A ÷ low", band(10, 20), 5, "1/2", false],
    ["below 0 when low is 0 is 0", band(0, 20), -5, "0", false],
    ["above a range to hold is high ÷ A", band(10, 20), 25, "4/5", false],
    ["growth at_least is the share of the value", growth("at_least", 10), 105, "1/2", false],
    ["growth at_least below 0 is 0", growth("at_least", 10), 95, "0", false],
    ["growth at_least is met at metAt", growth("at_least", 10, 5), 105, "1/2", true],
    ["growth at_least of 0 or less is 1 when met", growth("at_least", -5), 95, "1", true],
    ["growth at_least of 0 or less is 0 when not", growth("at_least", -5), 94, "0", false],
    ["growth at_least of 0 is met at the value whatever metAt", growth("at_least", 0, -5), 97, "0", false],
    ["growth at_most is 1 when met", growth("at_most", 5), 105, "1", true],
    ["growth at_most is 0 when not", growth("at_most", 5), 106, "0", false],
    ["growth to hold is 1 inside", growthBand, 98, "1", true],
    ["growth to hold is 0 outside", growthBand, 97, "0", false],
    ["without an actual value there is none", { target: target(12) }, null, null, null],
    ["without a target there is none", { target: null }, 6, null, null],
    ["a rank at most 3 is met by 2", { ...cap, measure: "rank", target: target(3) }, 2, "1", true],
    ["a rank at most 3 with 4 is three quarters", { ...cap, measure: "rank", target: target(3) }, 4, "3/4", false],
  ])("%s", (_, changes, figure, completion, met) => {
    expect(judged(changes, figure)).toEqual([completion, met]);
  });

  test("milestones are their share, met when all are done", () => {
    const milestones = [milestone("2022-03-31", "2022-03-25"), milestone("2022-12-20", null)];
    expect(judged({ measure: "milestones", target: target(100), milestones }, null)).toEqual(["1/2", false]);
    expect(judged({ measure: "milestones", target: target(100), milestones: milestones.slice(0, 1) }, null)).toEqual([
      "1",
      true,
    ]);
  });
});

describe("an assignment's own row", () => {
  const own = (changes: Partial<Indicator>, target: number | null, baseline: number | null = null) => {
    const mine = assignment("a", {
      target: target === null ? null : scaled(target),
      baseline: baseline === null ? null : scaled(baseline),
    });
    const plan = indicator({ assignments: [mine, assignment("b")], ...changes });
    const row = assignmentProgress(plan, [...figures("a", 6), ...figures("b", 90)], { view: view(6), assignment: "a" });
    return { ...row, actual: text(row.actual), completion: text(row.completion), schedule: text(row.schedule) };
  };

  test("is measured by its own target, met at that, with the indicator's schedule", () => {
    expect(own({ target: target(100, { metAt: 1 }) }, 8)).toMatchObject({
      actual: "6",
      completion: "3/4",
      schedule: "1/2",
      met: false,
      status: "ahead",
    });
  });

  test("uses its own baseline and never the indicator's", () => {
    expect(own(stock("at_least", 100, 2), 10)).toMatchObject({ completion: "3/5", schedule: "1/2" });
    expect(own(stock("at_least", 100, 2), 10, 2)).toMatchObject({ completion: "1/2", schedule: "1/2" });
  });

  test("without an own target has an actual value and a reporting mark only", () => {
    expect(own({}, null)).toMatchObject({
      actual: "6",
      target: null,
      completion: null,
      schedule: null,
      gap: null,
      met: null,
      status: "no_target",
    });
  });

  test.each<Partial<Indicator>>([
    { measure: "ratio" },
    { measure: "growth" },
    { direction: "hold", target: target(null, { low: 1, high: 2 }) },
  ])("own targets exist for flow and stock at_least and at_most only: %o", (changes) => {
    expect(own(changes, 8)).toMatchObject({ completion: null, status: "no_target" });
  });

  test("of a parent rolls up the leaves below", () => {
    const assignments = [
      assignment("top", { target: scaled(20) }),
      assignment("a", { parent: "top" }),
      assignment("b", { parent: "top" }),
      assignment("c"),
    ];
    const entries = [...figures("a", 6), ...figures("b", 4), ...figures("c", 90)];
    const row = assignmentProgress(indicator({ assignments }), entries, { view: view(1), assignment: "top" });
    expect([text(row.completion), row.reporting.expected, row.reporting.reported]).toEqual(["1/2", 2, 2]);
  });

  test("of an unknown key is refused", () => {
    expect(() => assignmentProgress(indicator(), [], { view: view(1), assignment: "nobody" })).toThrow(RangeError);
  });
});
