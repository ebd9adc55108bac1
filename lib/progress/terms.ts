/**
 * The closed sets of the calculation (design: measures, directions, pacings, statuses). Stored and exchanged as these
 * words.
 */
export const MEASURES = ["flow", "stock", "ratio", "growth", "rank", "milestones"] as const;
export type Measure = (typeof MEASURES)[number];

export const DIRECTIONS = ["at_least", "at_most", "hold"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a month's entry holds: the month's own figure, or the year-to-date. */
export const ENTRY_KINDS = ["month", "ytd"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a ratio's numerator and denominator are. */
export const OPERAND_KINDS = ["flow", "stock"] as const;
export type OperandKind = (typeof OPERAND_KINDS)[number];

export const PACINGS = ["linear", "full", "at_due", "curve", "last_year", "milestones"] as const;
export type Pacing = (typeof PACINGS)[number];

export const SCHEDULE_BASES = ["month", "day"] as const;
export type ScheduleBasis = (typeof SCHEDULE_BASES)[number];

/** Worst first: a task's status is the first of these that one of its indicators has. */
export const STATUSES = [
  "breached",
  "overdue",
  "far_behind",
  "behind",
  "watch",
  "no_data",
  "in_progress",
  "on_track",
  "ahead",
  "completed_late",
  "completed",
  "overfulfilled",
  "not_started",
  "no_target",
] as const;
export type Status = (typeof STATUSES)[number];

/** The second, separate mark of a row: is what is expected for the month there? Worst first. */
export const REPORTING_MARKS = ["missing", "late", "not_available", "current", "not_due"] as const;
export type ReportingMark = (typeof REPORTING_MARKS)[number];

export const REVIEW_STATES = ["draft", "submitted", "returned", "approved"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** approved: the official view; submitted: the provisional view, which counts both. */
export const BASES = ["approved", "submitted"] as const;
export type Basis = (typeof BASES)[number];

/** Why a row has no actual value. */
export const ACTUAL_NONE = [
  "nothing_reported",
  "zero_denominator",
  "not_covered",
  "last_year_missing",
  "last_year_not_positive",
  "part_of_the_whole",
  "not_one_leaf",
  "no_milestones",
] as const;
export type ActualNone = (typeof ACTUAL_NONE)[number];

/** A figure is an integer count of ten-thousandths. */
export const FRACTION_DIGITS = 4;
export const SCALE = 10_000n;
export const LARGEST_FIGURE = 900_000_000_000n;
