import { describe, expect, test } from "vitest";
import { entriesFrom, sendable, waiting } from "../cells/entries";
import { textIn } from "../cells/edits";
import { BLANK, type Words } from "@/lib/figures/terms";
import { arrived } from "../saving/outcomes";
import { aGrid, anEntry, flow, ratio } from "../testing/grid";
import { after, cellOn, pendingOf, start, type } from "../testing/work";
import type { Action, State } from "./state";

const sentOf = (value: string) => ({ row: flow.id, key: "6", words: { ...BLANK, value }, reason: null });

describe("taking back", () => {
  const undo: Action = { type: "undo" };
  const redo: Action = { type: "redo" };
  const saved = (state: State, revision: string, value: string): State =>
    after(state, {
      type: "change",
      change: (entries) =>
        arrived(entries, sentOf(value), {
          kind: "saved",
          revision,
          review: "draft",
          changed: true,
        }),
    });

  test("takes the last change, a whole paste included, and brings it again", () => {
    const block = [
      ["14", "1"],
      ["", "30"],
      ["", "100"],
    ];
    const state = after(start(0, 6), { type: "paste", block });
    expect(waiting(state.entries)).toHaveLength(3);
    const back = after(state, undo);
    expect(waiting(back.entries)).toEqual([]);
    expect(back.message).toEqual({ kind: "undo", cells: 3, left: 0 });
    expect(waiting(after(back, redo).entries)).toEqual(waiting(state.entries));
  });

  test("writes over what was saved meanwhile as a new revision", () => {
    const state = after(saved(after(start(0, 6), type("14"), { type: "commit" }), "r7", "14"), undo);
    expect(pendingOf(state, flow.id, "6")).toMatchObject({ words: { value: "13" }, basedOn: "r7" });
    expect(pendingOf(after(state, redo), flow.id, "6")).toBeUndefined();
  });

  test("leaves what another changed since, and says so", () => {
    const typed = saved(after(start(0, 6), type("14"), { type: "commit" }), "r7", "14");
    const theirs = aGrid({ entries: [anEntry(flow, 6, { value: "20", revision: "r8" })] });
    const state = after(
      typed,
      { type: "change", change: (entries) => entriesFrom(theirs, () => undefined, entries) },
      undo,
    );
    expect(waiting(state.entries)).toEqual([]);
    expect(state.message).toEqual({ kind: "undo", cells: 0, left: 1 });
  });

  test("goes past a text that could not be read", () => {
    const enter: Action = { type: "enter", back: false };
    const done = after(start(0, 7), type("未入统"), enter, enter);
    expect(waiting(after(done, undo).entries)).toEqual([]);
    expect(pendingOf(after(done, undo, redo), flow.id, "7")?.words.na).toBe("未入统");
    expect(waiting(after(start(0, 7), type("12。5"), enter, undo).entries)).toEqual([]);
  });

  test("a new change ends what could be brought again", () => {
    const state = after(start(0, 6), type("14"), { type: "commit" }, undo, type("15"), { type: "commit" }, redo);
    expect(pendingOf(state, flow.id, "6")?.words.value).toBe("15");
  });
});

describe("Escape", () => {
  const conflicted = (words: Words | null) =>
    after(
      start(0, 6),
      type("14"),
      { type: "commit" },
      {
        type: "change",
        change: (entries) =>
          arrived(entries, sentOf("14"), {
            kind: "conflict",
            theirs: { revision: "r9", review: "draft", by: "同事", words },
          }),
      },
    );
  const shown = (state: State) => textIn(state.entries, cellOn(0, 6));

  test("after a conflict takes theirs, never what stood there before", () => {
    const state = after(conflicted({ ...BLANK, value: "20" }), { type: "cancel" });
    expect(shown(state)).toBe("20");
    expect(waiting(state.entries)).toEqual([]);
    expect(state.stale).toBe(1);
    expect(shown(after(conflicted(null), { type: "cancel" }))).toBe("");
  });

  test("on a refused numerator keeps the denominator", () => {
    const typed = after(start(2, 7), type("100"), { type: "stand", spot: { line: 1, month: 7 } }, type("12。5"), {
      type: "commit",
    });
    expect(pendingOf(typed, ratio.id, "7")?.problem).toMatchObject({
      message: "figurePoint",
      params: { mark: "。", plain: "12.5" },
    });
    expect(pendingOf(after(typed, { type: "cancel" }), ratio.id, "7")).toMatchObject({
      words: { numerator: null, denominator: "100" },
      problem: null,
    });
  });
});

describe("words in the place of a figure", () => {
  test("are marked as not available by a second Enter, which goes on to the next line", () => {
    const asked = after(start(0, 7), type("未入统"), { type: "enter", back: false });
    expect(asked.selection.focus).toEqual({ line: 0, month: 7 });
    expect(sendable(asked.entries)).toEqual([]);
    const done = after(asked, { type: "enter", back: false });
    expect(pendingOf(done, flow.id, "7")).toMatchObject({
      words: { value: null, na: "未入统" },
      typed: {},
      problem: null,
    });
    expect(done.selection.focus).toEqual({ line: 1, month: 7 });
  });

  test("pasted in a block are marked all at once", () => {
    const pasted = after(start(0, 7), { type: "paste", block: [["—"], ["尚未公布"], ["100"]] });
    expect(pasted.message).toMatchObject({ cells: 0, wrong: 3, offers: 2 });
    const done = after(pasted, { type: "enter", back: false });
    expect(pendingOf(done, flow.id, "7")?.words.na).toBe("表中为“—”");
    expect(pendingOf(done, ratio.id, "7")?.words).toMatchObject({
      numerator: null,
      denominator: "100",
      na: "尚未公布",
    });
  });

  test("of a ratio give way to the figures once both operands are there", () => {
    const reason = after(start(1, 7), { type: "fill", form: "unavailable", text: "未入统" });
    const half = after(reason, type("30"), { type: "enter", back: false });
    expect(pendingOf(half, ratio.id, "7")?.words).toMatchObject({ numerator: "30", na: "未入统" });
    const whole = after(half, type("100"), { type: "commit" });
    expect(pendingOf(whole, ratio.id, "7")?.words).toMatchObject({ numerator: "30", denominator: "100", na: null });
  });
});

test("Ctrl+D fills down what the first marked line says, a reason too", () => {
  const typed = after(start(1, 7), type("30"), { type: "enter", back: false }, { type: "fillDown" });
  expect(pendingOf(typed, ratio.id, "7")?.words).toMatchObject({ numerator: "30", denominator: "30" });
});

test("a month that has not begun says so instead of taking a figure", () => {
  const state = after(start(0, 11), type("5"));
  expect(state.message).toEqual({ kind: "closed", month: 11, why: "toCome" });
  expect(after(start(0, 3), type("5")).message).toMatchObject({ why: "locked" });
});

test("the news of a paste is gone with the next change", () => {
  const pasted = after(start(0, 6), { type: "paste", block: [["1"]] });
  expect(pasted.message).toMatchObject({ kind: "pasted" });
  expect(after(pasted, type("2"), { type: "commit" }).message).toBeNull();
});
