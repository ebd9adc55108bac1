/** The grid at work: where its reader stands, what they are typing, and the entries. Pure. */
import type { GridMonth } from "@/lib/entry/rules";
import {
  acceptOffer,
  annotate,
  type Cell,
  clear,
  discard,
  hasOffer,
  idOf,
  keepTheirs,
  markUnavailable,
  textIn,
  typeText,
} from "../cells/edits";
import { type Entries, entriesIn } from "../cells/entries";
import type { Line } from "../cells/lines";
import { cellAt, type Context, isOpen } from "./context";
import { fillIn } from "./fill-in";
import { type History, NO_HISTORY, recorded, travel } from "./history";
import type { Message } from "./messages";
import type { Texts } from "./paste";
import { at, blockOf, type Selection, type Spot, step, tab } from "./selection";
import { withoutInvisible } from "@/lib/text/rules";

/**
 * Typing: `enter` began with a key, so arrows leave the cell; `edit` with F2 or a double click, so they move in the
 * text.
 */
export interface Editing {
  readonly mode: "enter" | "edit";
  readonly text: string;
}

/** A form open at the cell: why there is no figure, or a note. */
export type Form = "unavailable" | "note";

export interface State {
  readonly entries: Entries;
  readonly selection: Selection;
  readonly editing: Editing | null;
  readonly form: Form | null;
  /** Grows when the cell is to take the keyboard. */
  readonly focus: number;
  /** What the last paste, submission or decision came to. */
  readonly message: Message | null;
  readonly history: History;
  /** Grows when the server is to be asked again what it holds. */
  readonly stale: number;
}

export const opened = (entries: Entries, spot: Spot, focus = 0): State => ({
  entries,
  selection: at(spot),
  editing: null,
  form: null,
  focus,
  message: null,
  history: NO_HISTORY,
  stale: 0,
});

export type Action =
  | { readonly type: "stand"; readonly spot: Spot; readonly extend?: boolean }
  | { readonly type: "step"; readonly line?: number; readonly month?: number; readonly extend?: boolean }
  | { readonly type: "enter"; readonly back: boolean }
  | { readonly type: "tab"; readonly back: boolean }
  | { readonly type: "edit"; readonly mode: Editing["mode"]; readonly text?: string }
  | { readonly type: "commit" }
  | { readonly type: "cancel" }
  | { readonly type: "clear" }
  | { readonly type: "tick" }
  | { readonly type: "fillDown" }
  | { readonly type: "type"; readonly text: string }
  | { readonly type: "paste"; readonly block: Texts }
  | { readonly type: "undo" }
  | { readonly type: "redo" }
  | { readonly type: "form"; readonly form: Form | null }
  | { readonly type: "fill"; readonly form: Form; readonly text: string }
  | { readonly type: "say"; readonly message: Message }
  | { readonly type: "change"; readonly change: (entries: Entries) => Entries };

/** Everything a writer does can be taken back, and ends what was said of something earlier. */
export function reduce(state: State, action: Action, context: Context): State {
  const next = act(state, action, context);
  if (next.entries === state.entries || action.type === "undo" || action.type === "redo" || action.type === "change")
    return next;
  return {
    ...next,
    history: recorded(state.history, { before: state.entries, after: next.entries }, state.selection),
    message: next.message === state.message ? null : next.message,
  };
}

function act(state: State, action: Action, context: Context): State {
  const { selection, entries } = state;
  const lines = context.lines.length;
  switch (action.type) {
    case "stand":
      return moved(state, context, action.extend ? { anchor: selection.anchor, focus: action.spot } : at(action.spot));
    case "step":
      return moved(state, context, step(selection, lines, action));
    case "enter":
      return entered(state, context, action.back);
    case "tab":
      return moved(state, context, tab(selection, lines, action.back) ?? selection);
    case "edit":
      return edited(state, context, action);
    case "commit":
      return { ...state, ...committed(state, context), editing: null };
    case "cancel":
      return cancelled(state, context);
    case "undo":
    case "redo":
      return travelled(state, action.type);
    case "form":
      return { ...state, form: action.form, editing: null, focus: action.form ? state.focus : state.focus + 1 };
    case "say":
      return { ...state, message: action.message };
    case "change": {
      const next = action.change(entries);
      return next === entries ? state : { ...state, entries: next };
    }
    default:
      return changed(state, action, context);
  }
}

type Change = Extract<Action, { readonly type: "clear" | "tick" | "fillDown" | "type" | "paste" | "fill" }>;

/** What is done to all cells marked. */
function changed(state: State, action: Change, context: Context): State {
  switch (action.type) {
    case "clear":
      return { ...state, entries: over(state, context, clear) };
    case "tick":
      return { ...state, entries: over(state, context, onlyOn("date", toggle)) };
    case "fillDown":
      return filledDown(state, context);
    case "type":
      return {
        ...state,
        entries: over(state, context, (all, cell) => typeText(all, cell, action.text)),
        focus: state.focus + 1,
      };
    case "paste":
      return { ...state, ...fillIn(action.block, state, context), editing: null, focus: state.focus + 1 };
    case "fill":
      return filled(state, context, action);
  }
}

/** What is being typed put into its cell, without what nobody can see; that is said. */
function committed(
  { entries, editing, selection, message }: State,
  context: Context,
): Pick<State, "entries" | "message"> {
  const cell = cellAt(context, selection.focus);
  if (!editing || !cell || !isOpen(context, selection.focus)) return { entries, message };
  const { text, removed } = withoutInvisible(editing.text);
  return {
    entries: text === textIn(entries, cell) ? entries : typeText(entries, cell, text),
    message: removed.length > 0 ? { kind: "tidied", tidied: { cells: [cell], codes: removed } } : message,
  };
}

const moved = (state: State, context: Context, selection: Selection): State => ({
  ...state,
  ...committed(state, context),
  selection,
  editing: null,
  form: null,
  focus: state.focus + 1,
});

/**
 * Enter goes on to the next line, but first takes up what the marked cells offer: words in the place of a figure, a day
 * that may be either.
 */
function entered(state: State, context: Context, back: boolean): State {
  const next = moved(state, context, step(state.selection, context.lines.length, { line: back ? -1 : 1 }));
  const here = cellAt(context, state.selection.focus);
  if (state.editing) return here && hasOffer(next.entries, here) ? { ...next, selection: state.selection } : next;
  const accepted = over(state, context, (entries, cell) => acceptOffer(entries, cell, context.unexplained));
  return accepted === state.entries ? next : { ...next, entries: accepted };
}

/** Typing begins, or goes on. A cell that takes nothing says why. */
function edited(state: State, context: Context, { mode, text }: Extract<Action, { type: "edit" }>): State {
  const cell = cellAt(context, state.selection.focus);
  if (!cell) return state;
  if (!isOpen(context, state.selection.focus))
    return { ...state, message: { kind: "closed", month: cell.month, why: whyClosed(cell) } };
  const before = state.editing;
  // F2 in the midst of typing keeps the text and only lets the arrows move in it.
  if (before && text === undefined) return { ...state, editing: { mode, text: before.text } };
  return { ...state, form: null, editing: { mode: before?.mode ?? mode, text: text ?? textIn(state.entries, cell) } };
}

function whyClosed({
  line,
  column,
}: Cell & { readonly column: GridMonth }): Extract<Message, { kind: "closed" }>["why"] {
  if (!line.row.mayEnter) return "foreign";
  if (column.locked) return "locked";
  return column.begun ? "combined" : "toCome";
}

/** A milestone's day: taken back where it stands, else the day that a tick in this column means. */
const toggle = (entries: Entries, cell: Cell): Entries =>
  textIn(entries, cell) ? clear(entries, cell) : typeText(entries, cell, "√");

/** Escape: first the typing, then a form, then what is typed and could not be saved; of a conflict, theirs stays. */
function cancelled(state: State, context: Context): State {
  const focus = state.focus + 1;
  if (state.editing) return { ...state, editing: null, focus };
  if (state.form) return { ...state, form: null, focus };
  const cell = cellAt(context, state.selection.focus);
  if (!cell) return state;
  const id = idOf(cell);
  const problem = entriesIn(state.entries, id.row).pending[id.key]?.problem;
  if (!problem) return state;
  if (problem.kind === "conflict")
    return { ...state, entries: keepTheirs(state.entries, id), focus, stale: state.stale + 1 };
  return { ...state, entries: discard(state.entries, cell), focus };
}

type CellChange = (entries: Entries, cell: Cell) => Entries;

const onlyOn =
  (kind: Line["kind"], change: CellChange): CellChange =>
  (entries, cell) =>
    cell.line.kind === kind ? change(entries, cell) : entries;

/** Does it to every cell marked that takes entries. */
function over(state: State, context: Context, change: CellChange): Entries {
  const { top, bottom, left, right } = blockOf(state.selection);
  let { entries } = state;
  for (let line = top; line <= bottom; line++) {
    for (let month = left; month <= right; month++) {
      const cell = cellAt(context, { line, month });
      if (cell && isOpen(context, { line, month })) entries = change(entries, cell);
    }
  }
  return entries;
}

/** Ctrl+D: what the first marked line says goes into those below it; with one line marked, what stands above it. */
function filledDown(state: State, context: Context): State {
  const { top, bottom } = blockOf(state.selection);
  const source = top === bottom ? top - 1 : top;
  const fill = (entries: Entries, cell: Cell): Entries => {
    const above = cellAt(context, { line: source, month: cell.month });
    if (!above || cell.line.at === source) return entries;
    const text = textIn(state.entries, above);
    const { row, key } = idOf(above);
    const own = entriesIn(state.entries, row);
    const na = (own.pending[key]?.words ?? own.saved[key]?.words)?.na;
    if (!text && na && cell.line.kind === "figure") return markUnavailable(entries, cell, na);
    return text ? typeText(entries, cell, text) : entries;
  };
  return { ...state, entries: over(state, context, fill), focus: state.focus + 1 };
}

function travelled(state: State, way: "undo" | "redo"): State {
  const back = travel(state.entries, state.history, way);
  if (!back) return state;
  const { entries, history, selection, done, left } = back;
  const message: Message = { kind: way, cells: done, left };
  return { ...state, entries, history, selection, message, editing: null, form: null, focus: state.focus + 1 };
}

function filled(state: State, context: Context, { form, text }: Extract<Change, { type: "fill" }>): State {
  const change: CellChange =
    form === "note"
      ? (entries, cell) => annotate(entries, cell, text)
      : onlyOn("figure", (entries, cell) => markUnavailable(entries, cell, text));
  const entries = over(state, context, change);
  return { ...state, entries, form: null, focus: state.focus + 1 };
}
