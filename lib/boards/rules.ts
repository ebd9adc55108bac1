/**
 * A board: a whole plan computed at a cut-off month, from which every screen, table and export is drawn; and its parts:
 * what a filter leaves, in which order, and what is counted over it. Every number comes from lib/progress.
 */
import { groupBy } from "@/lib/lists/rules";
import { officesWithin } from "@/lib/offices/rules";
import type { Plan, Question } from "@/lib/plan/rules";
import type { TaskRole } from "@/lib/plan/terms";
import { compare } from "@/lib/progress/exact";
import type { Fraction, Indicator, PlanTerms, Progress, View } from "@/lib/progress/model";
import type { AtSchedule, Average, LikeForLike } from "@/lib/progress/averages";
import { averageCompletion, countAtSchedule, likeForLike } from "@/lib/progress/rules";
import type { Basis, Status } from "@/lib/progress/terms";

/** What an address or a request names: the plan's year, the cut-off month (1…12) and which figures count. */
export interface Address {
  readonly year: number;
  readonly month: number;
  readonly basis: Basis;
}

export interface BoardOffice {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface BoardPerson {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly post: string | null;
  readonly officeId: string;
  /** 主要领导: answers for the whole plan. */
  readonly principal: boolean;
}

export interface BoardAssignment {
  readonly id: string;
  readonly key: string;
  readonly officeId: string;
  readonly personId: string | null;
  readonly parentId: string | null;
  readonly leaf: boolean;
  /** Has a target of its own; otherwise completion, schedule and met are none and status is `no_target`. */
  readonly ownTarget: boolean;
  readonly progress: Progress;
}

export interface BoardIndicator {
  readonly id: string;
  readonly taskId: string;
  readonly model: Indicator;
  /** The item's share of its task's weight. */
  readonly weight: Fraction;
  readonly progress: Progress;
  /** The cut-off month's own figure (flow), none otherwise. */
  readonly monthActual: Fraction | null;
  /** Last year's value up to the same month, and 同比 = (A − L) ÷ L. */
  readonly lastYear: Fraction | null;
  readonly yearOnYear: Fraction | null;
  /** Per month still to do, for flow at_least not yet met. */
  readonly requiredPace: Fraction | null;
  readonly assignments: readonly BoardAssignment[];
}

export interface BoardTask {
  readonly id: string;
  readonly no: string;
  readonly title: string;
  readonly source: string;
  readonly role: TaskRole;
  readonly leaderInChargeId: string | null;
  readonly leadOfficeId: string;
  readonly supportingOfficeIds: readonly string[];
  readonly ownerId: string | null;
  readonly start: number;
  readonly due: number;
  readonly weight: bigint;
  /** The worst of its indicators'. */
  readonly status: Status;
  readonly indicators: readonly BoardIndicator[];
}

/** The answer to a question, which it carries. */
export interface Board extends Question {
  /** With the terms in force at the cut-off. */
  readonly plan: Plan & { readonly terms: PlanTerms };
  /** The plain share of the year gone at the cut-off, on the plan's schedule basis. */
  readonly schedule: Fraction;
  readonly offices: readonly BoardOffice[];
  readonly people: readonly BoardPerson[];
  readonly tasks: readonly BoardTask[];
}

/** Where the calculation stands for a board. */
export const viewOf = ({ plan, month, basis, due }: Pick<Board, "plan" | "month" | "basis" | "due">): View => ({
  terms: plan.terms,
  month,
  basis,
  due,
});

/** An indicator with the task it belongs to. */
export interface Item {
  readonly task: BoardTask;
  readonly indicator: BoardIndicator;
}

/** What is left out is not asked for. Offices take all below them along. */
export interface Filter {
  readonly leader: string | null;
  readonly source: string | null;
  readonly office: string | null;
  readonly status: Status | null;
  readonly text: string | null;
}

export const itemsOf = (board: Board): Item[] =>
  board.tasks.flatMap((task) => task.indicators.map((indicator) => ({ task, indicator })));

/** The items that pass everything but the status. An office is asked for by its lead of the task. */
export function matching(board: Board, filter: Filter): Item[] {
  const offices = filter.office === null ? null : officesWithin(board.offices, filter.office);
  const text = filter.text?.toLowerCase() ?? null;
  return itemsOf(board).filter(
    ({ task, indicator }) =>
      (filter.leader === null || task.leaderInChargeId === filter.leader) &&
      (filter.source === null || task.source === filter.source) &&
      (offices === null || offices.has(task.leadOfficeId)) &&
      (text === null || `${task.no}\n${task.title}\n${indicator.model.name}`.toLowerCase().includes(text)),
  );
}

export const withStatus = (items: readonly Item[], status: Status | null): readonly Item[] =>
  status === null ? items : items.filter(({ indicator }) => indicator.progress.status === status);

/** In the plan's order, by source. */
export function bySource(items: readonly Item[]): { source: string; items: Item[] }[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.task.source);
    if (group) group.push(item);
    else groups.set(item.task.source, [item]);
  }
  return [...groups].map(([source, group]) => ({ source, items: group }));
}

/** The place of each source in the whole plan, from 1: a part of a table keeps it, as items keep their numbers. */
export function sourcePlaces({ tasks }: Pick<Board, "tasks">): ReadonlyMap<string, number> {
  const sources = new Set(tasks.map(({ source }) => source));
  return new Map([...sources].map((source, index) => [source, index + 1]));
}

/** Furthest behind first, those without a gap last; equal ones as in the plan. */
export function byGap(items: readonly Item[]): Item[] {
  const gap = ({ indicator }: Item) => indicator.progress.gap;
  return [...items].sort((a, b) => {
    const [left, right] = [gap(a), gap(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compare(left, right);
  });
}

export interface StatusCount {
  readonly status: Status;
  readonly count: number;
}

/** Statuses in the order they are read in: from the best to the worst, then those that judge nothing. */
export const READING_ORDER: readonly Status[] = [
  "overfulfilled",
  "completed",
  "completed_late",
  "ahead",
  "on_track",
  "watch",
  "behind",
  "far_behind",
  "overdue",
  "breached",
  "in_progress",
  "no_data",
  "not_started",
  "no_target",
];

/** How many of each status there are, of those that occur, in reading order. */
export function countStatuses(statuses: readonly Status[]): StatusCount[] {
  return READING_ORDER.map((status) => ({ status, count: statuses.filter((each) => each === status).length })).filter(
    ({ count }) => count > 0,
  );
}

export const tasksAmong = (items: readonly Item[]): BoardTask[] => [...new Set(items.map(({ task }) => task))];

/** How many indicators are at schedule, of those that are comparable. */
export const atScheduleOf = (items: readonly Item[], month: number): AtSchedule =>
  countAtSchedule(
    items.map(({ indicator }) => indicator.progress),
    month,
  );

/** A row that goes into an average with its indicator's weight: the indicator's own, or an assignment's. */
export interface AveragedRow {
  readonly item: Item;
  readonly progress: Progress;
}

export const rowsOfItems = (items: readonly Item[]): AveragedRow[] =>
  items.map((item) => ({ item, progress: item.indicator.progress }));

const weighed = ({ item, progress: { completion, met, schedule } }: AveragedRow) => ({
  weight: item.indicator.weight,
  completion,
  met,
  schedule,
});

/** The weighted average over rows (semantics §8). */
export const averageOfRows = (rows: readonly AveragedRow[]): Average => averageCompletion(rows.map(weighed));

/** The schedule that stands beside that average: over the rows that have both, with their own average. */
export const likeForLikeOfRows = (rows: readonly AveragedRow[]): LikeForLike => likeForLike(rows.map(weighed));

/** A leaf whose report for the cut-off month is missing. */
export interface Missing {
  readonly item: Item;
  readonly assignment: BoardAssignment;
}

/** The offices with missing reports, most first; equal ones as in the plan's rows. */
export const silentOffices = (
  missing: readonly Missing[],
): { readonly officeId: string; readonly missing: readonly Missing[] }[] =>
  [...groupBy(missing, ({ assignment }) => assignment.officeId)]
    .map(([officeId, own]) => ({ officeId, missing: own }))
    .sort((a, b) => b.missing.length - a.missing.length);

/** How many reports for the cut-off month are there of those expected, and which are missing. */
export function reportingOf(
  items: readonly Item[],
  concerns: (assignment: BoardAssignment) => boolean = () => true,
): { reported: number; expected: number; missing: Missing[] } {
  let reported = 0;
  let expected = 0;
  const missing: Missing[] = [];
  for (const item of items) {
    for (const assignment of item.indicator.assignments) {
      if (!assignment.leaf || !concerns(assignment)) continue;
      const { reporting } = assignment.progress;
      reported += reporting.reported;
      expected += reporting.expected;
      if (reporting.mark === "missing") missing.push({ item, assignment });
    }
  }
  return { reported, expected, missing };
}
