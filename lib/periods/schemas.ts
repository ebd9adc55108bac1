import { z } from "zod";

export const monthInput = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const periodsInput = z.object({
  planId: z.string().min(1),
  months: z.array(monthInput).min(1).max(12),
  reason: z.string().trim().min(1).max(500).optional(),
});
export type PeriodsInput = z.input<typeof periodsInput>;

/** What the form beside the grid sends. */
export const lockInput = z.object({ planId: z.string().min(1), month: monthInput, to: z.enum(["locked", "open"]) });
