/**
 * What a plan consists of, laid out flat: every record knows where it stood. Decimals are scaled, what may be left out
 * is null, months are text (`2022-06`). A plan that is given and the stored one have the same shape, so that the two
 * can be compared.
 */
import type { Content } from "@/lib/figures/terms";
import type { Target, Thresholds } from "@/lib/progress/model";
import type {
  Direction,
  EntryKind,
  Measure,
  OperandKind,
  Pacing,
  ReviewState,
  ScheduleBasis,
} from "@/lib/progress/terms";
import type { TaskRole } from "@/lib/plan/terms";
import type { Faults } from "./faults";

/** `path` is where it was given (`tasks[3].indicators[0]`), `position` which of its list. */
export interface Origin {
  readonly path: string;
  readonly position: number;
}

export interface PlanHead {
  readonly year: number;
  readonly title: string;
  readonly scheduleBasis: ScheduleBasis;
  readonly janFebCombined: boolean;
  readonly thresholds: Thresholds;
}

export interface OfficeRecord extends Origin {
  readonly key: string;
  readonly name: string;
  readonly parent: string | null;
  readonly sort: number;
}

export interface PersonRecord extends Origin {
  readonly key: string;
  readonly name: string;
  readonly post: string | null;
  readonly office: string;
  readonly role: string;
}

export interface TaskRecord extends Origin {
  /** `no`: what names a task in its plan. */
  readonly key: string;
  readonly title: string;
  readonly source: string;
  readonly role: TaskRole;
  readonly leaderInCharge: string | null;
  readonly leadOffice: string;
  readonly supportingOffices: readonly string[];
  readonly owner: string | null;
  readonly start: string;
  readonly due: string;
  readonly weight: bigint;
}

export interface HistoryRecord extends Origin {
  readonly year: number;
  readonly month: number;
  readonly value: bigint;
}

export interface MilestoneRecord extends Origin {
  readonly title: string;
  readonly due: string;
  readonly weight: bigint;
  /** Null: not done, or not any more; undefined: nothing is said of it. */
  readonly done?: string | null;
}

export interface IndicatorRecord extends Origin {
  readonly task: string;
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly direction: Direction;
  readonly entry: EntryKind | null;
  readonly operands: OperandKind | null;
  readonly target: Target | null;
  readonly baseline: bigint | null;
  readonly pacing: { readonly kind: Pacing; readonly curve: readonly bigint[] | null } | null;
  readonly decimals: number | null;
  readonly weight: bigint | null;
  readonly definition: string | null;
  readonly start: string | null;
  readonly due: string | null;
  readonly history: readonly HistoryRecord[];
  readonly milestones: readonly MilestoneRecord[];
}

export interface AssignmentRecord extends Origin {
  readonly indicator: string;
  readonly key: string;
  readonly office: string;
  readonly person: string | null;
  readonly target: bigint | null;
  readonly baseline: bigint | null;
  readonly parent: string | null;
}

export interface FigureRecord extends Origin, Content {
  readonly assignment: string;
  readonly month: string;
  readonly status: ReviewState;
}

export interface PlanRecords {
  readonly offices: readonly OfficeRecord[];
  readonly people: readonly PersonRecord[];
  readonly tasks: readonly TaskRecord[];
  readonly indicators: readonly IndicatorRecord[];
  readonly assignments: readonly AssignmentRecord[];
  readonly figures: readonly FigureRecord[];
}

/** Keys of parts that are there though they are faulty: who refers to them is not to blame. */
export interface Mentioned {
  readonly offices: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly assignments: ReadonlySet<string>;
}

/** A plan as someone gives it, read as far as it can be read. */
export interface GivenPlan {
  /** Null when the plan's own part is faulty. */
  readonly head: PlanHead | null;
  readonly records: PlanRecords;
  readonly mentioned: Mentioned;
  /** What was found wrong so far. */
  readonly faults: Faults;
}

/** What names a figure in its plan: months have no line break. */
export const cellKey = ({ assignment, month }: { readonly assignment: string; readonly month: string }): string =>
  `${month}\n${assignment}`;

/** The path of what only the database has. */
export const STORED = "";

export const NOTHING: PlanRecords = {
  offices: [],
  people: [],
  tasks: [],
  indicators: [],
  assignments: [],
  figures: [],
};
