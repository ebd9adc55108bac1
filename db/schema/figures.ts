import { REVIEW_STATES } from "../../lib/progress/terms";
import { boolean, choice, index, instant, ordinal, primaryKey, scaled, table, text } from "../columns";
import { assignments, milestones } from "./tasks";

/** What revisions of figures and of done dates have beside their content. Append-only: every change is one more row. */
const revision = () => ({
  note: text("note"),
  review: choice("review", REVIEW_STATES).notNull(),
  /** Submitted after the month's deadline. */
  late: boolean("late").notNull(),
  /** Why a doubtful or approved one was changed, or the reviewer's word on a returned one. */
  comment: text("comment"),
  /** Accounts that typed and that submitted it: neither may approve it. */
  typedBy: text("typed_by"),
  submittedBy: text("submitted_by"),
  /** Account; null: imported on the command line. */
  recordedBy: text("recorded_by"),
  /** In the order of writing: the newest counts, whatever the clock said. */
  place: ordinal("place").notNull(),
  recordedAt: instant("recorded_at").notNull(),
});

export const figureRevisions = table(
  "figure_revisions",
  {
    id: text("id").primaryKey(),
    assignmentId: text("assignment_id")
      .notNull()
      .references(() => assignments.id),
    /** `2022-06` */
    month: text("month").notNull(),
    value: scaled("value"),
    numerator: scaled("numerator"),
    denominator: scaled("denominator"),
    /** The reason why there is no figure; set: "not available". */
    na: text("na"),
    /** 余, 约 … as the reporter wrote it. */
    qualifier: text("qualifier"),
    ...revision(),
  },
  (t) => [index("figure_revisions_cell").on(t.assignmentId, t.month)],
);

export const milestoneRevisions = table(
  "milestone_revisions",
  {
    id: text("id").primaryKey(),
    milestoneId: text("milestone_id")
      .notNull()
      .references(() => milestones.id),
    /** Null: not done (any more). */
    done: text("done"),
    ...revision(),
  },
  (t) => [index("milestone_revisions_milestone").on(t.milestoneId)],
);

/**
 * One row a cell that was ever written. `latest`: the newest revision of all. `approved`: the newest approved one (the
 * official view). `counted`: the newest submitted or approved one that was not returned since (the provisional view).
 */
export const cells = table(
  "cells",
  {
    assignmentId: text("assignment_id")
      .notNull()
      .references(() => assignments.id),
    month: text("month").notNull(),
    latestRevisionId: text("latest_revision_id")
      .notNull()
      .references(() => figureRevisions.id),
    approvedRevisionId: text("approved_revision_id").references(() => figureRevisions.id),
    countedRevisionId: text("counted_revision_id").references(() => figureRevisions.id),
  },
  (t) => [primaryKey({ columns: [t.assignmentId, t.month] })],
);
