import { z } from "zod";
import { BASES } from "@/lib/progress/terms";

/** What a request for completion names, as text of an address; what it leaves out has its default. */
export const completionQuery = z.object({
  year: z.coerce.number().int().min(1900).max(9999).optional(),
  month: z.coerce.number().int().min(1).max(12).optional(),
  basis: z.enum(BASES).default("approved"),
  /** An office's key: the rows of its subtree's assignments. */
  office: z.string().min(1).max(100).optional(),
  /** `indicators` leaves the assignments out. */
  rows: z.enum(["all", "indicators"]).default("all"),
});
