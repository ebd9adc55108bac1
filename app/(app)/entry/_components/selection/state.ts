/** The grid at work: where its reader stands, what he is typing, and the book. Pure. */
import type { GridMonth } from "@/lib/entry/rules";
import type { Book } from "../cells/book";
import { annotate, type Cell, clear, discard, markUnavailable, placeOf, textIn, typeText } from "../cells/edits";
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

export type Said =
  | { readonly kind: "pasted"; readonly cells: number; readonly skipped: number }
  | { readonly kind: "words"; readonly texts: readonly string[]; readonly error: boolean };

export interface State {
  readonly book: Book;
  readonly selection: Selection;
  readonly editing: Editing | null;
  readonly form: Form | null;
  /** Grows when the cell is to take the keyboard. */
  readonly focus: number;
  /** What the last paste, submission or decision came to. */
  readonly said: Said | null;
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
  | { readonly type: "change"; readonly change: (book: Book) => Book };

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

/** The book with what is being typed put into its cell. */
function committed({ book, editing, selection }: State, context: Context): Book {
  const cell = cellAt(context, selection.focus);
  if (!editing || !cell || !isOpen(context, selection.focus) || editing.text === textIn(book, cell)) return book;
  return typeText(book, cell, editing.text);
}

const moved = (state: State, context: Context, selection: Selection): State => ({
  ...state,
  book: committed(state, context),
  selection,
  editing: null,
  form: null,
  focus: state.focus + 1,
});

export function reduce(state: State, action: Action, context: Context): State {
  const { selection, book } = state;
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
      return { ...state, book: committed(state, context), editing: null };
    case "cancel":
      return cancelled(state, context);
    case "clear":
      return { ...state, book: over(state, context, clear) };
    case "tick":
      return {
        ...state,
        book: over(state, context, toggle, "date"),
      };
    case "paste":
      return pasted(state, context, action.block);
    case "form":
      return { ...state, form: action.form, editing: null, focus: action.form ? state.focus : state.focus + 1 };
    case "fill":
      return filled(state, context, action.form, action.text);
    case "say":
      return { ...state, said: { kind: "words", texts: action.texts, error: action.error } };
    case "change": {
      const next = action.change(book);
      return next === book ? state : { ...state, book: next };
    }
  }
}

function edited(state: State, context: Context, mode: Editing["mode"], text: string | undefined): State {
  const cell = cellAt(context, state.selection.focus);
  if (!cell || !isOpen(context, state.selection.focus)) return state;
  const before = state.editing;
  // F2 in the midst of typing keeps the text and only lets the arrows move in it.
  if (before && text === undefined) return { ...state, editing: { mode, text: before.text } };
  return { ...state, form: null, editing: { mode: before?.mode ?? mode, text: text ?? textIn(state.book, cell) } };
}

/** A milestone's day: taken back where it stands, else the day that a tick in this column means. */
const toggle = (book: Book, cell: Cell): Book => (textIn(book, cell) ? clear(book, cell) : typeText(book, cell, "√"));

/** Escape: first the typing, then a form, then what is typed and could not be saved. */
function cancelled(state: State, context: Context): State {
  if (state.editing) return { ...state, editing: null, focus: state.focus + 1 };
  if (state.form) return { ...state, form: null, focus: state.focus + 1 };
  const cell = cellAt(context, state.selection.focus);
  if (!cell) return state;
  const place = placeOf(cell);
  return state.book.get(place.row)?.pending[place.slot]?.problem
    ? { ...state, book: discard(state.book, place), focus: state.focus + 1 }
    : state;
}

/** Does it to every cell marked that takes entries. */
function over(state: State, context: Context, change: (book: Book, cell: Cell) => Book, kind?: Line["kind"]): Book {
  const { top, bottom, left, right } = blockOf(state.selection);
  let { book } = state;
  for (let line = top; line <= bottom; line++) {
    for (let month = left; month <= right; month++) {
      const cell = cellAt(context, { line, month });
      if (cell && isOpen(context, { line, month }) && (kind === undefined || cell.line.kind === kind)) book = change(book, cell);
    }
  }
  return book;
}

function pasted(state: State, context: Context, block: readonly (readonly string[])[]): State {
  const { cells, outside } = landings(state.selection, context.lines.length, block);
  let { book } = state;
  let taken = 0;
  for (const { spot, text } of cells) {
    const cell = cellAt(context, spot);
    if (!cell || !isOpen(context, spot)) continue;
    book = typeText(book, cell, text);
    taken += 1;
  }
  return {
    ...state,
    book,
    editing: null,
    said: { kind: "pasted", cells: taken, skipped: cells.length - taken + outside },
    focus: state.focus + 1,
  };
}

function filled(state: State, context: Context, form: Form, text: string): State {
  const change = (book: Book, cell: Cell) => (form === "note" ? annotate(book, cell, text) : markUnavailable(book, cell, text));
  const book = over(state, context, change, form === "note" ? undefined : "figure");
  return { ...state, book, form: null, focus: state.focus + 1 };
}
