import { describe, expect, test } from "vitest";
import type { Entry, Indicator } from "./model";
import { indicatorProgress } from "./results";
import { assignment, entry, figures, indicator, milestone, pair, scaled, text, view } from "./testing/indicators";

const two = [assignment("a"), assignment("b")];
const na = (key: string, month: number, changes: Partial<Entry> = {}) =>
  entry(key, month, { na: "未入统", ...changes });

function actual(changes: Partial<Indicator>, entries: readonly Entry[], at = view(6)) {
  const { actual: value, throughMonth } = indicatorProgress(indicator(changes), entries, at);
  return [text(value), throughMonth];
}

describe("flow", () => {
  test.each<[string, Partial<Indicator>, Entry[], string | null, number | null]>([
    ["by month is the sum up to the cut-off", {}, figures("a", 1, 2, 3, 4, 5, 6, 7), "21", 6],
    ["counts an approved 0", {}, figures("a", 0), "0", 1],
    ["with nothing reported is none, not 0", {}, [], null, null],
    ["passes over missing and unavailable months", {}, [...figures("a", 1, null, 3), na("a", 4)], "4", 3],
    ["may fall by a correction", {}, figures("a", 5, -2), "3", 2],
    ["by year-to-date is the latest, not the largest", { entry: "ytd" }, figures("a", 5, 9, 7), "7", 3],
    [
      "by year-to-date passes over a month that is not available",
      { entry: "ytd" },
      [...figures("a", 5, 9), na("a", 3)],
      "9",
      2,
    ],
    [
      "of two offices is their sum, by the later one's month",
      { assignments: two },
      [...figures("a", 1, 2), ...figures("b", 10)],
      "13",
      2,
    ],
    [
      "by year-to-date of two offices takes each one's latest",
      { assignments: two, entry: "ytd" },
      [...figures("a", 1, 2), ...figures("b", 10)],
      "12",
      2,
    ],
    [
      "counts figures before the start and after the due month",
      { start: 3, due: 4 },
      figures("a", 1, 1, 1, 1, 1, 1),
      "6",
      6,
    ],
    ["leaves out offices with nothing", { assignments: two }, figures("b", 10), "10", 1],
  ])("%s", (_, changes, entries, value, through) => {
    expect(actual(changes, entries)).toEqual([value, through]);
  });
});

describe("what counts by basis", () => {
  const entries = [
    entry("a", 1, { value: scaled(1), review: "approved" }),
    entry("a", 2, { value: scaled(10), review: "submitted" }),
    entry("a", 3, { value: scaled(100), review: "returned" }),
    entry("a", 4, { value: scaled(1000), review: "draft" }),
  ];
  test.each([
    ["approved", "1"],
    ["submitted", "11"],
    ["draft", "1111"],
  ] as const)("the %s view comes to %s", (basis, value) => {
    expect(actual({}, entries, view(6, { basis }))[0]).toBe(value);
  });

  test("a stock's latest level is the latest that counts", () => {
    expect(actual({ measure: "stock" }, entries)).toEqual(["1", 1]);
    expect(actual({ measure: "stock" }, entries, view(6, { basis: "submitted" }))).toEqual(["10", 2]);
  });

  test("a figure on an assignment that is broken down further does not count", () => {
    const assignments = [assignment("top"), assignment("a", { parent: "top" })];
    expect(actual({ assignments }, [...figures("top", 100), ...figures("a", 1)])).toEqual(["1", 1]);
  });

  test("a cleared cell is no entry", () => {
    expect(actual({}, [entry("a", 1)])).toEqual([null, null]);
    expect(indicatorProgress(indicator({ due: 6 }), [entry("a", 6)], view(6))).toMatchObject({
      status: "overdue",
      reporting: { mark: "missing" },
    });
  });

  test("with January held by February a January figure does not count twice", () => {
    expect(actual({}, figures("a", 5, 12), view(6, { terms: { janFebCombined: true } }))).toEqual(["12", 2]);
  });
});

describe("stock and rank", () => {
  test.each<[string, Partial<Indicator>, Entry[], string | null, number | null]>([
    ["stock is the latest level", { measure: "stock" }, figures("a", 5, 9, 7), "7", 3],
    [
      "stock of two offices is the sum of their latest levels",
      { measure: "stock", assignments: two },
      [...figures("a", 5, 9), ...figures("b", 1)],
      "10",
      2,
    ],
    [
      "rank is the latest position",
      { measure: "rank" },
      [entry("a", 2, { value: scaled(3), denominator: scaled(17) })],
      "3",
      2,
    ],
    [
      "rank passes over a month with a population only",
      { measure: "rank" },
      [...figures("a", 4), pair("a", 2, [null, 17])],
      "4",
      1,
    ],
    ["rank with two leaves is none", { measure: "rank", assignments: two }, figures("a", 4), null, null],
  ])("%s", (_, changes, entries, value, through) => {
    expect(actual(changes, entries)).toEqual([value, through]);
  });
});

describe("ratio", () => {
  const ratio: Partial<Indicator> = { measure: "ratio", unit: "%" };
  test.each<[string, Partial<Indicator>, Entry[], string | null, number | null]>([
    ["by month sums both operands over the months", {}, [pair("a", 1, [1, 10]), pair("a", 2, [3, 10])], "20", 2],
    ["is counted per thousand when the unit is ‰", { unit: "‰" }, [pair("a", 1, [62, 10_000])], "31/5", 1],
    ["is not multiplied when the unit is not % or ‰", { unit: "万元/人" }, [pair("a", 1, [1, 4])], "1/4", 1],
    [
      "passes over a month with one operand only",
      {},
      [pair("a", 1, [1, 4]), pair("a", 2, [100, null]), pair("a", 3, [null, 9])],
      "25",
      1,
    ],
    [
      "takes one operand with a reason for the other as not available",
      {},
      [pair("a", 1, [1, 4]), na("a", 2, { numerator: 1n, denominator: 1n })],
      "25",
      1,
    ],
    [
      "by year-to-date is the latest month with both",
      { entry: "ytd" },
      [pair("a", 1, [1, 4]), pair("a", 2, [1, 5]), pair("a", 3, [null, 9])],
      "20",
      2,
    ],
    [
      "of stocks is the latest month with both",
      { operands: "stock" },
      [pair("a", 1, [1, 4]), pair("a", 2, [1, 5])],
      "20",
      2,
    ],
    ["is none without a month that has both", {}, [pair("a", 1, [1, null]), pair("a", 2, [null, 5])], null, null],
    ["is none when the denominator is 0", {}, [pair("a", 1, [1, 0])], null, null],
    [
      "rolls up Σ N ÷ Σ D, never an average",
      { assignments: two },
      [pair("a", 1, [1, 2]), pair("b", 1, [1, 8])],
      "20",
      1,
    ],
    [
      "in a roll-up a leaf with D = 0 still adds its N",
      { assignments: two },
      [pair("a", 1, [1, 0]), pair("b", 1, [1, 8])],
      "25",
      1,
    ],
  ])("%s", (_, changes, entries, value, through) => {
    expect(actual({ ...ratio, ...changes }, entries)).toEqual([value, through]);
  });
});

describe("milestones", () => {
  const milestones = [
    milestone("2022-03-31", "2022-04-02", 1),
    milestone("2022-06-30", null, 1),
    milestone("2022-09-30", "2022-05-31", 2),
  ];
  test.each([
    [3, "0", null],
    [4, "25", 4],
    [5, "75", 5],
    [12, "75", 5],
  ])("at the end of month %s come to %s, through %s", (month, value, through) => {
    expect(actual({ measure: "milestones", milestones }, [], view(month))).toEqual([value, through]);
  });

  test("done on the very cut-off day counts", () => {
    expect(actual({ measure: "milestones", milestones: [milestone("2022-12-20", "2022-06-30")] }, [])).toEqual([
      "100",
      6,
    ]);
  });

  test("done before the plan's year counts without a month of it", () => {
    expect(actual({ measure: "milestones", milestones: [milestone("2022-12-20", "2021-12-30")] }, [])).toEqual([
      "100",
      null,
    ]);
  });
});
