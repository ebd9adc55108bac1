/** What its writer does to a cell. Pure: each gives the entries after it. */
import { monthOf } from "@/lib/calendar/rules";
import { parseTyped, type TypedMessage } from "@/lib/figures/rules";
import { BLANK, FIGURE_FIELDS, type FigureField, hasFigure, type Words } from "@/lib/figures/terms";
import { plainDecimal } from "@/lib/progress/exact";
import {
  type Entries,
  type Pending,
  type EntryId,
  type RowEntries,
  entriesIn,
  NEVER_SAVED,
  withPending,
  withSaved,
  contentOf,
} from "./entries";
import { parseDay } from "./days";
import { fieldOf, type Line, keyOf } from "./lines";

export interface Cell {
  readonly line: Line;
  readonly year: number;
  /** The column's month. */
  readonly month: number;
}

export const idOf = ({ line, month }: Cell): EntryId => ({ row: line.row.id, key: keyOf(line, month) });

/** A pending part to change: the present one, or a fresh one over what the server last told. */
function pendingAt(entries: Entries, { row, key }: EntryId, kind: Pending["kind"]): Pending {
  const own = entriesIn(entries, row);
  const saved = own.saved[key] ?? NEVER_SAVED;
  return own.pending[key] ?? { kind, words: saved.words, reason: null, basedOn: saved.revision, typed: {}, problem: null, sent: [] };
}

/** Text as the field's plain content, or why it is none. */
export function read(
  cell: Cell,
  text: string,
): { readonly value: string } | { readonly message: TypedMessage; readonly params?: Readonly<Record<string, string | number>> } {
  const { line, year, month } = cell;
  if (line.kind === "date") {
    const day = parseDay(text, year, month, line.milestone.due);
    return day ? { value: day } : { message: "figureDate" };
  }
  const { measure, unit } = line.row.indicator;
  const typed = parseTyped(text, measure === "ratio" ? "" : unit);
  return "message" in typed ? typed : { value: plainDecimal(typed.value) };
}

function without(typed: Pending["typed"], field: FigureField): Pending["typed"] {
  const { [field]: _, ...others } = typed;
  return others;
}

/** Text typed or pasted into a cell. Empty text clears it; what cannot be read is kept as typed, with what is wrong. */
export function typeText(entries: Entries, cell: Cell, text: string): Entries {
  if (text.trim() === "") return clear(entries, cell);
  const id = idOf(cell);
  const field = fieldOf(cell.line);
  const old = pendingAt(entries, id, cell.line.kind);
  const result = read(cell, text);
  if ("message" in result) {
    const { message, params } = result;
    return withPending(entries, id, {
      ...old,
      typed: { ...old.typed, [field]: text },
      problem: { kind: "typed", field, month: cell.month, message, params },
    });
  }
  const typed = without(old.typed, field);
  const words: Words = { ...old.words, [field]: result.value, na: keepsReason(cell.line) ? old.words.na : null };
  return withPending(entries, id, { ...old, words, typed, ...solved(cell, old, typed) });
}

/** One operand of a pair may stand beside the reason why the other is not there. */
const keepsReason = (line: Line): boolean => line.span > 1 && line.kind === "figure";

/** A new text answers an old refusal; a conflict stays until one is chosen, and so does what is wrong with the other half of a pair. */
function solved(cell: Cell, { problem, reason }: Pending, typed: Pending["typed"]): Pick<Pending, "problem" | "reason"> {
  if (problem?.kind === "conflict") return { problem, reason };
  for (const field of FIGURE_FIELDS) {
    const text = typed[field];
    const result = text === undefined ? null : read(cell, text);
    if (result && "message" in result)
      return { problem: { kind: "typed", field, month: cell.month, message: result.message, params: result.params }, reason: null };
  }
  return { problem: null, reason: null };
}

/** Empties the cell's field, and with the last one the whole cell. A milestone's day is emptied in the column that shows it. */
export function clear(entries: Entries, cell: Cell): Entries {
  const id = idOf(cell);
  if (cell.line.kind === "date" && textIn(entries, cell) === "") return entries;
  const field = fieldOf(cell.line);
  const old = pendingAt(entries, id, cell.line.kind);
  const left = { ...old.words, [field]: null, na: null };
  const typed = without(old.typed, field);
  return withPending(entries, id, { ...old, words: hasFigure(left) ? left : BLANK, typed, ...solved(cell, old, typed) });
}

/** Not available, for a reason; a pair keeps the operand that is known unless both are. */
export function markUnavailable(entries: Entries, cell: Cell, reason: string): Entries {
  const id = idOf(cell);
  const old = pendingAt(entries, id, "figure");
  const half = keepsReason(cell.line) ? { ...old.words, [fieldOf(cell.line)]: null } : BLANK;
  const words = { ...half, na: reason.trim(), note: old.words.note };
  return withPending(entries, id, { ...old, words, typed: {}, ...solved(cell, old, {}) });
}

export function annotate(entries: Entries, cell: Cell, note: string): Entries {
  const id = idOf(cell);
  const old = pendingAt(entries, id, cell.line.kind);
  return withPending(entries, id, { ...old, words: { ...old.words, note: note.trim() || null }, ...solved(cell, old, old.typed) });
}

/** Why a doubtful figure is right: it is sent again with it. */
export function giveReason(entries: Entries, id: EntryId, reason: string): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  return pending ? withPending(entries, id, { ...pending, reason: reason.trim(), problem: null }) : entries;
}

/** Takes back what is typed and not saved. */
export const discard = (entries: Entries, id: EntryId): Entries => withPending(entries, id, null);

/** Of a conflict: mine goes over theirs. */
export function keepMine(entries: Entries, id: EntryId): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  if (pending?.problem?.kind !== "conflict") return entries;
  const { theirs } = pending.problem;
  return withPending(entries, id, { ...pending, basedOn: theirs?.revision ?? null, problem: null, sent: [] });
}

/** Of a conflict: theirs stays. What this reader may not see is fetched, or not, with the next refreshing. */
export function keepTheirs(entries: Entries, id: EntryId): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  if (pending?.problem?.kind !== "conflict") return entries;
  const { theirs } = pending.problem;
  const saved = entriesIn(entries, id.row).saved[id.key] ?? NEVER_SAVED;
  const next = theirs?.words
    ? withSaved(entries, id, {
        ...saved,
        words: theirs.words,
        revision: theirs.revision,
        review: theirs.review,
        by: theirs.by,
        comment: null,
      })
    : entries;
  return withPending(next, id, null);
}

/** What a cell's field holds as text: typed nonsense as typed, else its plain content; a milestone's day in its own month's column. */
export function textIn(entries: Entries, cell: Cell): string {
  const { row, key } = idOf(cell);
  return textOn(entriesIn(entries, row), key, cell.line, cell.month);
}

/** The same with the entries of the row at hand. */
export function textOn(own: RowEntries, key: string, line: Line, month: number): string {
  const field = fieldOf(line);
  const pending = own.pending[key];
  const typed = pending?.typed[field];
  if (typed !== undefined && (line.kind === "figure" || (pending?.problem?.kind === "typed" && pending.problem.month === month)))
    return typed;
  const text = contentOf(own, key)[field] ?? "";
  return line.kind === "date" && monthOf(text) !== month ? "" : text;
}
