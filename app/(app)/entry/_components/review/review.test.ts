import { expect, test } from "vitest";
import { entriesFrom, NEVER_SAVED, type RowEntries } from "../cells/entries";
import { BLANK } from "@/lib/figures/terms";
import { linesOf } from "../cells/lines";
import { aGrid, anEntry, flow, stages } from "../testing/grid";
import { decidables, doubtful } from "./review";

const decided = { ...flow, mayDecide: true };
const task = { id: "t", no: "1", title: "任务", source: "上级考核", rows: [decided] };
const tasks = [task];

function waitingWith(given: Parameters<typeof anEntry>[2]) {
  const submitted = { value: "300", review: "submitted", revision: "r7", ...given } as const;
  const grid = aGrid({ tasks, entries: [anEntry(decided, 7, submitted)] });
  const entries = entriesFrom(grid, () => undefined);
  const items = decidables(linesOf(grid), grid, entries);
  return { items, doubtful: doubtful(items, entries) };
}

test("of all that waits, what was kept as doubtful is asked about first", () => {
  expect(waitingWith({ comment: null })).toMatchObject({ items: [{ revision: "r7" }], doubtful: [] });
  expect(waitingWith({ comment: "集中申报" }).doubtful).toMatchObject([{ row: flow.id, key: "7", revision: "r7" }]);
});

test("a locked month asks for no decision, neither on a figure nor on a day that lies in it", () => {
  const row = { ...stages, mayDecide: true };
  const words = { ...BLANK, value: "2022-06-30" };
  const done = { ...NEVER_SAVED, words, review: "submitted", revision: "r1" } as const;
  const grid = aGrid({ tasks: [{ ...task, rows: [decided, row] }] });
  const lines = linesOf(grid);
  const figure = { ...NEVER_SAVED, review: "submitted", revision: "r7" } as const;
  const entries = new Map<string, RowEntries>([
    [decided.id, { saved: { "7": figure }, pending: {} }],
    [row.id, { saved: { m1: done }, pending: {} }],
  ]);
  const locked = (...which: number[]) => ({
    month: 7,
    months: grid.months.map((each) => ({ ...each, locked: which.includes(each.month) })),
  });
  const waits = (...which: number[]) => decidables(lines, locked(...which), entries).map(({ key }) => key);
  expect(waits()).toEqual(["7", "m1"]);
  expect(waits(7)).toEqual(["m1"]);
  expect(waits(6, 7)).toEqual([]);
});

test("nobody is asked to decide on what they submitted, nor on what is no longer submitted", () => {
  expect(waitingWith({ own: true }).items).toEqual([]);
  expect(waitingWith({ review: "approved" }).items).toEqual([]);
});
