import { SCHEDULE_BASES } from "../../lib/progress/terms";
import { boolean, choice, index, instant, integer, ordinal, scaled, table, text, uniqueIndex } from "../columns";

export const plans = table(
  "plans",
  {
    id: text("id").primaryKey(),
    year: integer("year").notNull(),
    title: text("title").notNull(),
    janFebCombined: boolean("jan_feb_combined").notNull(),
    /** A fresh UUIDv7 with each writing transaction: what memos and event streams compare. */
    version: text("version").notNull(),
    /** Which of it is the plan without its figures: a fresh one whenever anything but figures moves. */
    frameVersion: text("frame_version"),
    /** Which drafts it has: they move no board, and not `version`. */
    draftsVersion: text("drafts_version"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [uniqueIndex("plans_year").on(t.year)],
);

/** Schedule basis and thresholds, versioned: an edit has an effective month and never repaints earlier ones. */
export const planTerms = table(
  "plan_terms",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    effectiveMonth: text("effective_month").notNull(),
    scheduleBasis: choice("schedule_basis", SCHEDULE_BASES).notNull(),
    aheadPoints: scaled("ahead_points").notNull(),
    behindPoints: scaled("behind_points").notNull(),
    farBehindPoints: scaled("far_behind_points").notNull(),
    place: ordinal("place").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    /** Account; null: imported on the command line. */
    recordedBy: text("recorded_by"),
    reason: text("reason"),
  },
  (t) => [index("plan_terms_plan").on(t.planId)],
);
