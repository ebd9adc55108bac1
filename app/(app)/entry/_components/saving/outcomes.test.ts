import { BLANK } from "@/lib/figures/terms";
import { describe, expect, test } from "vitest";
import { type Entries, entriesFrom, type Pending, sendable, entriesIn, waiting, withPending } from "../cells/entries";
import { keepMine, keepTheirs } from "../cells/edits";
import { arrived, departed, reviewed } from "./outcomes";
import { aGrid, anEntry, flow } from "../testing/grid";

const place = { row: flow.id, key: "7" };
const fresh = entriesFrom(
  aGrid({ entries: [anEntry(flow, 7, { value: "1", review: "draft", revision: "r1" })] }),
  () => undefined,
);
const words = (value: string) => ({ ...BLANK, value });
const sentOf = (value: string) => ({ ...place, words: words(value), reason: null });
const none: Pending = { kind: "figure", words: BLANK, reason: null, basedOn: "r1", typed: {}, problem: null, sent: [] };
const typed = (entries: Entries, value: string): Entries =>
  withPending(entries, place, { ...none, ...entriesIn(entries, flow.id).pending["7"], words: words(value) });
const cell = (entries: Entries) => ({
  saved: entriesIn(entries, flow.id).saved["7"],
  pending: entriesIn(entries, flow.id).pending["7"],
});
const answer = { kind: "saved", revision: "r2", review: "draft", changed: true } as const;
const clash = (value: string) =>
  ({ kind: "conflict", theirs: { revision: "r9", review: "draft", by: "同事", words: words(value) } }) as const;

test("a saved figure is no longer pending and is what the server says", () => {
  const sent = departed(typed(fresh, "2"), [place]);
  const { saved, pending } = cell(arrived(sent, sentOf("2"), answer));
  expect(saved).toMatchObject({ words: { value: "2" }, revision: "r2", review: "draft" });
  expect(pending).toBeUndefined();
});

test("what was typed on meanwhile stays pending, over the saved revision", () => {
  const sent = departed(typed(fresh, "2"), [place]);
  const { pending } = cell(arrived(typed(sent, "25"), sentOf("2"), answer));
  expect(pending).toMatchObject({ words: { value: "25" }, basedOn: "r2", sent: [] });
});

describe("a conflict", () => {
  const asked = departed(typed(fresh, "2"), [place]);
  const clashed = arrived(asked, sentOf("2"), clash("8"));

  test("waits for its writer", () => {
    expect(cell(clashed).pending?.problem).toMatchObject({ kind: "conflict", theirs: { words: { value: "8" } } });
    expect(sendable(clashed)).toEqual([]);
  });

  test("solved with mine goes over theirs", () => {
    expect(cell(keepMine(clashed, place)).pending).toMatchObject({
      words: { value: "2" },
      basedOn: "r9",
      problem: null,
    });
  });

  test("solved with theirs shows theirs", () => {
    const { saved, pending } = cell(keepTheirs(clashed, place));
    expect(pending).toBeUndefined();
    expect(saved).toMatchObject({ words: { value: "8" }, revision: "r9", by: "同事" });
  });

  test("with a draft that is not for this reader asks: over it once confirmed, or left with its writer's name", () => {
    const theirs = { revision: "r9", review: "draft", by: "同事", words: null } as const;
    const untold = arrived(asked, sentOf("2"), { kind: "conflict", theirs });
    expect(sendable(untold)).toEqual([]);
    expect(cell(keepMine(untold, place)).pending).toMatchObject({ overDraft: true, basedOn: "r9", problem: null });
    expect(cell(keepTheirs(untold, place)).saved).toMatchObject({ words: BLANK, draftBy: "同事" });
  });

  test("with our own earlier text that arrived unanswered is none", () => {
    const again = departed(typed(asked, "25"), [place]);
    expect(cell(arrived(again, sentOf("25"), clash("2"))).pending).toMatchObject({
      words: { value: "25" },
      basedOn: "r9",
      problem: null,
    });
  });
});

test("a refusal is shown unless other text has been typed since", () => {
  const refused = { kind: "refused", message: "超过三倍", doubtful: true } as const;
  const sent = departed(typed(fresh, "99"), [place]);
  expect(cell(arrived(sent, sentOf("99"), refused)).pending?.problem).toMatchObject({ doubtful: true });
  expect(cell(arrived(typed(sent, "9"), sentOf("99"), refused)).pending?.problem).toBeNull();
});

test("a review moves the revision that pending text stands on", () => {
  const entries = reviewed(typed(fresh, "2"), [{ ...place, revision: "r5" }], { review: "approved", own: false });
  expect(cell(entries)).toMatchObject({ saved: { review: "approved", revision: "r5" }, pending: { basedOn: "r5" } });
});

test("fresh entries leave what is pending alone, and untouched rows as they are", () => {
  const entries = typed(fresh, "2");
  const next = entriesFrom(
    aGrid({ entries: [anEntry(flow, 7, { value: "3", revision: "r7" })] }),
    () => undefined,
    entries,
  );
  expect(cell(next)).toMatchObject({ saved: { revision: "r7" }, pending: { words: { value: "2" }, basedOn: "r1" } });
  const same = entriesFrom(
    aGrid({ entries: [anEntry(flow, 7, { value: "1", review: "draft", revision: "r1" })] }),
    () => undefined,
    entries,
  );
  expect(same.get(flow.id)).toBe(entries.get(flow.id));
  expect(waiting(same)).toHaveLength(1);
});
