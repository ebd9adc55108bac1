import { expect, test } from "vitest";
import type { Entry, Indicator } from "./model";
import { requiredPace } from "./rules";
import { figures, indicator, target, text, view } from "./testing/indicators";

test.each<[string, Partial<Indicator>, Entry[], number, string | null]>([
  ["is what is left over the months left", { target: target(150) }, figures("a", 78), 6, "12"],
  ["runs up to the due month", { target: target(150), due: 8 }, figures("a", 78), 6, "36"],
  ["is against the value, also in a range", { target: target(3, { metAt: 2 }) }, figures("a", 1), 10, "1"],
  ["counts the whole span before the start", { start: 7 }, figures("a", 0), 2, "2"],
  ["is none once met", { target: target(3, { metAt: 2 }) }, figures("a", 2), 6, null],
  ["is none when no month is left", {}, figures("a", 1), 12, null],
  ["is none without an actual value", {}, [], 6, null],
  ["is none without a target", { target: null }, figures("a", 1), 6, null],
  ["is none for a stock", { measure: "stock" }, figures("a", 1), 6, null],
  ["is none for a cap", { direction: "at_most" }, figures("a", 1), 6, null],
])("the required pace %s", (_, changes, entries, month, pace) => {
  expect(text(requiredPace(indicator(changes), entries, view(month)))).toBe(pace);
});
