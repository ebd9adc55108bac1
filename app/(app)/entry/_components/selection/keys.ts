/** Which key does what, standing on a cell or typing in it. Pure. */
import type { Action, Editing } from "./state";

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or ⌘. */
  readonly command: boolean;
  /** Standing on a milestone's line. */
  readonly onDate: boolean;
  /** The cell takes nothing. */
  readonly closed: boolean;
}

const ARROWS: Readonly<Record<string, { line?: number; month?: number }>> = {
  ArrowUp: { line: -1 },
  ArrowDown: { line: 1 },
  ArrowLeft: { month: -1 },
  ArrowRight: { month: 1 },
};
/** Further than any grid reaches. */
const FAR = 100_000;
const PAGE = 12;

/** With Ctrl, or ⌘. */
const COMMANDS: Readonly<Record<string, Action>> = {
  z: { type: "undo" },
  y: { type: "redo" },
  "shift+z": { type: "redo" },
  d: { type: "fillDown" },
};

/** What a key asks for; null leaves it to the browser. `atEnd`: the browser's own Tab is to leave the grid. */
export function actionOf(pressed: Key, editing: Editing | null, atEnd: (back: boolean) => boolean): Action | null {
  const { key, shift, alt, command, code } = pressed;
  if (alt && code === "KeyN" && !editing) return { type: "form", form: "unavailable" };
  if (alt && code === "KeyM" && !editing) return { type: "form", form: "note" };
  if (alt) return null;
  if (key === "Tab") return atEnd(shift) ? null : { type: "tab", back: shift };
  if (key === "Enter") return { type: "enter", back: shift };
  if (key === "Escape") return { type: "cancel" };
  if (key === "F2") return { type: "edit", mode: "edit" };
  return editing?.mode === "edit" ? null : standing(pressed, editing, command);
}

function standing({ key, shift, onDate, closed }: Key, editing: Editing | null, command: boolean): Action | null {
  const by = ARROWS[key];
  if (by) {
    const far = command ? FAR : 1;
    return { type: "step", line: (by.line ?? 0) * far, month: (by.month ?? 0) * far, extend: shift && !editing };
  }
  if (editing) return null;
  if (command) return COMMANDS[shift ? `shift+${key.toLowerCase()}` : key.toLowerCase()] ?? null;
  if (closed && (key.length === 1 || key === "Delete" || key === "Backspace"))
    return { type: "edit", mode: "enter", text: "" };
  if (key === " " && onDate) return { type: "tick" };
  if (key === "Home") return { type: "step", month: -FAR, extend: shift };
  if (key === "End") return { type: "step", month: FAR, extend: shift };
  if (key === "PageUp") return { type: "step", line: -PAGE, extend: shift };
  if (key === "PageDown") return { type: "step", line: PAGE, extend: shift };
  if (key === "Delete" || key === "Backspace") return { type: "clear" };
  return null;
}
