import { expect, test } from "vitest";
import { actionOf } from "./keys";

const press = (key: string, given: Partial<Parameters<typeof actionOf>[0]> = {}) => ({
  key,
  code: "",
  shift: false,
  alt: false,
  command: false,
  onDate: false,
  closed: false,
  ...given,
});
const typing = { mode: "enter", text: "1" } as const;
const editing = { mode: "edit", text: "1" } as const;
const inside = () => false;

test.each([
  ["ArrowDown", {}, { type: "step", line: 1, month: 0, extend: false }],
  ["ArrowRight", { shift: true }, { type: "step", line: 0, month: 1, extend: true }],
  ["Enter", {}, { type: "enter", back: false }],
  ["Enter", { shift: true }, { type: "enter", back: true }],
  ["Tab", { shift: true }, { type: "tab", back: true }],
  ["F2", {}, { type: "edit", mode: "edit" }],
  ["Delete", {}, { type: "clear" }],
  ["Escape", {}, { type: "cancel" }],
  ["z", { command: true }, { type: "undo" }],
  ["y", { command: true }, { type: "redo" }],
  ["Z", { command: true, shift: true }, { type: "redo" }],
  ["d", { command: true }, { type: "fillDown" }],
  ["5", { closed: true }, { type: "edit", mode: "enter", text: "" }],
  [" ", { onDate: true }, { type: "tick" }],
  ["n", { alt: true, code: "KeyN" }, { type: "form", form: "unavailable" }],
])("%s on a cell %o", (key, given, action) => {
  expect(actionOf(press(key, given), null, inside)).toEqual(action);
});

test("arrows leave a cell being typed in, but move in the text after F2", () => {
  expect(actionOf(press("ArrowLeft"), typing, inside)).toEqual({ type: "step", line: 0, month: -1, extend: false });
  expect(actionOf(press("ArrowLeft"), editing, inside)).toBeNull();
});

test("digits, Space on a number, Delete while typing and copying are the browser's", () => {
  expect(actionOf(press("5"), null, inside)).toBeNull();
  expect(actionOf(press(" "), null, inside)).toBeNull();
  expect(actionOf(press("Delete"), typing, inside)).toBeNull();
  expect(actionOf(press("c", { command: true }), null, inside)).toBeNull();
  expect(actionOf(press("z", { command: true }), typing, inside)).toBeNull();
});

test("Tab at the grid's end leaves it", () => {
  expect(actionOf(press("Tab"), null, () => true)).toBeNull();
});
