/**
 * What the entry grid is given. Entries are plain JSON, decimals as text; what the calculation needs beside them is its
 * own model.
 */
import { mapParts, type Words } from "@/lib/figures/terms";
import { parseDecimal } from "@/lib/progress/exact";
import type { Entry, Indicator, PlanTerms } from "@/lib/progress/model";
import type { ReviewState } from "@/lib/progress/terms";

/** The revision of a cell that its reader sees. */
export interface GridEntry extends Words {
  /** Its id. */
  readonly assignment: string;
  /** 1…12 */
  readonly month: number;
  /** Null: nothing that the reader may read. */
  readonly revision: string | null;
  readonly review: ReviewState | null;
  readonly late: boolean;
  /** Why a doubtful figure was kept, or the reviewer's word on a returned one. */
  readonly comment: string | null;
  /** Who recorded the revision. */
  readonly by: string | null;
  /** Typed or submitted by the reader, who may not review it. */
  readonly own: boolean;
  /** Whose draft lies over what is told here and is not for this reader; empty where the account is gone. */
  readonly draftBy: string | null;
  /** What is approved of the cell, where something newer is told here. */
  readonly approved: Words | null;
  /** Some revision of the cell, this or an older one, counts officially or provisionally. */
  readonly counts: boolean;
}

/** A milestone's done date as its reader sees it. */
export interface GridDate {
  readonly milestone: string;
  readonly done: string | null;
  readonly note: string | null;
  readonly late: boolean;
  readonly comment: string | null;
  /** Null: never written. */
  readonly revision: string | null;
  readonly review: ReviewState | null;
  readonly by: string | null;
  readonly own: boolean;
  readonly draftBy: string | null;
  /** The day that is approved, where something newer is told here. */
  readonly approved: string | null;
  readonly counts: boolean;
}

export interface GridMilestone {
  readonly id: string;
  readonly title: string;
  /** Day, `2022-06-30`. */
  readonly due: string;
  /** That day is past. */
  readonly overdue: boolean;
}

/** An assignment that figures sit on. */
export interface GridRow {
  readonly id: string;
  readonly key: string;
  readonly office: string;
  /** As in force at the grid's month. A row that is one of several has itself alone in `assignments`. */
  readonly indicator: Indicator;
  /** Whose completion the row shows: the indicator's where this is its only leaf, else the assignment's own. */
  readonly scope: "indicator" | "assignment";
  readonly milestones: readonly GridMilestone[];
  readonly mayEnter: boolean;
  readonly mayDecide: boolean;
}

export interface GridTask {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  readonly source: string;
  readonly rows: readonly GridRow[];
}

export interface GridMonth {
  /** 1…12 */
  readonly month: number;
  readonly locked: boolean;
  readonly begun: boolean;
  /** Takes figures: begun, not locked, and not a January that is reported with February. */
  readonly open: boolean;
  /** Its report is due; an empty cell of it is missing. */
  readonly due: boolean;
  /** ISO instant. */
  readonly deadline: string | null;
}

/** What a month still lacks. */
export interface Lacking {
  /** Neither submitted nor approved. */
  readonly missing: readonly { readonly name: string; readonly office: string }[];
  /** Submitted, and waiting for review. */
  readonly waiting: number;
}

export interface Grid {
  readonly plan: { readonly id: string; readonly year: number; readonly title: string };
  /** Years to choose from. */
  readonly years: readonly number[];
  /** The day it is in China. */
  readonly today: string;
  /** The month being entered, 1…12. */
  readonly month: number;
  readonly months: readonly GridMonth[];
  readonly terms: PlanTerms;
  readonly tasks: readonly GridTask[];
  readonly entries: readonly GridEntry[];
  readonly dates: readonly GridDate[];
  /** Offices to choose from; empty where there is no choice. */
  readonly offices: readonly { readonly key: string; readonly name: string }[];
  /** Key of the chosen office; null: all. */
  readonly office: string | null;
  readonly mayLock: boolean;
  /** Of the whole plan, for who may lock the month. */
  readonly lacking: Lacking | null;
}

/** An entry for the calculation, whatever its review state says. */
export function entryOf(words: Words, about: Pick<Entry, "assignment" | "month" | "review" | "late">): Entry {
  const { value, numerator, denominator, na } = mapParts(words, {
    number: (text) => (text === null ? null : parseDecimal(text)),
    text: (text) => text,
  });
  return { ...about, value, numerator, denominator, na };
}
