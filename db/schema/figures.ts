import { REVIEW_STATES } from "../../lib/progress/terms";
import { boolean, choice, index, instant, primaryKey, scaled, table, text } from "../columns";
import { assignments } from "./tasks";

/** Append-only: every change of value or state of a cell is one more row. */
export const figureRevisions = table(
  "figure_revisions",
  {
    /** UUIDv7: later revisions sort after earlier ones. */
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
    note: text("note"),
    review: choice("review", REVIEW_STATES).notNull(),
    /** Submitted after the month's deadline. */
    late: boolean("late").notNull(),
    /** Why a doubtful figure was kept, or the reviewer's word on a returned one. */
    comment: text("comment"),
    /** Account that submitted the figure: it may not approve it. */
    submittedBy: text("submitted_by"),
    /** Account; null: brought in with a document on the command line. */
    recordedBy: text("recorded_by"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [index("figure_revisions_cell").on(t.assignmentId, t.month)],
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
