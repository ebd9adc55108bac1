import { expect, test } from "vitest";
import { addsMonths, entryHolds, entryWord, mayHaveOwnTargets, pacingOf, unitOfEntry } from "./measures";
import { indicator } from "./testing/indicators";
import { MEASURES } from "./terms";

test("an entry holds what the measure, its entry and its operands say", () => {
  const holds = (changes: Parameters<typeof indicator>[0]) => entryHolds(indicator(changes));
  expect([holds({ measure: "flow" }), holds({ measure: "growth", entry: "ytd" })]).toEqual(["month", "ytd"]);
  expect([holds({ measure: "ratio", entry: "ytd" }), holds({ measure: "ratio", operands: "stock" })]).toEqual([
    "ytd",
    "level",
  ]);
  expect([holds({ measure: "stock" }), holds({ measure: "rank" }), holds({ measure: "milestones" })]).toEqual([
    "level",
    "level",
    "days",
  ]);
  expect(MEASURES.filter((measure) => addsMonths(indicator({ measure })))).toEqual(["flow", "ratio", "growth"]);
});

test("every measure has a word for what is typed", () => {
  expect(MEASURES.map((measure) => entryWord(indicator({ measure })))).toEqual([
    "month",
    "stock",
    "pair",
    "month",
    "rank",
    "dates",
  ]);
});

test("own targets and pacing by default go by measure and direction", () => {
  const own = MEASURES.filter((measure) => mayHaveOwnTargets({ measure, direction: "at_most" }));
  expect(own).toEqual(["flow", "stock"]);
  expect(mayHaveOwnTargets({ measure: "flow", direction: "hold" })).toBe(false);
  const pacings = (changes: Parameters<typeof indicator>[0]) =>
    MEASURES.map((measure) => pacingOf(indicator({ ...changes, measure })));
  expect(pacings({ direction: "at_least" })).toEqual(["linear", "at_due", "full", "full", "full", "milestones"]);
  expect(pacings({ direction: "at_most", baseline: 1n })).toEqual([
    "full",
    "linear",
    "full",
    "full",
    "full",
    "milestones",
  ]);
  expect(pacings({ direction: "hold", baseline: 1n })).toEqual(["full", "full", "full", "full", "full", "milestones"]);
});

test("a typed number may carry the indicator's unit, but not where the entry is in a unit of its own", () => {
  expect(MEASURES.filter((measure) => unitOfEntry({ measure, unit: "%" }) === "")).toEqual(["ratio", "growth"]);
});
