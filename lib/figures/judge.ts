/** Decides on one entry over what the desk holds: refused with a DomainError, unchanged, or a revision to append. */
import type { z } from "zod";
import { may } from "@/lib/access/rules";
import { monthOf, yearOf } from "@/lib/calendar/rules";
import { DomainError, forbidden, invalid, notFound } from "@/lib/errors/rules";
import { isLocked } from "@/lib/periods/rules";
import type { Measure } from "@/lib/progress/terms";
import { authorOf, type Desk } from "./desk";
import { type Doubt, doubtsOf } from "./doubts";
import type { Cell, Duty, Revision } from "./queries";
import type { NewRevision } from "./records";
import { contentFaults, inWords, parseTyped, subjectOf } from "./rules";
import type { figureInput } from "./schemas";
import { BLANK, type Content, FIGURE_FIELDS, type FigureField, isBlank, mapParts, sameParts } from "./terms";

type Input = z.output<typeof figureInput>;

export interface Judged {
  readonly duty: Duty;
  readonly input: Input;
  readonly before: Revision | null;
  readonly content: Content;
  /** Says what the cell already says: nothing to append. */
  readonly unchanged: boolean;
}

/** Everything but what is doubtful, which depends on the other entries of the same request (`settle`). */
export function judge(desk: Desk, input: Input): Judged {
  const duty = dutyOf(desk, input.assignment);
  refuseMonth(desk, input.month);
  if (desk.parents.has(duty.id)) throw invalid("assignment", "figureOnParent");
  if (duty.measure === "milestones") throw invalid("assignment", "figureOnMilestones");
  const content = contentOf(input, duty);
  const faults = contentFaults(duty.measure, content);
  if (faults.length > 0) throw new DomainError("invalid", faults);
  const before = desk.cells.get(duty.id)?.get(input.month)?.revision ?? null;
  const unchanged = before ? sameParts(before, content) : isBlank(content);
  if (!unchanged && (before?.id ?? null) !== input.basedOn) throw conflict(desk, duty, content, before);
  return { duty, input, before, content, unchanged };
}

/** The assignment, if the actor may enter its figures. Whoever sees nothing of its work is told that there is none. */
function dutyOf(desk: Desk, assignment: string): Duty {
  const duty = desk.duties.get(assignment);
  if (!duty) throw notFound("assignment");
  const subject = subjectOf(desk.place, duty);
  if (may(desk.actor, "enterFigure", subject)) return duty;
  throw may(desk.actor, "readSubmitted", subject) ? forbidden() : notFound("assignment");
}

export function refuseMonth({ plan, periods }: Pick<Desk, "plan" | "periods">, text: string): void {
  const month = monthOf(text);
  if (yearOf(text) !== plan.year) throw invalid("month", "monthOutside", { year: plan.year });
  if (plan.janFebCombined && month === 1) throw invalid("month", "monthWithFebruary");
  if (isLocked(plan.year, month, periods)) throw invalid("month", "monthLocked", { month });
}

function contentOf(input: Input, { unit, measure }: { unit: string; measure: Measure }): Content {
  const figure = (text: string | null | undefined, field: FigureField): bigint | null => {
    const written = text?.trim();
    if (!written) return null;
    const typed = parseTyped(written, measure === "ratio" ? "" : unit);
    if ("message" in typed) throw invalid(field, typed.message, typed.params);
    return typed.value;
  };
  return mapParts({ ...BLANK, ...input }, { number: figure, text: (text) => text?.trim() || null });
}

/** Both values, the other only to who may read it; `recordedBy` becomes a name before it leaves. */
function conflict(desk: Desk, duty: Duty, content: Content, before: Revision | null): DomainError {
  const mayRead =
    before !== null && may(desk.actor, before.review === "draft" ? "readDraft" : "readSubmitted", subjectOf(desk.place, duty, before));
  return new DomainError("conflict", [{ path: "", message: "figureConflict" }], {
    yours: inWords(content),
    theirs: before && {
      revision: before.id,
      review: before.review,
      at: before.recordedAt.toISOString(),
      recordedBy: before.recordedBy,
      content: mayRead ? inWords(before) : null,
    },
  });
}

/** Refuses what is doubtful and has no reason; else the revision to append, a draft. `overlay`: the request's other entries. */
export function settle(desk: Desk, judged: Judged, overlay: readonly Judged[]): NewRevision {
  const { duty, input, content } = judged;
  const reason = input.reason?.trim() || null;
  const doubts = findDoubts(desk, judged, overlay);
  if (doubts.length > 0 && !reason)
    throw new DomainError(
      "invalid",
      doubts.map(({ field, message, params }) => (params ? { path: field, message, params } : { path: field, message })),
      { doubtful: true },
    );
  return {
    assignmentId: duty.id,
    month: input.month,
    ...content,
    review: "draft",
    late: false,
    comment: reason,
    typedBy: authorOf(desk.actor),
    submittedBy: null,
    recordedBy: authorOf(desk.actor),
  };
}

function findDoubts(desk: Desk, { duty, input, content }: Judged, overlay: readonly Judged[]): Doubt[] {
  const own = desk.cells.get(duty.id);
  if (isBlank(content)) return own?.get(input.month)?.countedId ? [{ field: FIGURE_FIELDS[0], message: "doubtfulWithdrawn" }] : [];
  const changed = changesApproved(approvedIn(desk, own?.get(input.month)), content);
  if (changed) return [changed];
  const others = new Map<string, Content>();
  for (const [month, cell] of own ?? []) others.set(month, cell.revision);
  for (const other of overlay) if (other.duty.id === duty.id) others.set(other.input.month, other.content);
  const asked = { measure: duty.measure, entry: duty.entry ?? "month", operands: duty.operands ?? "flow" } as const;
  const months = [...others].map(([month, other]) => ({ ...other, month: monthOf(month) }));
  return doubtsOf(asked, { ...content, month: monthOf(input.month) }, months, desk.lastYear.get(duty.indicatorId) ?? []);
}

const approvedIn = ({ approved }: Desk, cell: Cell | undefined): Revision | undefined =>
  cell?.approvedId === cell?.revision.id ? cell?.revision : approved.get(cell?.approvedId ?? "");

/** An approved figure is changed only with a reason; a note beside it needs none. */
function changesApproved(before: Revision | undefined, content: Content): Doubt | null {
  if (!before) return null;
  const field = FIGURE_FIELDS.find((one) => before[one] !== content[one]);
  if (field === undefined && before.na === content.na) return null;
  const { na, ...said } = inWords(before);
  const approved = na ?? FIGURE_FIELDS.flatMap((one) => said[one] ?? []).join(" / ");
  return { field: field ?? FIGURE_FIELDS[0], message: "doubtfulApproved", params: { approved } };
}
