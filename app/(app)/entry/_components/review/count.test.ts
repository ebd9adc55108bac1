import { expect, test } from "vitest";
import { entriesFrom } from "../cells/entries";
import { linesOf } from "../cells/lines";
import { aGrid, anEntry, ratio } from "../testing/grid";
import { missingOn, submittable } from "./count";

const counted = (given: Parameters<typeof anEntry>[2]) => {
  const grid = aGrid({ entries: [anEntry(ratio, 7, { review: "draft", ...given })] });
  const lines = linesOf(grid);
  const entries = entriesFrom(grid, () => undefined);
  return [missingOn(lines, grid, entries), submittable(lines, grid, entries)].map((found) =>
    found.map((line) => line.at),
  );
};

test("half a ratio is missing and not submitted; whole, or with a reason for the other half, it is filled", () => {
  expect(counted({ numerator: "30" })).toEqual([[0, 2], []]);
  expect(counted({ numerator: "30", denominator: "100" })).toEqual([[0], [1]]);
  expect(counted({ denominator: "100", na: "未入统" })).toEqual([[0], [1]]);
});
