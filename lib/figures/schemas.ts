import { z } from "zod";
import { yearOf } from "@/lib/calendar/rules";
import { tidied } from "@/lib/text/rules";
import { typedText } from "@/lib/text/schemas";
import { forParts, LONGEST_TEXT } from "./terms";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const id = z.string().min(1).max(100);
/** Judged with the rest of its entry, so that one of many does not stop the others. */
const tidy = z
  .string()
  .max(10 * LONGEST_TEXT)
  .transform((text) => tidied(text).text);
const lines = typedText({ kind: "lines", most: LONGEST_TEXT, filled: false });
/** A decimal as typed; numbers of JSON are refused, they lose digits. */
const decimal = z.string().max(50).nullish();
const writing = {
  /** Why a doubtful figure is right, or an approved one changed. */
  reason: lines.nullish(),
  /** The revision that the sender last saw in the cell; null: they saw an empty one. */
  basedOn: z.string().max(100).nullable(),
  /** Confirmed: over another's draft, which the sender may not read. */
  overDraft: z.boolean().optional(),
};

/**
 * A month's entry of an assignment (its id, or its key in the plan of the month's year). Nothing but nulls clears the
 * cell.
 */
export const figureInput = z.object({
  assignment: id,
  month,
  ...forParts({ number: decimal, text: tidy.nullish() }),
  ...writing,
});

/** Cells of one request: a paste of sixty rows over the months fits. */
const MOST = 1000;

export const figuresInput = z.object({
  figures: z
    .array(figureInput)
    .min(1)
    .max(MOST)
    .refine((figures) => new Set(figures.map((figure) => yearOf(figure.month))).size === 1),
});

export const milestoneInput = z.object({
  milestone: id,
  done: z.iso.date().nullable(),
  note: lines.nullish(),
  ...writing,
});
export type MilestoneDate = z.output<typeof milestoneInput>;

/**
 * Everything of the month that the actor may submit, or only some assignments of it. `seen`: the revisions that the
 * sender looked at, by assignment or milestone id; what is another one by now is left.
 */
export const submitInput = z.object({
  month,
  assignments: z.array(id).max(MOST).optional(),
  seen: z.record(id, id).optional(),
});
export type SubmitInput = z.input<typeof submitInput>;

const decided = {
  figures: z
    .array(z.object({ assignment: id, month, basedOn: id }))
    .max(MOST)
    .default([]),
  milestones: z
    .array(z.object({ milestone: id, basedOn: id }))
    .max(MOST)
    .default([]),
};
export const approveInput = z.object(decided);
export type ApproveInput = z.input<typeof approveInput>;
export const returnInput = z.object({
  ...decided,
  comment: typedText({ kind: "lines", most: LONGEST_TEXT, filled: true }),
});
export type ReturnInput = z.input<typeof returnInput>;
