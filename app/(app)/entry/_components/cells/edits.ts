/** What its writer does to a cell. Pure: each gives the book after it. */
import { NO_WORDS, type Words } from "@/lib/entry/rules";
import { FIGURE_FIELDS, type FigureField, parseTyped, type TypedMessage } from "@/lib/figures/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { type Book, type Pending, type Place, type Sheet, sheetOf, UNSEEN, withPending, withSeen, wordsIn } from "./book";
import { parseDay } from "./days";
import { fieldOf, type Line, slotOf } from "./lines";

export interface Cell {
  readonly line: Line;
  readonly year: number;
  /** The column's month. */
  readonly month: number;
}

export const placeOf = ({ line, month }: Cell): Place => ({ row: line.row.id, slot: slotOf(line, month) });

/** A pending part to change: the present one, or a fresh one over what the server last said. */
function pendingAt(book: Book, { row, slot }: Place, kind: Pending["kind"]): Pending {
  const sheet = sheetOf(book, row);
  const seen = sheet.seen[slot] ?? UNSEEN;
  return sheet.pending[slot] ?? { kind, words: seen.words, reason: null, basedOn: seen.revision, typed: {}, problem: null, sent: [] };
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
export function typeText(book: Book, cell: Cell, text: string): Book {
  if (text.trim() === "") return clear(book, cell);
  const place = placeOf(cell);
  const field = fieldOf(cell.line);
  const old = pendingAt(book, place, cell.line.kind);
  const result = read(cell, text);
  if ("message" in result) {
    const { message, params } = result;
    return withPending(book, place, {
      ...old,
      typed: { ...old.typed, [field]: text },
      problem: { kind: "typed", field, month: cell.month, message, params },
    });
  }
  const typed = without(old.typed, field);
  const words: Words = { ...old.words, [field]: result.value, na: keepsReason(cell.line) ? old.words.na : null };
  return withPending(book, place, { ...old, words, typed, ...solved(cell, old, typed) });
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
export function clear(book: Book, cell: Cell): Book {
  const place = placeOf(cell);
  if (cell.line.kind === "date" && textIn(book, cell) === "") return book;
  const field = fieldOf(cell.line);
  const old = pendingAt(book, place, cell.line.kind);
  const left = { ...old.words, [field]: null, na: null };
  const empty = left.value === null && left.numerator === null && left.denominator === null;
  const typed = without(old.typed, field);
  return withPending(book, place, { ...old, words: empty ? NO_WORDS : left, typed, ...solved(cell, old, typed) });
}

/** Not available, for a reason; a pair keeps the operand that is known unless both are. */
export function markUnavailable(book: Book, cell: Cell, reason: string): Book {
  const place = placeOf(cell);
  const old = pendingAt(book, place, "figure");
  const half = keepsReason(cell.line) ? { ...old.words, [fieldOf(cell.line)]: null } : NO_WORDS;
  const words = { ...half, na: reason.trim(), note: old.words.note };
  return withPending(book, place, { ...old, words, typed: {}, ...solved(cell, old, {}) });
}

export function annotate(book: Book, cell: Cell, note: string): Book {
  const place = placeOf(cell);
  const old = pendingAt(book, place, cell.line.kind);
  return withPending(book, place, { ...old, words: { ...old.words, note: note.trim() || null }, ...solved(cell, old, old.typed) });
}

/** Why a doubtful figure is right: it is sent again with it. */
export function giveReason(book: Book, place: Place, reason: string): Book {
  const pending = sheetOf(book, place.row).pending[place.slot];
  return pending ? withPending(book, place, { ...pending, reason: reason.trim(), problem: null }) : book;
}

/** Takes back what is typed and not saved. */
export const discard = (book: Book, place: Place): Book => withPending(book, place, null);

/** Of a conflict: mine goes over theirs. */
export function keepMine(book: Book, place: Place): Book {
  const pending = sheetOf(book, place.row).pending[place.slot];
  if (pending?.problem?.kind !== "conflict") return book;
  const { theirs } = pending.problem;
  return withPending(book, place, { ...pending, basedOn: theirs?.revision ?? null, problem: null, sent: [] });
}

/** Of a conflict: theirs stays. What this reader may not see is fetched, or not, with the next refreshing. */
export function keepTheirs(book: Book, place: Place): Book {
  const pending = sheetOf(book, place.row).pending[place.slot];
  if (pending?.problem?.kind !== "conflict") return book;
  const { theirs } = pending.problem;
  const seen = sheetOf(book, place.row).seen[place.slot] ?? UNSEEN;
  const next = theirs?.words
    ? withSeen(book, place, {
        ...seen,
        words: theirs.words,
        revision: theirs.revision,
        review: theirs.review,
        by: theirs.by,
        comment: null,
      })
    : book;
  return withPending(next, place, null);
}

/** What a cell's field holds as text: typed nonsense as typed, else its plain content; a milestone's day in its own month's column. */
export function textIn(book: Book, cell: Cell): string {
  const { row, slot } = placeOf(cell);
  return textOn(sheetOf(book, row), slot, cell.line, cell.month);
}

/** The same on a sheet at hand. */
export function textOn(sheet: Sheet, slot: string, line: Line, month: number): string {
  const field = fieldOf(line);
  const pending = sheet.pending[slot];
  const typed = pending?.typed[field];
  if (typed !== undefined && (line.kind === "figure" || (pending?.problem?.kind === "typed" && pending.problem.month === month)))
    return typed;
  const text = wordsIn(sheet, slot)[field] ?? "";
  return line.kind === "date" && Number(text.slice(5, 7)) !== month ? "" : text;
}
