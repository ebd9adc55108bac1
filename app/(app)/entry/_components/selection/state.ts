/** The grid at work: where its reader stands, what they are typing, and the entries. Pure. */
import type { GridMonth } from "@/lib/entry/rules";
import type { Entries } from "../cells/entries";
import { annotate, type Cell, clear, discard, markUnavailable, idOf, textIn, typeText } from "../cells/edits";
import type { Line } from "../cells/lines";
import { isEditable } from "../cells/marks";
import { at, blockOf, landings, type Selection, type Spot, step, tab } from "./selection";

/** Typing: `enter` began with a key, so arrows leave the cell; `edit` with F2 or a double click, so they move in the text. */
export interface Editing {
  readonly mode: "enter" | "edit";
  readonly text: string;
}

/** A form open at the cell: why there is no figure, or a note. */
export type Form = "unavailable" | "note";

export type Message =
  | { readonly kind: "pasted"; readonly cells: number; readonly skipped: number }
  | { readonly kind: "words"; readonly texts: readonly string[]; readonly error: boolean };

export interface State {
  readonly entries: Entries;
  readonly selection: Selection;
  readonly editing: Editing | null;
  readonly form: Form | null;
  /** Grows when the cell is to take the keyboard. */
  readonly focus: number;
  /** What the last paste, submission or decision came to. */
  readonly message: Message | null;
}

export interface Context {
  readonly lines: readonly Line[];
  readonly months: readonly GridMonth[];
  readonly year: number;
}

export type Action =
  | { readonly type: "stand"; readonly spot: Spot; readonly extend?: boolean }
  | { readonly type: "step"; readonly line?: number; readonly month?: number; readonly extend?: boolean }
  | { readonly type: "tab"; readonly back: boolean }
  | { readonly type: "edit"; readonly mode: Editing["mode"]; readonly text?: string }
  | { readonly type: "commit" }
  | { readonly type: "cancel" }
  | { readonly type: "clear" }
  | { readonly type: "tick" }
  | { readonly type: "paste"; readonly block: readonly (readonly string[])[] }
  | { readonly type: "form"; readonly form: Form | null }
  | { readonly type: "fill"; readonly form: Form; readonly text: string }
  | { readonly type: "say"; readonly texts: readonly string[]; readonly error: boolean }
  | { readonly type: "change"; readonly change: (entries: Entries) => Entries };

/** The cell at a spot; null outside the grid. */
export function cellAt({ lines, months, year }: Context, { line, month }: Spot): (Cell & { readonly column: GridMonth }) | null {
  const found = lines[line];
  const column = months[month - 1];
  return found && column ? { line: found, year, month, column } : null;
}

const isOpen = (context: Context, spot: Spot): boolean => {
  const cell = cellAt(context, spot);
  return cell !== null && isEditable(cell.line, cell.column);
};

/** The entries with what is being typed put into its cell. */
function committed({ entries, editing, selection }: State, context: Context): Entries {
  const cell = cellAt(context, selection.focus);
  if (!editing || !cell || !isOpen(context, selection.focus) || editing.text === textIn(entries, cell)) return entries;
  return typeText(entries, cell, editing.text);
}

const moved = (state: State, context: Context, selection: Selection): State => ({
  ...state,
  entries: committed(state, context),
  selection,
  editing: null,
  form: null,
  focus: state.focus + 1,
});

export function reduce(state: State, action: Action, context: Context): State {
  const { selection, entries } = state;
  const lines = context.lines.length;
  switch (action.type) {
    case "stand":
      return moved(state, context, action.extend ? { anchor: selection.anchor, focus: action.spot } : at(action.spot));
    case "step":
      return moved(state, context, step(selection, lines, action, action.extend));
    case "tab":
      return moved(state, context, tab(selection, lines, action.back) ?? selection);
    case "edit":
      return edited(state, context, action.mode, action.text);
    case "commit":
      return { ...state, entries: committed(state, context), editing: null };
    case "cancel":
      return cancelled(state, context);
    case "clear":
      return { ...state, entries: over(state, context, clear) };
    case "tick":
      return {
        ...state,
        entries: over(state, context, toggle, "date"),
      };
    case "paste":
      return pasted(state, context, action.block);
    case "form":
      return { ...state, form: action.form, editing: null, focus: action.form ? state.focus : state.focus + 1 };
    case "fill":
      return filled(state, context, action.form, action.text);
    case "say":
      return { ...state, message: { kind: "words", texts: action.texts, error: action.error } };
    case "change": {
      const next = action.change(entries);
      return next === entries ? state : { ...state, entries: next };
    }
  }
}

function edited(state: State, context: Context, mode: Editing["mode"], text: string | undefined): State {
  const cell = cellAt(context, state.selection.focus);
  if (!cell || !isOpen(context, state.selection.focus)) return state;
  const before = state.editing;
  // F2 in the midst of typing keeps the text and only lets the arrows move in it.
  if (before && text === undefined) return { ...state, editing: { mode, text: before.text } };
  return { ...state, form: null, editing: { mode: before?.mode ?? mode, text: text ?? textIn(state.entries, cell) } };
}

/** A milestone's day: taken back where it stands, else the day that a tick in this column means. */
const toggle = (entries: Entries, cell: Cell): Entries => (textIn(entries, cell) ? clear(entries, cell) : typeText(entries, cell, "√"));

/** Escape: first the typing, then a form, then what is typed and could not be saved. */
function cancelled(state: State, context: Context): State {
  if (state.editing) return { ...state, editing: null, focus: state.focus + 1 };
  if (state.form) return { ...state, form: null, focus: state.focus + 1 };
  const cell = cellAt(context, state.selection.focus);
  if (!cell) return state;
  const place = idOf(cell);
  return state.entries.get(place.row)?.pending[place.key]?.problem
    ? { ...state, entries: discard(state.entries, place), focus: state.focus + 1 }
    : state;
}

/** Does it to every cell marked that takes entries. */
function over(state: State, context: Context, change: (entries: Entries, cell: Cell) => Entries, kind?: Line["kind"]): Entries {
  const { top, bottom, left, right } = blockOf(state.selection);
  let { entries } = state;
  for (let line = top; line <= bottom; line++) {
    for (let month = left; month <= right; month++) {
      const cell = cellAt(context, { line, month });
      if (cell && isOpen(context, { line, month }) && (kind === undefined || cell.line.kind === kind)) entries = change(entries, cell);
    }
  }
  return entries;
}

function pasted(state: State, context: Context, block: readonly (readonly string[])[]): State {
  const { cells, outside } = landings(state.selection, context.lines.length, block);
  let { entries } = state;
  let taken = 0;
  for (const { spot, text } of cells) {
    const cell = cellAt(context, spot);
    if (!cell || !isOpen(context, spot)) continue;
    entries = typeText(entries, cell, text);
    taken += 1;
  }
  return {
    ...state,
    entries,
    editing: null,
    message: { kind: "pasted", cells: taken, skipped: cells.length - taken + outside },
    focus: state.focus + 1,
  };
}

function filled(state: State, context: Context, form: Form, text: string): State {
  const change = (entries: Entries, cell: Cell) => (form === "note" ? annotate(entries, cell, text) : markUnavailable(entries, cell, text));
  const entries = over(state, context, change, form === "note" ? undefined : "figure");
  return { ...state, entries, form: null, focus: state.focus + 1 };
}
