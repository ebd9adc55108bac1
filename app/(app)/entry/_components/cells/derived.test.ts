import { expect, test } from "vitest";
import { entriesFrom, entriesIn } from "./entries";
import { derive, viewOf } from "./derived";
import { typeText } from "./edits";
import { linesOf } from "./lines";
import { standingOf } from "./marks";
import { aGrid, anEntry, flow, ratio, stages } from "../testing/grid";

const rows = new Map([["m1", stages.id]]);
const grid = aGrid({
  entries: [
    anEntry(flow, 5, { value: "30" }),
    anEntry(flow, 6, { value: "12", review: "submitted" }),
    anEntry(ratio, 6, { na: "未入统", denominator: "5" }),
  ],
});
const entries = entriesFrom(grid, (milestone) => rows.get(milestone));
const [first, numerator, denominator, stage] = linesOf(grid);

test("a row counts what is typed, drafts and submitted entries alike", () => {
  if (!first) throw new Error("The grid has lines.");
  const typed = typeText(entries, { line: first, year: 2022, month: 7, today: grid.today }, "28");
  expect(derive(flow, entriesIn(entries, flow.id), viewOf(grid))).toMatchObject({
    actual: "42",
    target: "120",
    completion: "35.0",
    schedule: "58.3",
  });
  expect(derive(flow, entriesIn(typed, flow.id), viewOf(grid))).toMatchObject({
    actual: "70",
    completion: "58.3",
    gap: "0.0",
  });
});

test("a ticked milestone moves its row's completion", () => {
  if (!stage) throw new Error("The grid has lines.");
  const ticked = typeText(entries, { line: stage, year: 2022, month: 7, today: grid.today }, "25");
  expect(derive(stages, entriesIn(entries, stages.id), viewOf(grid)).completion).toBe("0.0");
  expect(derive(stages, entriesIn(ticked, stages.id), viewOf(grid)).completion).toBe("50.0");
});

test("a cell is reported, not available, missing, locked or not due; an undone milestone of the past overdue", () => {
  const stands = (line: typeof first, month: number) => {
    const column = grid.months[month - 1];
    if (!line || !column) throw new Error("The grid has lines.");
    return standingOf(line, column, entriesIn(entries, line.row.id)).mark;
  };
  expect([stands(first, 5), stands(first, 6), stands(first, 4), stands(first, 8)]).toEqual([
    "approved",
    "submitted",
    "locked",
    "not_due",
  ]);
  expect([stands(numerator, 6), stands(denominator, 6)]).toEqual(["not_available", "approved"]);
  expect([stands(stage, 6), stands(stage, 5)]).toEqual(["overdue", "none"]);
  const due = aGrid().months[5];
  if (!first || !due) throw new Error("The grid has lines.");
  expect(standingOf(first, due, { saved: {}, pending: {} }).mark).toBe("missing");
});
