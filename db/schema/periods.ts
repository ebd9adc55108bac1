import { instant, primaryKey, table, text } from "../columns";
import { plans } from "./plans";

/** A month of a plan, where the office has said something of it; a month without a row is open and has no deadline. */
export const periods = table(
  "periods",
  {
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    month: text("month").notNull(),
    /** Figures submitted after it are late, cells without one are missing. */
    deadline: instant("deadline"),
    /** From then on pages open at it; by nobody: it was complete, or the command line. */
    publishedAt: instant("published_at"),
    publishedBy: text("published_by"),
    lockedAt: instant("locked_at"),
    lockedBy: text("locked_by"),
  },
  (t) => [primaryKey({ columns: [t.planId, t.month] })],
);
