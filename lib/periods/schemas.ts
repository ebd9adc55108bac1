import { z } from "zod";
import { typedText } from "@/lib/text/schemas";

/** Code points. */
const LONGEST_REASON = 500;

export const monthInput = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const reason = typedText({ kind: "lines", most: LONGEST_REASON, filled: true }).optional();

export const periodsInput = z.object({
  planId: z.string().min(1),
  months: z.array(monthInput).min(1).max(12),
  reason,
});
export type PeriodsInput = z.input<typeof periodsInput>;

/** What the forms beside the grid send. */
export const lockInput = z.object({
  planId: z.string().min(1),
  month: monthInput,
  to: z.enum(["locked", "open"]),
  reason,
});
