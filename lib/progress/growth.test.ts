import { describe, expect, test } from "vitest";
import type { Entry, Indicator } from "./model";
import { assignmentProgress, indicatorProgress } from "./results";
import { assignment, entry, figures, indicator, lastYear, scaled, text, view } from "./testing/indicators";

const combined = view(6, { terms: { janFebCombined: true } });
const tens = lastYear(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
const two = [assignment("a"), assignment("b")];
const withoutMarch = tens.filter(({ month }) => month !== 3);

function grown(changes: Partial<Indicator>, entries: readonly Entry[], at = view(6)) {
  const row = indicatorProgress(indicator({ measure: "growth", unit: "%", history: tens, ...changes }), entries, at);
  return [text(row.actual), row.throughMonth];
}

describe("growth compares like with like", () => {
  test.each<[string, Partial<Indicator>, Entry[], ReturnType<typeof view>, string | null, number | null]>([
    ["over all months reported", {}, figures("a", 11, 11, 11, 11, 11, 11), view(6), "10", 6],
    ["only up to the month before a gap", {}, figures("a", 11, 12, null, 99), view(6), "15", 2],
    [
      "a month that is not available breaks the run",
      {},
      [...figures("a", 11, 12), entry("a", 3, { na: "未入统" }), ...figures("a", null, null, null, 9)],
      view(6),
      "15",
      2,
    ],
    ["is none when January is missing", {}, figures("a", null, 12, 12), view(6), null, null],
    [
      "only as far as every office covers",
      { assignments: two },
      [...figures("a", 6, 6, 6), ...figures("b", 6, 5)],
      view(6),
      "15",
      2,
    ],
    ["an office with nothing is not left out", { assignments: two }, figures("a", 6, 6, 6), view(6), null, null],
    [
      "by year-to-date takes the latest month that every office reported",
      { assignments: two, entry: "ytd" },
      [...figures("a", null, 12, 20), ...figures("b", null, 11, null, 30)],
      view(6),
      "15",
      2,
    ],
    ["by year-to-date needs no months before", { entry: "ytd" }, figures("a", null, null, 33), view(6), "10", 3],
    [
      "is none when a month of last year is missing",
      { history: withoutMarch },
      figures("a", 11, 11, 11),
      view(6),
      null,
      null,
    ],
    [
      "a later missing month of last year does not matter",
      { history: withoutMarch },
      figures("a", 11, 11),
      view(6),
      "10",
      2,
    ],
    ["is none when last year's sum is 0", { history: lastYear(5, -5) }, figures("a", 1, 1), view(6), null, null],
    ["is none when last year's sum is below 0", { history: lastYear(-5) }, figures("a", 1), view(6), null, null],
    ["may be negative", {}, figures("a", 9), view(6), "-10", 1],
    [
      "other years' figures do not matter",
      { history: [...tens, { year: 2020, month: 1, value: scaled(99) }] },
      figures("a", 11),
      view(6),
      "10",
      1,
    ],
  ])("%s", (_, changes, entries, at, value, through) => {
    expect(grown(changes, entries, at)).toEqual([value, through]);
  });
});

describe("with January held by February", () => {
  test("the run starts at February", () => {
    expect(grown({}, figures("a", null, 22, 11), combined)).toEqual(["10", 3]);
  });

  test("last year's January may be absent", () => {
    expect(grown({ history: lastYear(null, 20, 10) }, figures("a", null, 22, 11), combined)).toEqual(["10", 3]);
  });

  test("last year's February may not", () => {
    expect(grown({ history: lastYear(20, null, 10) }, figures("a", null, 22, 11), combined)).toEqual([null, null]);
  });

  test("there is nothing in January", () => {
    expect(grown({}, figures("a", 11), view(1, { terms: { janFebCombined: true } }))).toEqual([null, null]);
  });
});

test("a part of the leaves has no growth, as last year's figures are the indicator's", () => {
  const growth = indicator({
    measure: "growth",
    history: tens,
    assignments: [assignment("top"), ...two.map((one) => ({ ...one, parent: "top" }))],
  });
  const entries = [...figures("a", 6), ...figures("b", 6)];
  expect(assignmentProgress(growth, entries, { view: view(6), assignment: "a" }).actual).toBeNull();
  expect(text(assignmentProgress(growth, entries, { view: view(6), assignment: "top" }).actual)).toBe("20");
});
