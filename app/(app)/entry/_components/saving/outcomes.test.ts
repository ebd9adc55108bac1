import { describe, expect, test } from "vitest";
import { NO_WORDS } from "@/lib/entry/rules";
import { type Book, bookOf, type Pending, sendable, sheetOf, waiting, withPending } from "../cells/book";
import { keepMine, keepTheirs } from "../cells/edits";
import { arrived, departed, reviewed } from "./outcomes";
import { aGrid, anEntry, flow } from "../testing/grid";

const place = { row: flow.id, slot: "7" };
const fresh = bookOf(aGrid({ entries: [anEntry(flow, 7, { value: "1", review: "draft", revision: "r1" })] }), () => undefined);
const words = (value: string) => ({ ...NO_WORDS, value });
const none: Pending = { kind: "figure", words: NO_WORDS, reason: null, basedOn: "r1", typed: {}, problem: null, sent: [] };
const typed = (book: Book, value: string): Book =>
  withPending(book, place, { ...none, ...sheetOf(book, flow.id).pending["7"], words: words(value) });
const cell = (book: Book) => ({ seen: sheetOf(book, flow.id).seen["7"], pending: sheetOf(book, flow.id).pending["7"] });
const saved = { kind: "saved", revision: "r2", review: "draft", changed: true } as const;
const clash = (value: string) =>
  ({ kind: "conflict", theirs: { revision: "r9", review: "draft", by: "同事", words: words(value) } }) as const;

test("a saved figure is no longer pending and is what the server says", () => {
  const sent = departed(typed(fresh, "2"), [place]);
  const { seen, pending } = cell(arrived(sent, place, words("2"), null, saved));
  expect(seen).toMatchObject({ words: { value: "2" }, revision: "r2", review: "draft" });
  expect(pending).toBeUndefined();
});

test("what was typed on meanwhile stays pending, over the saved revision", () => {
  const sent = departed(typed(fresh, "2"), [place]);
  const { pending } = cell(arrived(typed(sent, "25"), place, words("2"), null, saved));
  expect(pending).toMatchObject({ words: { value: "25" }, basedOn: "r2", sent: [] });
});

describe("a conflict", () => {
  const asked = departed(typed(fresh, "2"), [place]);
  const clashed = arrived(asked, place, words("2"), null, clash("8"));

  test("waits for its writer", () => {
    expect(cell(clashed).pending?.problem).toMatchObject({ kind: "conflict", theirs: { words: { value: "8" } } });
    expect(sendable(clashed)).toEqual([]);
  });

  test("solved with mine goes over theirs", () => {
    expect(cell(keepMine(clashed, place)).pending).toMatchObject({ words: { value: "2" }, basedOn: "r9", problem: null });
  });

  test("solved with theirs shows theirs", () => {
    const { seen, pending } = cell(keepTheirs(clashed, place));
    expect(pending).toBeUndefined();
    expect(seen).toMatchObject({ words: { value: "8" }, revision: "r9", by: "同事" });
  });

  test("with our own earlier text that arrived unanswered is none", () => {
    const again = departed(typed(asked, "25"), [place]);
    expect(cell(arrived(again, place, words("25"), null, clash("2"))).pending).toMatchObject({
      words: { value: "25" },
      basedOn: "r9",
      problem: null,
    });
  });
});

test("a refusal is shown unless other text has been typed since", () => {
  const refused = { kind: "refused", message: "超过三倍", doubtful: true } as const;
  const sent = departed(typed(fresh, "99"), [place]);
  expect(cell(arrived(sent, place, words("99"), null, refused)).pending?.problem).toMatchObject({ doubtful: true });
  expect(cell(arrived(typed(sent, "9"), place, words("99"), null, refused)).pending?.problem).toBeNull();
});

test("a review moves the revision that pending text stands on", () => {
  const book = reviewed(typed(fresh, "2"), [{ ...place, revision: "r5" }], "approved", false);
  expect(cell(book)).toMatchObject({ seen: { review: "approved", revision: "r5" }, pending: { basedOn: "r5" } });
});

test("fresh entries leave what is pending alone, and untouched rows as they are", () => {
  const book = typed(fresh, "2");
  const next = bookOf(aGrid({ entries: [anEntry(flow, 7, { value: "3", revision: "r7" })] }), () => undefined, book);
  expect(cell(next)).toMatchObject({ seen: { revision: "r7" }, pending: { words: { value: "2" }, basedOn: "r1" } });
  const same = bookOf(aGrid({ entries: [anEntry(flow, 7, { value: "1", review: "draft", revision: "r1" })] }), () => undefined, book);
  expect(same.get(flow.id)).toBe(book.get(flow.id));
  expect(waiting(same)).toHaveLength(1);
});
