import { describe, expect, test } from "vitest";
import type { Entry, Indicator, View } from "./model";
import { indicatorProgress } from "./results";
import { assignment, entry, figures, indicator, milestone, pair, target, view } from "./testing/indicators";

const two: Partial<Indicator> = { assignments: [assignment("a"), assignment("b")] };
const na = (key: string, month: number, changes: Partial<Entry> = {}) =>
  entry(key, month, { na: "未入统", ...changes });
const late = (key: string, month: number) => entry(key, month, { value: 1n, late: true });
const none: readonly [string, number, number] = ["not_due", 0, 0];

function reporting(changes: Partial<Indicator>, entries: readonly Entry[], at: View = view(2)) {
  const { mark, reported, expected } = indicatorProgress(indicator(changes), entries, at).reporting;
  return [mark, reported, expected];
}

describe("the reporting mark is of the cut-off month, worst first", () => {
  test.each<[string, Partial<Indicator>, Entry[], readonly [string, number, number]]>([
    ["one of two missing", two, [...figures("a", 1, 1), ...figures("b", 1)], ["missing", 1, 2]],
    ["a missing one is worse than a late one", two, [late("a", 2)], ["missing", 1, 2]],
    ["a late one", two, [late("a", 2), ...figures("b", 1, 1)], ["late", 2, 2]],
    ["a late one that is not available", two, [na("a", 2, { late: true }), na("b", 2)], ["late", 2, 2]],
    ["all not available", two, [na("a", 2), na("b", 2)], ["not_available", 2, 2]],
    ["one of two not available", two, [na("a", 2), ...figures("b", 1, 1)], ["current", 2, 2]],
    ["all there", two, [...figures("a", 1, 0), ...figures("b", 1, 1)], ["current", 2, 2]],
    [
      "a figure that does not count is missing",
      {},
      [entry("a", 2, { value: 1n, review: "submitted" })],
      ["missing", 0, 1],
    ],
    ["half a ratio is an entry and yet missing", { measure: "ratio" }, [pair("a", 2, [null, 1])], ["missing", 1, 1]],
    ["earlier months do not matter", {}, figures("a", null, 1), ["current", 1, 1]],
    ["without a target figures are expected all the same", { target: null }, [], ["missing", 0, 1]],
    ["before the start nothing is expected", { start: 3 }, figures("a", 1, 1), none],
    ["after the due month nothing is expected", { due: 1 }, figures("a", 1, 1), none],
    [
      "milestones expect nothing",
      { measure: "milestones", target: target(100), milestones: [milestone("2022-01-31", null)] },
      [],
      none,
    ],
  ])("%s", (_, changes, entries, wanted) => {
    expect(reporting(changes, entries)).toEqual(wanted);
  });

  test("a month whose report is not due yet expects nothing", () => {
    expect(reporting({}, figures("a", 1, 1), view(2, { due: false }))).toEqual(none);
  });

  test("January expects nothing where February holds it", () => {
    const terms = { janFebCombined: true };
    expect(reporting({}, [], view(1, { terms }))).toEqual(none);
    expect(reporting({}, [], view(2, { terms }))).toEqual(["missing", 0, 1]);
  });
});
