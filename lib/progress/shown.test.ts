import { describe, expect, test } from "vitest";
import { remarksOf } from "./remarks";
import { indicatorProgress } from "./rules";
import { noDataOf, rowOnPage, shownRow, toldRow } from "./shown";
import { assignment, entry, figures, indicator, lastYear, pair, target, TERMS, view } from "./testing/indicators";
import type { Entry, Indicator } from "./model";

const row = (changes: Partial<Indicator>, entries: readonly Entry[], month = 6) => {
  const model = indicator(changes);
  return { model, progress: indicatorProgress(model, entries, view(month)) };
};
const tens = lastYear(...Array.from({ length: 12 }, () => 10));
const growth: Partial<Indicator> = { measure: "growth", unit: "%", target: target(10), history: tens };

describe("a row as shown", () => {
  const large = row({ target: target(3_000_000, { metAt: 1_500_000 }) }, figures("a", 1_234_567));

  test("is plain in files and separated on pages", () => {
    expect(shownRow(large, TERMS)).toMatchObject({
      actual: "1234567.0",
      target: "1500000—3000000",
      completion: "41.2",
    });
    expect(rowOnPage(large, TERMS)).toMatchObject({
      actual: "1,234,567.0",
      target: "1,500,000—3,000,000",
      gap: "-8.8",
    });
  });

  test("of an assignment has its own target only", () => {
    expect(shownRow({ ...large, progress: { ...large.progress, target: null }, own: true }, TERMS).target).toBe("–");
  });
});

test("a sentence's growth, target and distance agree: 8.75% against 10% is 1.25 points below", () => {
  const grown = row(growth, figures("a", ...Array.from({ length: 6 }, () => "10.875")));
  expect(toldRow(grown, TERMS)).toMatchObject({ actual: "8.75", target: "10", points: "1.25", side: "behind" });
});

describe("a row without a result says why", () => {
  test.each<[string, Partial<Indicator>, Entry[], string]>([
    [
      "the base is 0",
      { ...growth, history: lastYear(...Array.from({ length: 12 }, () => 0)) },
      figures("a", 1, 1, 1, 1, 1, 1),
      "zeroBase",
    ],
    ["last year is missing", { ...growth, history: [] }, figures("a", 1, 1, 1, 1, 1, 1), "noLastYear"],
    ["the denominator is 0", { measure: "ratio" }, [pair("a", 6, [1, 0])], "zeroDenominator"],
    ["nothing is reported", {}, [], "missing"],
    ["not available", {}, [entry("a", 6, { na: "未入统" })], "not_available"],
  ])("%s", (_, changes, entries, why) => {
    const { progress } = row(changes, entries);
    expect([progress.status, noDataOf(progress)]).toEqual(["no_data", why]);
  });
});

describe("remarks", () => {
  const two = [assignment("a"), assignment("b")];
  const kinds = (changes: Partial<Indicator>, entries: readonly Entry[]) =>
    remarksOf(row(changes, entries), 6).map(({ kind, ...rest }) => [kind, ...Object.values(rest)]);

  test("name an older month, and how many of those expected have reported", () => {
    expect(kinds({}, figures("a", 1, 1))).toEqual([["through", 2]]);
    expect(kinds({ assignments: two }, figures("a", 1, 1, 1, 1, 1, 1))).toEqual([["partly", 1, 2]]);
  });

  test("name half a ratio, which is an entry and yet missing", () => {
    const half = row({ measure: "ratio" }, [pair("a", 5, [1, 2]), pair("a", 6, [1, null])]);
    expect(half.progress.reporting).toMatchObject({ mark: "missing", reported: 1, expected: 1, half: 1 });
    expect(kinds({ measure: "ratio" }, [pair("a", 5, [1, 2]), pair("a", 6, [1, null])])).toEqual([
      ["through", 5],
      ["half", 1],
    ]);
  });

  test("name what keeps reported figures from being a result", () => {
    expect(kinds({ ...growth, history: [] }, figures("a", 1, 1, 1, 1, 1, 1))).toEqual([["noResult", "noLastYear"]]);
  });

  test("name figures that nobody has approved", () => {
    const model = indicator();
    const entries = figures("a", 1, 1, 1, 1, 1, 1).map((each) => ({ ...each, review: "submitted" as const }));
    const progress = indicatorProgress(model, entries, view(6, { basis: "submitted" }));
    expect(remarksOf({ model, progress }, 6)).toEqual([{ kind: "provisional" }]);
  });
});
