/** How a cell stands, for its look and its words. */
import { monthOf } from "@/lib/calendar/rules";
import type { GridMonth } from "@/lib/entry/rules";
import { isBlank } from "@/lib/figures/terms";
import { takesEntryOf } from "@/lib/progress/reporting";
import { type Pending, type RowEntries, NEVER_SAVED, contentOf } from "./entries";
import { type Line, keyOf } from "./lines";

export const MARKS = [
  "locked",
  "missing",
  "overdue",
  "not_due",
  "none",
  "others_draft",
  "not_available",
  "draft",
  "submitted",
  "returned",
  "approved",
] as const;
export type Mark = (typeof MARKS)[number];

/** Beside the mark: kept although out of the ordinary, or with a note. */
export const SIGNS = ["doubtful", "noted"] as const;
export type Sign = (typeof SIGNS)[number];

export interface Standing {
  readonly mark: Mark;
  /** Typed and not yet saved, or not saved because something is wrong. */
  readonly unsaved: "pending" | "problem" | null;
  readonly locked: boolean;
  readonly late: boolean;
  /** Whose draft lies here that is not for this reader, while nothing of their own is typed over it. */
  readonly draftBy: string | null;
  readonly signs: readonly Sign[];
}

/** May this cell take something typed? */
export const isEditable = (line: Line, month: GridMonth): boolean => line.row.mayEnter && month.open;

export function standingOf(line: Line, month: GridMonth, own: RowEntries): Standing {
  const key = keyOf(line, month.month);
  const saved = own.saved[key] ?? NEVER_SAVED;
  const pending = pendingHere(line, month, own);
  const draftBy = pending || !isShown(line, month, own) ? null : saved.draftBy;
  const unsaved = pending ? unsavedOf(pending) : null;
  return {
    mark: markOf(line, month, { ...own, here: pending }),
    unsaved,
    locked: month.locked,
    late: saved.late,
    draftBy,
    signs: signsOf(line, month, own),
  };
}

/** Nothing is said of a cell that shows nothing. A reviewer's word on what was returned is no doubt. */
function signsOf(line: Line, month: GridMonth, own: RowEntries): Sign[] {
  const key = keyOf(line, month.month);
  const words = contentOf(own, key);
  if (!isShown(line, month, own) || isBlank(words)) return [];
  const { comment, review } = own.saved[key] ?? NEVER_SAVED;
  const doubtful = comment !== null && review !== "returned" && !own.pending[key];
  const holds = { doubtful, noted: words.note !== null };
  return SIGNS.filter((sign) => holds[sign]);
}

/** What is unsaved belongs to the column that shows it; a milestone's text that is no day, to where it is. */
function pendingHere(line: Line, month: GridMonth, own: RowEntries): Pending | undefined {
  const pending = own.pending[keyOf(line, month.month)];
  const problem = line.kind === "date" ? pending?.problem : null;
  const elsewhere = problem && "month" in problem && problem.month !== month.month;
  return elsewhere || !isShown(line, month, own) ? undefined : pending;
}

/** A milestone stands in one column: that of its day, of the day it is due, or where something else was typed. */
function isShown(line: Line, month: GridMonth, own: RowEntries): boolean {
  if (line.kind === "figure") return true;
  const problem = own.pending[line.milestone.id]?.problem;
  return (
    (problem && "month" in problem && problem.month === month.month) ||
    here(line, month, contentOf(own, line.milestone.id).value)
  );
}

const unsavedOf = ({ problem }: Pending) => (problem ? "problem" : "pending");

/** `here`: what is pending in this very column. */
type Seen = RowEntries & { readonly here: Pending | undefined };

function markOf(line: Line, month: GridMonth, { here: pending, ...own }: Seen): Mark {
  const key = keyOf(line, month.month);
  const words = contentOf(own, key);
  const { review, draftBy } = own.saved[key] ?? NEVER_SAVED;
  const stated = pending ? "draft" : (review ?? "draft");
  if (line.kind === "date") {
    if (!isShown(line, month, own)) return "none";
    if (words.value || pending?.problem) return stated;
    if (draftBy !== null) return "others_draft";
    return line.milestone.overdue ? "overdue" : "not_due";
  }
  if (isBlank(words) && !pending?.problem) {
    if (draftBy !== null && !pending) return "others_draft";
    if (review === "returned") return "returned";
    if (month.locked) return "locked";
    if (!takesEntryOf(line.row.indicator, month.month)) return "none";
    return month.due ? "missing" : "not_due";
  }
  return words.na !== null && words[line.field] === null && stated !== "returned" ? "not_available" : stated;
}

/** Does a milestone's day, or without one the day it is due, lie in this column? */
export const here = (line: Extract<Line, { kind: "date" }>, month: GridMonth, day: string | null): boolean =>
  monthOf(day ?? line.milestone.due) === month.month;
