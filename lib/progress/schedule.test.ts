import { describe, expect, test } from "vitest";
import type { Indicator, PlanTerms } from "./model";
import { overallSchedule, schedule } from "./rules";
import { indicator, lastYear, milestone, scaled, target, TERMS, text, view } from "./testing/indicators";

const at = (changes: Partial<Indicator>, month: number, terms: Partial<PlanTerms> = {}) =>
  text(schedule(indicator(changes), view(month, { terms })));
const months = (changes: Partial<Indicator>, terms: Partial<PlanTerms> = {}) =>
  Array.from({ length: 12 }, (_, place) => at(changes, place + 1, terms));

describe("pacings", () => {
  test("linear grows by month from the start to the due month", () => {
    expect(months({})).toEqual(["1/12", "1/6", "1/4", "1/3", "5/12", "1/2", "7/12", "2/3", "3/4", "5/6", "11/12", "1"]);
    expect(months({ start: 4, due: 8 })).toEqual(["0", "0", "0", "1/5", "2/5", "3/5", "4/5", "1", "1", "1", "1", "1"]);
    expect(at({ start: 6, due: 6 }, 6)).toBe("1");
  });

  test("linear by day counts days from the start's first to the cut-off, at most the due month's last", () => {
    const byDay = { scheduleBasis: "day" } as const;
    expect(at({}, 6, byDay)).toBe("181/365");
    expect(at({}, 2, { ...byDay, year: 2024 })).toBe(text({ n: 10n, d: 61n }));
    expect(at({ start: 2, due: 3 }, 2, byDay)).toBe("28/59");
    expect(at({ start: 2, due: 3 }, 11, byDay)).toBe("1");
    expect(at({ pacing: "full" }, 6, byDay)).toBe("1");
  });

  test("full is the whole target at any date from the start on", () => {
    expect(months({ pacing: "full", start: 3 })).toEqual(["0", "0", ...Array<string>(10).fill("1")]);
  });

  test("at_due is none before the due month and 1 from it on, 0 before the start", () => {
    expect(months({ pacing: "at_due", start: 2, due: 4 })).toEqual(["0", null, null, ...Array<string>(9).fill("1")]);
  });

  test("a curve is the planned cumulative value over the indicator's target", () => {
    const curve = [0, 2, 8, 14, 18, 20, 20, 20, 20, 20, 20, 20].map(scaled);
    expect(months({ pacing: "curve", curve, target: target(20), start: 2 }).slice(0, 6)).toEqual([
      "0",
      "1/10",
      "2/5",
      "7/10",
      "9/10",
      "1",
    ]);
  });

  test("last_year is last year's share", () => {
    expect(at({ pacing: "last_year", history: lastYear(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) }, 6)).toBe(
      text({ n: 7n, d: 26n }),
    );
  });

  test.each([
    ["a month is missing", lastYear(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
    ["January is missing", lastYear(null, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)],
    ["a month is negative, which would run back and beyond the whole", lastYear(20, -5, -5, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
    ["their sum is 0", lastYear(1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
    [
      "they are of another year",
      lastYear(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).map((figure) => ({ ...figure, year: 2020 })),
    ],
  ])("last_year is none when %s", (_, history) => {
    expect(at({ pacing: "last_year", history }, 6)).toBeNull();
  });

  test("last_year needs eleven months where February holds January", () => {
    const history = lastYear(null, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    expect(at({ pacing: "last_year", history }, 2, { janFebCombined: true })).toBe("1/26");
    expect(at({ pacing: "last_year", history: history.slice(1) }, 2, { janFebCombined: true })).toBeNull();
  });

  test("milestones are the weights due by the cut-off", () => {
    const milestones = [
      milestone("2022-03-31", null, 1),
      milestone("2022-06-30", null, 1),
      milestone("2022-09-01", null, 2),
    ];
    expect(months({ measure: "milestones", target: target(100), milestones, start: 4 })).toEqual([
      "0",
      "0",
      "0",
      "1/4",
      "1/4",
      "1/2",
      "1/2",
      "1/2",
      "1",
      "1",
      "1",
      "1",
    ]);
  });

  test("there is none without a target", () => {
    expect(at({ target: null }, 6)).toBeNull();
  });
});

describe("defaults", () => {
  const [least, most, hold] = [target(12), target(12), target(null, { low: 1, high: 2 })];
  test.each<[string, Partial<Indicator>, string | null]>([
    ["flow at_least is linear", {}, "1/2"],
    ["flow at_most is full", { direction: "at_most" }, "1"],
    ["flow hold is full", { direction: "hold", target: hold }, "1"],
    ["stock at_least with a baseline is linear", { measure: "stock", baseline: 0n, target: least }, "1/2"],
    [
      "stock at_most with a baseline is linear",
      { measure: "stock", direction: "at_most", baseline: scaled(20), target: most },
      "1/2",
    ],
    ["stock at_least without one is at_due", { measure: "stock" }, null],
    ["stock at_most without one is full", { measure: "stock", direction: "at_most" }, "1"],
    ["stock hold is full", { measure: "stock", direction: "hold", target: hold }, "1"],
    ["ratio is full", { measure: "ratio" }, "1"],
    ["growth is full", { measure: "growth" }, "1"],
    ["rank is full", { measure: "rank", direction: "at_most" }, "1"],
  ])("%s", (_, changes, share) => {
    expect(at(changes, 6)).toBe(share);
  });
});

test("the overall schedule is the share of the year gone: 50.0% or 181 ÷ 365 on 30 June", () => {
  expect(text(overallSchedule(TERMS, 6))).toBe("1/2");
  expect(text(overallSchedule({ ...TERMS, scheduleBasis: "day" }, 6))).toBe("181/365");
  expect(text(overallSchedule(TERMS, 12))).toBe("1");
});
