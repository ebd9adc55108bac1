import { describe, expect, test } from "vitest";
import { sendable, waiting } from "../cells/entries";
import { flow, ratio, stages } from "../testing/grid";
import { after, lines, pendingOf, start, type } from "../testing/work";
import { lookOf } from "./messages";
import type { State } from "./state";

test("lines are numbers and dates: one for a flow, two for a ratio, one a milestone", () => {
  expect(
    lines.map((line) => [line.row.key, line.kind === "figure" ? line.field : line.milestone.id, line.first, line.span]),
  ).toEqual([
    ["flow", "value", true, 1],
    ["ratio", "numerator", true, 2],
    ["ratio", "denominator", false, 2],
    ["stages", "m1", true, 2],
    ["stages", "m2", false, 2],
  ]);
});

describe("typing", () => {
  test("is saved when the cell is left, on the revision it was typed over", () => {
    const state = after(start(0, 6), type("14"), { type: "step", line: 1 });
    expect(pendingOf(state, flow.id, "6")).toMatchObject({ words: { value: "14" }, basedOn: "r6", problem: null });
    expect(state.selection.focus).toEqual({ line: 1, month: 6 });
    expect(state.editing).toBeNull();
  });

  test("what stands there already leaves nothing to save", () => {
    expect(waiting(after(start(0, 6), type("13.0"), { type: "commit" }).entries)).toEqual([]);
  });

  test("F2 in the midst of it keeps the text and lets the arrows move in it", () => {
    expect(after(start(0, 7), type("15"), { type: "edit", mode: "edit" }).editing).toEqual({
      mode: "edit",
      text: "15",
    });
  });

  test("of a pair, a good half does not hide what is wrong with the other", () => {
    const half = after(start(1, 7), type("abc"), { type: "step", line: 1 }, type("78000"), { type: "commit" });
    expect(pendingOf(half, ratio.id, "7")).toMatchObject({
      words: { denominator: "78000" },
      problem: { kind: "typed", field: "numerator" },
    });
    expect(sendable(half.entries)).toEqual([]);
    const whole = after(half, { type: "stand", spot: { line: 1, month: 7 } }, type("20"), { type: "commit" });
    expect(pendingOf(whole, ratio.id, "7")?.problem).toBeNull();
    expect(sendable(whole.entries)).toHaveLength(1);
  });

  test("Escape leaves the cell as it was", () => {
    expect(waiting(after(start(0, 6), type("14"), { type: "cancel" }, { type: "step", line: 1 }).entries)).toEqual([]);
  });

  test("text that is no number is kept as typed, said why, and not sent", () => {
    const state = after(start(0, 7), type("1.2万"), { type: "commit" });
    expect(pendingOf(state, flow.id, "7")).toMatchObject({
      typed: { value: "1.2万" },
      problem: { message: "figureSuffix", params: { plain: "12000" } },
    });
    expect(sendable(state.entries)).toEqual([]);
    expect(sendable(after(state, type("12000"), { type: "commit" }).entries)).toHaveLength(1);
    expect(waiting(after(state, { type: "cancel" }).entries)).toEqual([]);
  });

  test("a locked month takes nothing", () => {
    const state = after(start(0, 3), type("14"), { type: "commit" });
    expect(state.editing).toBeNull();
    expect(waiting(state.entries)).toEqual([]);
  });

  test("a pair's operands are one entry", () => {
    const state = after(start(1, 7), type("30"), { type: "step", line: 1 }, type("100"), { type: "commit" });
    expect(waiting(state.entries)).toMatchObject([
      { row: ratio.id, key: "7", pending: { words: { numerator: "30", denominator: "100" } } },
    ]);
  });
});

test("Delete clears every marked cell that takes entries", () => {
  const typed = after(start(0, 7), type("1"), { type: "step", month: 1 }, type("2"), { type: "commit" });
  const marked: State = { ...typed, selection: { anchor: { line: 0, month: 4 }, focus: { line: 0, month: 8 } } };
  const state = after(marked, { type: "clear" });
  expect(waiting(state.entries)).toMatchObject([{ key: "6", pending: { words: { value: null } } }]);
});

test("a paste lands on lines and months, skips locked ones and says so", () => {
  const state = after(start(0, 5), {
    type: "paste",
    block: [
      ["1", "1,234"],
      ["", "30"],
      ["", "100"],
      ["", "30"],
    ],
  });
  expect(state.message).toMatchObject({ kind: "pasted", cells: 4, wrong: 0, closed: [5] });
  expect(pendingOf(state, flow.id, "6")?.words.value).toBe("1234");
  expect(pendingOf(state, ratio.id, "6")?.words).toMatchObject({ numerator: "30", denominator: "100" });
  expect(pendingOf(state, stages.id, "m1")?.words.value).toBe("2022-06-30");
});

describe("not available", () => {
  test("needs no figure and says why", () => {
    const state = after(start(0, 6), { type: "fill", form: "unavailable", text: "未入统" });
    expect(pendingOf(state, flow.id, "6")?.words).toMatchObject({ value: null, na: "未入统" });
  });

  test("of one operand keeps the other, and a figure typed later takes the reason away", () => {
    const known = after(start(2, 7), type("100"), { type: "commit" });
    const state = after(after(known, { type: "stand", spot: { line: 1, month: 7 } }), {
      type: "fill",
      form: "unavailable",
      text: "未入统",
    });
    expect(pendingOf(state, ratio.id, "7")?.words).toMatchObject({ numerator: null, denominator: "100", na: "未入统" });
    const single = after(start(0, 7), { type: "fill", form: "unavailable", text: "未入统" }, type("5"), {
      type: "commit",
    });
    expect(pendingOf(single, flow.id, "7")?.words).toMatchObject({ value: "5", na: null });
  });
});

describe("a milestone", () => {
  test("is ticked and unticked with Space", () => {
    const ticked = after(start(3, 7), { type: "tick" });
    expect(pendingOf(ticked, stages.id, "m1")?.words.value).toBe("2022-07-31");
    expect(waiting(after(ticked, { type: "tick" }).entries)).toEqual([]);
  });

  test("is not cleared from a column that does not show it", () => {
    const ticked = after(start(3, 7), { type: "tick" }, { type: "step", month: 1 }, { type: "clear" });
    expect(pendingOf(ticked, stages.id, "m1")?.words.value).toBe("2022-07-31");
  });
});

describe("invisible characters", () => {
  test("go, and the cell they stood in is named", () => {
    const state = after(start(0, 7), type("1\u200B4"), { type: "enter", back: false });
    expect(pendingOf(state, flow.id, "7")).toMatchObject({ words: { value: "14" }, problem: null });
    expect(state.message).toMatchObject({ kind: "tidied", tidied: { cells: [{ month: 7 }], codes: ["U+200B"] } });
    expect(after(state, type("5"), { type: "commit" }).message).toBeNull();
  });

  test("are said of a cell that says the same without them", () => {
    const state = after(start(0, 6), type("13\u200B"), { type: "commit" });
    expect(waiting(state.entries)).toEqual([]);
    expect(state.message).toMatchObject({ kind: "tidied" });
  });

  test("of a paste too", () => {
    const state = after(start(0, 7), { type: "paste", block: [["\u200B5"], ["6"], ["7\u2060"]] });
    expect(state.message).toMatchObject({ cells: 3, wrong: 0, tidied: { codes: ["U+200B", "U+2060"] } });
    expect(state.message?.kind === "pasted" && state.message.tidied.cells.map(({ line }) => line.at)).toEqual([0, 2]);
    expect(state.message && lookOf(state.message)).toBe("warn");
  });
});
