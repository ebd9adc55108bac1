/** What its writer does to a cell. Pure: each gives the entries after it. */
import { unitOfEntry } from "@/lib/progress/measures";
import { monthOf } from "@/lib/calendar/rules";
import { parseTyped } from "@/lib/figures/rules";
import { BLANK, FIGURE_FIELDS, type FigureField, hasFigure, type Words } from "@/lib/figures/terms";
import { plainDecimal } from "@/lib/progress/exact";
import {
  type Entries,
  type Pending,
  type Problem,
  type EntryId,
  type RowEntries,
  type Saved,
  type Theirs,
  entriesIn,
  NEVER_SAVED,
  withPending,
  withSaved,
  contentOf,
} from "./entries";
import { parseDay } from "./days";
import { fieldOf, type Line, keyOf } from "./lines";
import { offeredBy } from "./unavailable";

export interface Cell {
  readonly line: Line;
  readonly year: number;
  /** The column's month. */
  readonly month: number;
  readonly today: string;
}

export const idOf = ({ line, month }: Cell): EntryId => ({ row: line.row.id, key: keyOf(line, month) });

/** A pending part to change: the present one, or a fresh one over what the server last told. */
function pendingAt(entries: Entries, { row, key }: EntryId, kind: Pending["kind"]): Pending {
  const own = entriesIn(entries, row);
  const saved = own.saved[key] ?? NEVER_SAVED;
  return (
    own.pending[key] ?? {
      kind,
      words: saved.words,
      reason: null,
      basedOn: saved.revision,
      typed: {},
      problem: null,
      sent: [],
    }
  );
}

type Read = { readonly value: string } | { readonly problem: Problem };

/** Text as the field's plain content, or why it is none. */
function read(cell: Cell, field: FigureField, text: string): Read {
  const { line, month } = cell;
  const at = { field, month };
  if (line.kind === "date") {
    const day = parseDay(text, { ...cell, due: line.milestone.due });
    if ("either" in day) return { problem: { kind: "either", ...at, days: day.either } };
    return "value" in day ? day : { problem: { kind: "typed", ...at, ...day } };
  }
  const offered = offeredBy(text);
  if (offered) return { problem: { kind: "offer", ...at, reason: null, sign: "", ...offered } };
  const typed = parseTyped(text, unitOfEntry(line.row.indicator));
  return "message" in typed ? { problem: { kind: "typed", ...at, ...typed } } : { value: plainDecimal(typed.value) };
}

/** Does a pasted text say what a cell can hold: a number, even a faulty one, or why there is none? */
export const readsAsFigure = (text: string): boolean => /\d/.test(text) || offeredBy(text) !== null;

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
  const result = read(cell, field, text);
  if ("problem" in result)
    return withPending(entries, id, { ...old, typed: { ...old.typed, [field]: text }, problem: result.problem });
  const typed = without(old.typed, field);
  const words = withReason(cell.line, { ...old.words, [field]: result.value }, old.words.na);
  return withPending(entries, id, { ...old, words, typed, ...solved(cell, old, typed) });
}

/** A number takes the place of the reason why there was none; of a ratio once both operands are there. */
function withReason({ row }: Line, words: Words, na: string | null): Words {
  const half = row.indicator.measure === "ratio" && (words.numerator === null || words.denominator === null);
  return { ...words, na: half ? na : null };
}

/**
 * A new text answers an old refusal; a conflict stays until one is chosen, and so does what is wrong with the other
 * half of a pair.
 */
function solved(
  cell: Cell,
  { problem, reason }: Pending,
  typed: Pending["typed"],
): Pick<Pending, "problem" | "reason"> {
  if (problem?.kind === "conflict") return { problem, reason };
  for (const field of FIGURE_FIELDS) {
    const text = typed[field];
    const result = text === undefined ? null : read(cell, field, text);
    if (result && "problem" in result) return { problem: result.problem, reason: null };
  }
  return { problem: null, reason: null };
}

/**
 * Empties the cell's field, and with the last one the whole cell. A milestone's day is emptied in the column that shows
 * it.
 */
export function clear(entries: Entries, cell: Cell): Entries {
  const id = idOf(cell);
  if (cell.line.kind === "date" && textIn(entries, cell) === "") return entries;
  const field = fieldOf(cell.line);
  const old = pendingAt(entries, id, cell.line.kind);
  const left = { ...old.words, [field]: null, na: null };
  const typed = without(old.typed, field);
  return withPending(entries, id, {
    ...old,
    words: hasFigure(left) ? left : BLANK,
    typed,
    ...solved(cell, old, typed),
  });
}

/** Not available, for a reason; a ratio keeps the operand that is known unless both are. */
export function markUnavailable(entries: Entries, cell: Cell, reason: string): Entries {
  const id = idOf(cell);
  const old = pendingAt(entries, id, "figure");
  const field = fieldOf(cell.line);
  const pair = cell.line.row.indicator.measure === "ratio";
  const words = { ...(pair ? { ...old.words, [field]: null } : BLANK), na: reason.trim(), note: old.words.note };
  const typed = pair ? without(old.typed, field) : {};
  return withPending(entries, id, { ...old, words, typed, ...solved(cell, old, typed) });
}

/** Takes up the words that stand in a cell instead of a figure; `unexplained` puts a mere sign into words. */
export function acceptOffer(entries: Entries, cell: Cell, unexplained: (sign: string) => string): Entries {
  const { row, key } = idOf(cell);
  const problem = entriesIn(entries, row).pending[key]?.problem;
  if (problem?.kind === "either" && cell.line.kind === "date") return typeText(entries, cell, problem.days[0]);
  if (problem?.kind !== "offer" || problem.field !== fieldOf(cell.line)) return entries;
  return markUnavailable(entries, cell, problem.reason ?? unexplained(problem.sign));
}

/** Does Enter settle what is typed in this cell? */
export function hasOffer(entries: Entries, cell: Cell): boolean {
  const { row, key } = idOf(cell);
  const problem = entriesIn(entries, row).pending[key]?.problem;
  return (
    (problem?.kind === "offer" || problem?.kind === "either") &&
    problem.field === fieldOf(cell.line) &&
    isAt(problem, cell)
  );
}

const isAt = (problem: Problem, { line, month }: Cell): boolean =>
  line.kind === "figure" || !("month" in problem) || problem.month === month;

export function annotate(entries: Entries, cell: Cell, note: string): Entries {
  const id = idOf(cell);
  const old = pendingAt(entries, id, cell.line.kind);
  return withPending(entries, id, {
    ...old,
    words: { ...old.words, note: note.trim() || null },
    ...solved(cell, old, old.typed),
  });
}

/** Why a doubtful figure is right: it is sent again with it. */
export function giveReason(entries: Entries, id: EntryId, reason: string): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  return pending ? withPending(entries, id, { ...pending, reason: reason.trim(), problem: null }) : entries;
}

/** Takes back what is typed and not saved; of a pair only the half at hand, unless nothing was typed there. */
export function discard(entries: Entries, cell: Cell): Entries {
  const id = idOf(cell);
  const { saved, pending } = entriesIn(entries, id.row);
  const old = pending[id.key];
  if (!old || cell.line.kind === "date" || cell.line.span === 1) return withPending(entries, id, null);
  const field = fieldOf(cell.line);
  const before = (saved[id.key] ?? NEVER_SAVED).words;
  if (old.typed[field] === undefined && old.words[field] === before[field]) return withPending(entries, id, null);
  const words = withReason(cell.line, { ...old.words, [field]: before[field] }, before.na ?? old.words.na);
  const typed = without(old.typed, field);
  return withPending(entries, id, { ...old, words, typed, ...solved(cell, old, typed) });
}

/** Of a conflict: mine goes over theirs. */
export function keepMine(entries: Entries, id: EntryId): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  if (pending?.problem?.kind !== "conflict") return entries;
  const { theirs } = pending.problem;
  const overDraft = theirs !== null && theirs.words === null;
  return withPending(entries, id, {
    ...pending,
    basedOn: theirs?.revision ?? null,
    overDraft,
    problem: null,
    sent: [],
  });
}

/** Of a draft that is not for this reader no more than whose it is. */
const toldOf = ({ words, by }: Theirs): Pick<Saved, "words" | "draftBy"> =>
  words ? { words, draftBy: null } : { words: BLANK, draftBy: by ?? "" };

/** Of a conflict: theirs stays. What this reader may not see is unknown until the server tells what they may. */
export function keepTheirs(entries: Entries, id: EntryId): Entries {
  const own = entriesIn(entries, id.row);
  const pending = own.pending[id.key];
  if (pending?.problem?.kind !== "conflict") return entries;
  const { theirs } = pending.problem;
  const saved = own.saved[id.key] ?? NEVER_SAVED;
  const told = theirs
    ? { ...saved, ...theirs, ...toldOf(theirs), comment: null, late: false, own: false }
    : { ...NEVER_SAVED, counts: saved.counts };
  return withPending(withSaved(entries, id, told), id, null);
}

/**
 * What a cell's field holds as text: typed nonsense as typed, else its plain content; a milestone's day in its own
 * month's column.
 */
export function textIn(entries: Entries, cell: Cell): string {
  return textOn(entriesIn(entries, cell.line.row.id), cell.line, cell.month);
}

/** The same with the entries of the row at hand. */
export function textOn(own: RowEntries, line: Line, month: number): string {
  const key = keyOf(line, month);
  const field = fieldOf(line);
  const pending = own.pending[key];
  const typed = pending?.typed[field];
  if (
    typed !== undefined &&
    (line.kind === "figure" || (pending?.problem && "month" in pending.problem && pending.problem.month === month))
  )
    return typed;
  const text = contentOf(own, key)[field] ?? "";
  return line.kind === "date" && monthOf(text) !== month ? "" : text;
}
