import { expect, test } from "vitest";
import { entriesFrom } from "../cells/entries";
import { linesOf } from "../cells/lines";
import { aGrid, anEntry, flow, ratio } from "../testing/grid";
import { firstToDo, missingOn, submittable } from "./count";

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

test("opening stands on what waits for the reader's decision, else on the first cell to be filled", () => {
  const submitted = anEntry(ratio, 7, { numerator: "3", denominator: "10", review: "submitted" });
  const grid = aGrid({ entries: [anEntry(flow, 7, { value: "5" }), submitted] });
  const entries = entriesFrom(grid, () => undefined);
  const lines = linesOf(grid);
  expect(
    firstToDo(
      lines,
      grid,
      entriesFrom(aGrid(), () => undefined),
    ),
  ).toBe(0);
  expect(
    firstToDo(
      lines,
      grid,
      entriesFrom(aGrid({ entries: [anEntry(flow, 7, { value: "5" })] }), () => undefined),
    ),
  ).toBe(1);
  const deciding = lines.map((line) => ({ ...line, row: { ...line.row, mayDecide: true } }));
  expect(firstToDo(deciding, grid, entries)).toBe(1);
  expect(
    firstToDo(
      deciding,
      grid,
      entriesFrom(aGrid({ entries: [submitted] }), () => undefined),
    ),
  ).toBe(1);
});

test("what was returned to its writer comes before what is missing; not where its reader gave it back", () => {
  const returned = anEntry(ratio, 7, { numerator: "3", denominator: "10", review: "returned" });
  const grid = aGrid({ entries: [returned] });
  const entries = entriesFrom(grid, () => undefined);
  const lines = linesOf(grid);
  expect(firstToDo(lines, grid, entries)).toBe(1);
  const deciding = lines.map((line) => ({ ...line, row: { ...line.row, mayDecide: true } }));
  expect(firstToDo(deciding, grid, entries)).toBe(0);
});
