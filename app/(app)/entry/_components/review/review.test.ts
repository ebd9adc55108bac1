import { expect, test } from "vitest";
import { entriesFrom } from "../cells/entries";
import { linesOf } from "../cells/lines";
import { aGrid, anEntry, flow } from "../testing/grid";
import { decidables, doubtful } from "./review";

const decided = { ...flow, mayDecide: true };
const tasks = [{ id: "t", no: "1", title: "任务", source: "上级考核", rows: [decided] }];

function waitingWith(given: Parameters<typeof anEntry>[2]) {
  const submitted = { value: "300", review: "submitted", revision: "r7", ...given } as const;
  const grid = aGrid({ tasks, entries: [anEntry(decided, 7, submitted)] });
  const entries = entriesFrom(grid, () => undefined);
  const items = decidables(linesOf(grid), 7, entries);
  return { items, doubtful: doubtful(items, entries) };
}

test("of all that waits, what was kept as doubtful is asked about first", () => {
  expect(waitingWith({ comment: null })).toMatchObject({ items: [{ revision: "r7" }], doubtful: [] });
  expect(waitingWith({ comment: "集中申报" }).doubtful).toMatchObject([{ row: flow.id, key: "7", revision: "r7" }]);
});

test("nobody is asked to decide on what they submitted, nor on what is no longer submitted", () => {
  expect(waitingWith({ own: true }).items).toEqual([]);
  expect(waitingWith({ review: "approved" }).items).toEqual([]);
});
