import { expect, test } from "vitest";
import { BLANK } from "@/lib/figures/terms";
import { typeText } from "../cells/edits";
import { type Entries, entriesIn, sendable, waiting, withPending } from "../cells/entries";
import { ownApi } from "../testing/api";
import { aDate, aGrid, anEntry, flow, ratio, stages } from "../testing/grid";
import { after, cellOn, holding, start, type } from "../testing/work";
import { refresh, refreshQuietly } from "./refreshing";
import { nextBatch, pauseAfter, send } from "./sending";

const api = ownApi();

const saved = (revision: string) => ({ revision, review: "draft", changed: true });
const typed = (value: string) => after(start(0, 7), type(value), { type: "commit" }).entries;
const pendingIn = (entries: Entries) => entriesIn(entries, flow.id).pending["7"];
const shown = { ...aGrid(), lines: [] };
const fresh = (value: string, revision: string) => ({
  status: 200,
  body: { entries: [anEntry(flow, 7, { value, revision, review: "draft" })], dates: [aDate("m1")] },
});

test("figures go together, dates one by one after them, and failures wait longer and longer", () => {
  const dated = after(start(3, 7), { type: "tick" }, { type: "stand", spot: { line: 4, month: 7 } }, { type: "tick" });
  expect(nextBatch(sendable(dated.entries)).map(({ key }) => key)).toEqual(["m1"]);
  const both = after(dated, { type: "stand", spot: { line: 0, month: 7 } }, type("5"), { type: "commit" });
  expect(nextBatch(sendable(both.entries)).map(({ row, key }) => [row, key])).toEqual([[flow.id, "7"]]);
  expect([0, 1, 2, 5, 6, 60].map(pauseAfter)).toEqual([250, 1000, 2000, 16_000, 30_000, 30_000]);
});

test("what is typed while it is sent stays pending over the new revision, and goes next", async () => {
  const desk = holding(typed("5"));
  api.answers({ status: 200, body: saved("r1") });
  const sending = send(sendable(desk.entries()), 2022, desk.change);
  desk.change((entries) => typeText(entries, cellOn(0, 7), "55"));
  expect(await sending).toBe("open");
  expect(pendingIn(desk.entries())).toMatchObject({ words: { value: "55" }, basedOn: "r1" });
  expect(nextBatch(sendable(desk.entries()))).toHaveLength(1);
});

test("a figure without an answer is sent again, and is no conflict when it had arrived", async () => {
  const desk = holding(typed("5"));
  api.answers(null);
  expect(await send(sendable(desk.entries()), 2022, desk.change)).toBe("offline");
  expect(pendingIn(desk.entries())).toMatchObject({ words: { value: "5" }, problem: null });
  desk.change((entries) => typeText(entries, cellOn(0, 7), "6"));
  const theirs = { revision: "r1", review: "draft", by: "自己", content: { value: "5" } };
  const clash = { status: 409, body: { error: { code: "conflict", message: "", theirs } } };
  api.answers(clash, { status: 200, body: saved("r2") });
  expect(await send(sendable(desk.entries()), 2022, desk.change)).toBe("open");
  expect(pendingIn(desk.entries())).toMatchObject({ basedOn: "r1", problem: null });
  await send(sendable(desk.entries()), 2022, desk.change);
  expect(waiting(desk.entries())).toEqual([]);
  expect(api.asked.map(({ body }) => body)).toMatchObject([{ value: "5" }, { value: "6" }, { basedOn: "r1" }]);
});

test("another's figure is a conflict that waits for its writer", async () => {
  const desk = holding(typed("5"));
  const theirs = { revision: "r9", review: "draft", by: "同事", content: { value: "8" } };
  api.answers({ status: 409, body: { error: { code: "conflict", message: "", theirs } } });
  expect(await send(sendable(desk.entries()), 2022, desk.change)).toBe("open");
  expect(pendingIn(desk.entries())?.problem).toMatchObject({ kind: "conflict", theirs: { by: "同事" } });
  expect(sendable(desk.entries())).toEqual([]);
});

test("an answer of another version keeps everything typed, and says so", async () => {
  const desk = holding(typed("5"));
  api.answers({ status: 200, body: { outcome: "kept" } });
  expect(await send(sendable(desk.entries()), 2022, desk.change)).toBe("outdated");
  expect(sendable(desk.entries())).toHaveLength(1);
});

test("some of a paste may be refused: the others are saved", async () => {
  const desk = holding(after(start(0, 7), { type: "paste", block: [["5"], ["30"], ["100"]] }).entries);
  const error = { code: "invalid", message: "请写明原因", doubtful: true };
  api.answers({ status: 200, body: { figures: [saved("r1"), { error }] } });
  await send(nextBatch(sendable(desk.entries())), 2022, desk.change);
  expect(waiting(desk.entries())).toMatchObject([{ row: ratio.id, pending: { problem: { doubtful: true } } }]);
});

test("what others did comes beside what is typed", async () => {
  const desk = holding(typed("5"));
  api.answers(fresh("8", "r8"));
  await refresh(shown, desk.change);
  expect(entriesIn(desk.entries(), flow.id).saved["7"]).toMatchObject({ words: { value: "8" }, revision: "r8" });
  expect(pendingIn(desk.entries())).toMatchObject({ words: { value: "5" } });
});

test("unasked, an answer that something typed overtook is dropped, and no answer is no matter", async () => {
  const desk = holding(start(0, 7).entries);
  api.answers(fresh("8", "r8"));
  const asking = refreshQuietly(shown, desk.entries, desk.change);
  const pending = { kind: "date", words: { ...BLANK, value: "2022-07-01" }, reason: null, basedOn: null } as const;
  desk.change((entries) =>
    withPending(entries, { row: stages.id, key: "m1" }, { ...pending, typed: {}, problem: null, sent: [] }),
  );
  await asking;
  expect(entriesIn(desk.entries(), flow.id).saved["7"]).toBeUndefined();
  api.answers(null);
  const before = desk.entries();
  await refreshQuietly(shown, desk.entries, desk.change);
  expect(desk.entries()).toBe(before);
  api.answers(fresh("8", "r8"));
  await refreshQuietly(shown, desk.entries, desk.change);
  expect(entriesIn(desk.entries(), flow.id).saved["7"]).toMatchObject({ words: { value: "8" } });
});
