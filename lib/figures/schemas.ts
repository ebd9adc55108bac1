import { z } from "zod";
import { yearOf } from "@/lib/calendar/rules";
import { forParts, LONGEST_TEXT } from "./terms";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const id = z.string().min(1).max(100);
const words = z.string().max(LONGEST_TEXT);
/** A decimal as typed; numbers of JSON are refused, they lose digits. */
const decimal = z.string().max(50).nullish();
/** The revision that the sender last saw in the cell; null: he saw an empty one. */
const basedOn = z.string().max(100).nullable();

/** A month's entry of an assignment (its id, or its key in the plan of the month's year). Nothing but nulls clears the cell. */
export const figureInput = z.object({
  assignment: id,
  month,
  ...forParts({ number: decimal, text: words.nullish() }),
  /** Why a doubtful figure is right. */
  reason: words.nullish(),
  basedOn,
});
export type FigureInput = z.input<typeof figureInput>;

/** What PUT carries: the address names the cell. */
export const figureBody = figureInput.omit({ assignment: true, month: true });

/** Cells of one request: a paste of sixty rows over the months fits. */
const MOST = 1000;

export const figuresInput = z.object({
  figures: z
    .array(figureInput)
    .min(1)
    .max(MOST)
    .refine((figures) => new Set(figures.map((figure) => yearOf(figure.month))).size === 1),
});
export type FiguresInput = z.input<typeof figuresInput>;

export const milestoneInput = z.object({ milestone: id, done: z.iso.date().nullable(), note: words.nullish(), basedOn });
export type MilestoneInput = z.input<typeof milestoneInput>;
export const milestoneBody = milestoneInput.omit({ milestone: true });

/**
 * Everything of the month that the actor may submit, or only some assignments of it. `seen`: the revisions that the sender
 * looked at, by assignment or milestone id; what is another one by now is left.
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
export const returnInput = z.object({ ...decided, comment: words.trim().min(1) });
export type ReturnInput = z.input<typeof returnInput>;
