/** Decides on one entry beside what the store holds: refused with a DomainError, unchanged, or a new revision. */
import { unitOfEntry } from "@/lib/progress/measures";
import type { z } from "zod";
import { may } from "@/lib/access/rules";
import { hasBegun, monthOf, yearOf } from "@/lib/calendar/rules";
import { DomainError, forbidden, invalid, notFound } from "@/lib/errors/rules";
import { isLocked } from "@/lib/periods/rules";
import { authorOf, type Context } from "./context";
import { type Doubt, doubtsOf, refuseDoubts } from "./doubts";
import type { AssignmentRow, ReadableCell } from "./queries";
import type { NewRevision } from "./records";
import { contentFaults, inWords, parseTyped, subjectOf } from "./rules";
import { conflict, standsAlready } from "./conflicts";
import type { figureInput } from "./schemas";
import { BLANK, type Content, FIGURE_FIELDS, type FigureField, isBlank, mapParts, sameParts } from "./terms";

export type Input = z.output<typeof figureInput>;

/** What an entry is to say, and what it would be written over. */
export interface Judged {
  readonly assignment: AssignmentRow;
  readonly month: string;
  readonly reason: string | null;
  readonly content: Content;
  readonly cell: ReadableCell | null;
  /** Says what the cell already says: nothing to append. */
  readonly unchanged: boolean;
}

/** Everything but what is doubtful, which depends on the other entries of the same request (`drafted`). */
export function judge(context: Context, input: Input): Judged {
  const assignment = assignmentOf(context, input.assignment);
  const { month } = input;
  refuseMonth(context, month);
  if (assignment.isParent) throw invalid("assignment", "figureOnParent");
  if (assignment.measure === "milestones") throw invalid("assignment", "figureOnMilestones");
  const content = contentOf(input, assignment);
  const faults = contentFaults(assignment.measure, content);
  if (faults.length > 0) throw new DomainError("invalid", faults);
  const cell = context.cells.get(assignment.id)?.get(month) ?? null;
  const unchanged = standsAlready(cell && { ...cell, reads: cell.readable === cell.revision }, input, {
    same: () => (cell ? sameParts(cell.revision, content) : isBlank(content)),
    clash: () => conflict(inWords(content), cell && { revision: cell.revision, content: readContent(cell) }),
  });
  return { assignment, month, reason: input.reason || null, content, cell, unchanged };
}

const readContent = ({ revision, readable }: ReadableCell) => (readable === revision ? inWords(revision) : null);

/** The assignment, if the actor may enter its figures. Whoever sees nothing of its work is told that there is none. */
function assignmentOf(context: Context, named: string): AssignmentRow {
  const assignment = context.assignments.get(named);
  if (!assignment) throw notFound("assignment");
  const subject = subjectOf(context.place, assignment);
  if (may(context.actor, "enterFigure", subject)) return assignment;
  throw may(context.actor, "readSubmitted", subject) ? forbidden() : notFound("assignment");
}

export function refuseMonth({ plan, periods, at }: Pick<Context, "plan" | "periods" | "at">, text: string): void {
  const month = monthOf(text);
  if (yearOf(text) !== plan.year) throw invalid("month", "monthOutside", { year: plan.year });
  if (plan.janFebCombined && month === 1) throw invalid("month", "monthWithFebruary");
  if (!hasBegun(text, at)) throw invalid("month", "monthToCome", { month });
  if (isLocked(plan.year, month, periods)) throw invalid("month", "monthLocked", { month });
}

function contentOf(input: Input, indicator: Parameters<typeof unitOfEntry>[0]): Content {
  const figure = (text: string | null | undefined, field: FigureField): bigint | null => {
    const written = text?.trim();
    if (!written) return null;
    const typed = parseTyped(written, unitOfEntry(indicator));
    if ("message" in typed) throw invalid(field, typed.message, typed.params);
    return typed.value;
  };
  return mapParts({ ...BLANK, ...input }, { number: figure, text: (text) => text || null });
}

/** A request's entries by assignment id. */
export type Together = ReadonlyMap<string, readonly Judged[]>;

/** Refuses what is doubtful and has no reason; else the revision to append, a draft. */
export function drafted(context: Context, judged: Judged, together: Together): NewRevision {
  const { assignment, month, content, cell } = judged;
  if (judged.reason === null) refuseDoubts(findDoubts(context, judged, together));
  const author = authorOf(context.actor);
  return {
    assignmentId: assignment.id,
    month,
    ...content,
    review: "draft",
    late: false,
    comment: judged.reason ?? standingReason(cell),
    typedBy: author,
    submittedBy: null,
    recordedBy: author,
  };
}

/** A reason once given for changing what is approved stands while its draft is worked on. */
const standingReason = (cell: ReadableCell | null): string | null =>
  cell?.approved && cell.readable?.review === "draft" ? cell.readable.comment : null;

/** Doubts are judged from what the actor may read: nothing else enters an answer. */
function findDoubts(context: Context, { assignment, month, content, cell }: Judged, together: Together): Doubt[] {
  if (isBlank(content)) return cell?.countedId ? [{ field: FIGURE_FIELDS[0], message: "doubtfulWithdrawn" }] : [];
  const changed = cell?.approved && standingReason(cell) === null ? changesApproved(cell.approved, content) : null;
  if (changed) return [changed];
  const others = new Map<string, Content>();
  for (const [of, { readable }] of context.cells.get(assignment.id) ?? []) if (readable) others.set(of, readable);
  for (const other of together.get(assignment.id) ?? []) others.set(other.month, other.content);
  const asked = {
    measure: assignment.measure,
    entry: assignment.entry ?? "month",
    operands: assignment.operands ?? "flow",
  } as const;
  const months = [...others].map(([of, other]) => ({ ...other, month: monthOf(of) }));
  const lastYear = context.lastYear.get(assignment.indicatorId) ?? [];
  return doubtsOf(asked, { ...content, month: monthOf(month) }, { others: months, lastYear });
}

/** An approved figure is changed only with a reason; a note beside it needs none. */
function changesApproved(before: Content, content: Content): Doubt | null {
  const field = FIGURE_FIELDS.find((one) => before[one] !== content[one]);
  if (field === undefined && before.na === content.na) return null;
  const { na, ...said } = inWords(before);
  const approved = na ?? FIGURE_FIELDS.flatMap((one) => said[one] ?? []).join(" / ");
  return { field: field ?? FIGURE_FIELDS[0], message: "doubtfulApproved", params: { approved } };
}
