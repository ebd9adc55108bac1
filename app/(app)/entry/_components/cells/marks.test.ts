import { expect, test } from "vitest";
import type { Grid } from "@/lib/entry/rules";
import { BLANK } from "@/lib/figures/terms";
import { aDate, aGrid, anEntry, flow, stages } from "../testing/grid";
import { entriesFrom, entriesIn, withPending } from "./entries";
import { linesOf } from "./lines";
import { standingOf } from "./marks";

const grid = aGrid();
const lines = linesOf(grid);
const entriesOf = (given: Partial<Grid>) => entriesFrom(aGrid(given), () => stages.id);

/** How a line's cell of the month stands. */
function standing(entries: ReturnType<typeof entriesOf>, row: { readonly id: string }, month: number) {
  const line = lines.find((one) => one.row.id === row.id) ?? expect.fail();
  return standingOf(line, grid.months[month - 1] ?? expect.fail(), entriesIn(entries, row.id));
}

test("another's draft is told by its writer, whatever counts below it, until something is typed over it", () => {
  const untold = entriesOf({ entries: [anEntry(flow, 7, { revision: null, review: null, draftBy: "李科员" })] });
  expect(standing(untold, flow, 7)).toMatchObject({ mark: "others_draft", draftBy: "李科员", unsaved: null });
  const over = entriesOf({ entries: [anEntry(flow, 7, { value: "5", draftBy: "" })] });
  expect(standing(over, flow, 7)).toMatchObject({ mark: "approved", draftBy: "" });
  const pending = { kind: "figure", words: { ...BLANK, value: "6" }, reason: null, basedOn: null } as const;
  const typed = withPending(untold, { row: flow.id, key: "7" }, { ...pending, typed: {}, problem: null, sent: [] });
  expect(standing(typed, flow, 7)).toMatchObject({ mark: "draft", draftBy: null, unsaved: "pending" });
});

test("a milestone of the past is late, one to come is not due, and another's draft stands at its due day", () => {
  expect(standing(entriesOf({}), stages, 6).mark).toBe("overdue");
  const draft = entriesOf({ dates: [aDate("m1", { draftBy: "李科员" })] });
  expect(standing(draft, stages, 6)).toMatchObject({ mark: "others_draft", draftBy: "李科员" });
  expect(standing(draft, stages, 7)).toMatchObject({ mark: "none", draftBy: null });
});

test("a milestone's text that is no day is wrong where it was typed, and its due day stays as it was", () => {
  const problem = { kind: "either", field: "value", month: 7, days: ["2022-07-03", "2022-07-30"] } as const;
  const pending = {
    kind: "date",
    words: BLANK,
    reason: null,
    basedOn: null,
    typed: { value: "7.3" },
    sent: [],
  } as const;
  const typed = withPending(entriesOf({}), { row: stages.id, key: "m1" }, { ...pending, problem });
  expect(standing(typed, stages, 7)).toMatchObject({ mark: "draft", unsaved: "problem" });
  expect(standing(typed, stages, 6)).toMatchObject({ mark: "overdue", unsaved: null });
});

test("what was kept as doubtful and what has a note are marked; a reviewer's word is neither", () => {
  const signsOf = (given: Parameters<typeof anEntry>[2]) =>
    standing(entriesOf({ entries: [anEntry(flow, 7, { value: "5", ...given })] }), flow, 7).signs;
  expect(signsOf({})).toEqual([]);
  expect(signsOf({ review: "submitted", comment: "补报两家", note: "见附件" })).toEqual(["doubtful", "noted"]);
  expect(signsOf({ review: "returned", comment: "请核对" })).toEqual([]);
});
