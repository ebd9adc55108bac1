import { describe, expect, test } from "vitest";
import type { Entry, Indicator, View } from "./model";
import { monthFigure, yearOnYear } from "./rules";
import { assignment, entry, figures, indicator, lastYear, text, view } from "./testing/indicators";

const tens = lastYear(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);

describe("同比", () => {
  test.each<[string, Partial<Indicator>, Entry[], string | null, string | null]>([
    ["is (A − L) ÷ L", {}, figures("a", 12, 12), "20", "1/5"],
    ["is up to the month that the actual value reaches", {}, figures("a", 12), "10", "1/5"],
    ["is none over a gap, which is not like with like", {}, figures("a", null, 12), "20", null],
    [
      "is none until every office covers it",
      { assignments: [assignment("a"), assignment("b")] },
      [...figures("a", 12, 12), ...figures("b", 12)],
      "20",
      null,
    ],
    ["has last year's value without an actual value", {}, [], "20", null],
    ["is none when last year is incomplete", { history: tens.slice(0, 11) }, figures("a", 12, 12), null, null],
    [
      "is none when last year's part is 0",
      { history: lastYear(0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) },
      figures("a", 1, 1),
      "0",
      null,
    ],
    ["is none for other measures", { measure: "stock" }, figures("a", 12, 12), null, null],
  ])("%s", (_, changes, entries, last, change) => {
    const result = yearOnYear(indicator({ history: tens, ...changes }), entries, view(2));
    expect([text(result.lastYear), text(result.change)]).toEqual([last, change]);
  });
});

describe("本月", () => {
  const combined = view(2, { terms: { janFebCombined: true } });
  const two = [assignment("a"), assignment("b")];
  test.each<[string, Partial<Indicator>, Entry[], View, string | null]>([
    [
      "is the sum of the month's figures",
      { assignments: two },
      [...figures("a", 1, 2), ...figures("b", 1, 3)],
      view(2),
      "5",
    ],
    [
      "leaves out an office with nothing",
      { assignments: two },
      [...figures("a", 1, 2), ...figures("b", 1)],
      view(2),
      "2",
    ],
    ["of a year-to-date is the increase", { entry: "ytd" }, figures("a", 5, 12), view(2), "7"],
    ["of a January's year-to-date is itself", { entry: "ytd" }, figures("a", 5), view(1), "5"],
    ["of a February that holds January is itself", { entry: "ytd" }, figures("a", null, 5), combined, "5"],
    ["of a year-to-date without the month before is none", { entry: "ytd" }, figures("a", null, 5), view(2), null],
    ["is none when not available", {}, [...figures("a", 1), entry("a", 2, { na: "未入统" })], view(2), null],
    ["is none for a stock", { measure: "stock" }, figures("a", 1, 2), view(2), null],
  ])("%s", (_, changes, entries, at, value) => {
    expect(text(monthFigure(indicator(changes), entries, at))).toBe(value);
  });
});
