/**
 * What the calculation reads and what it gives. Decimals are `bigint` counts of ten-thousandths ("scaled");
 * months are 1…12 of the plan's year; dates are ISO days (`2022-06-30`, compared as text).
 */
import type {
  ActualNone,
  Basis,
  Direction,
  EntryKind,
  Measure,
  OperandKind,
  Pacing,
  ReportingMark,
  ReviewState,
  ScheduleBasis,
  Status,
} from "./terms";

/** An exact fraction: d > 0, lowest terms. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export interface Thresholds {
  /** Points, scaled: 10, −10, −30 unless the plan says otherwise. */
  readonly ahead: bigint;
  readonly behind: bigint;
  readonly farBehind: bigint;
}

export interface PlanTerms {
  readonly year: number;
  readonly scheduleBasis: ScheduleBasis;
  readonly janFebCombined: boolean;
  readonly thresholds: Thresholds;
}

export interface Target {
  /** Absent only for `hold`. */
  readonly value: bigint | null;
  readonly metAt: bigint | null;
  readonly stretch: bigint | null;
  readonly low: bigint | null;
  readonly high: bigint | null;
}

export interface Assignment {
  readonly key: string;
  readonly office: string;
  readonly person: string | null;
  readonly parent: string | null;
  readonly target: bigint | null;
  readonly baseline: bigint | null;
}

export interface Milestone {
  readonly title: string;
  readonly due: string;
  readonly weight: bigint;
  /** The day it was done, of the basis asked for. */
  readonly done: string | null;
}

export interface HistoryFigure {
  readonly year: number;
  readonly month: number;
  readonly value: bigint;
}

/** An indicator as in force at the cut-off; defaults resolved except `pacing` (null: the default of semantics §6). */
export interface Indicator {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly direction: Direction;
  readonly entry: EntryKind;
  readonly operands: OperandKind;
  readonly target: Target | null;
  readonly baseline: bigint | null;
  readonly pacing: Pacing | null;
  /** Planned cumulative value at the end of months 1…12; only for `curve`. */
  readonly curve: readonly bigint[] | null;
  readonly decimals: number | null;
  readonly start: number;
  readonly due: number;
  readonly history: readonly HistoryFigure[];
  readonly milestones: readonly Milestone[];
  readonly assignments: readonly Assignment[];
}

/** What a cell (assignment × month) holds; at most one per cell. A missing cell has none. */
export interface Entry {
  readonly assignment: string;
  readonly month: number;
  readonly value: bigint | null;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
  /** The reason why there is no figure (未入统); the entry is then "not available". */
  readonly na: string | null;
  readonly review: ReviewState;
  /** Submitted after the month's deadline. */
  readonly late: boolean;
}

/** Where the calculation stands. */
export interface View {
  readonly terms: PlanTerms;
  /** The cut-off month, 1…12. */
  readonly month: number;
  /** Which review states count; `draft` counts everything typed (the grid's own preview). */
  readonly basis: Basis | "draft";
  /** Is the cut-off month's report due? Read through a document it always is. */
  readonly due: boolean;
}

export interface Reporting {
  readonly mark: ReportingMark;
  readonly reported: number;
  readonly expected: number;
  /** Leaves whose ratio of the month has one operand only and no reason for want of the other. */
  readonly half: number;
  /** Do figures that are not approved go into the row? */
  readonly unreviewed: boolean;
}

/** One row: the indicator's, or an assignment's that has a target of its own. */
export interface Progress {
  readonly actual: Fraction | null;
  readonly target: bigint | null;
  readonly completion: Fraction | null;
  readonly schedule: Fraction | null;
  /** Percentage points (growth: points of growth), signed. */
  readonly gap: Fraction | null;
  readonly met: boolean | null;
  readonly status: Status;
  /** Why there is no actual value; null when there is one. */
  readonly none: ActualNone | null;
  /** 1…12, 0 never: null when nothing went into the actual. */
  readonly throughMonth: number | null;
  readonly reporting: Reporting;
}

/** Something that an average runs over. */
export interface Weighed {
  readonly weight: Fraction;
  readonly completion: Fraction | null;
  readonly met: boolean | null;
}
