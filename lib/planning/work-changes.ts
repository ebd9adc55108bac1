/** What changes in the work: indicators with targets, last year's months and milestones, and their assignments. */
import { newId } from "@/db/id";
import type { assignments, assignmentTargets, history, indicators, indicatorTargets, milestones } from "@/db/schema";
import { monthText } from "@/lib/calendar/rules";
import { eachInTurn, groupBy } from "@/lib/lists/rules";
import { inForce } from "@/lib/plan/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { type Before, differing, type Ids, noted, type Report, type Stamp } from "./comparison";
import {
  type AssignmentRecord,
  type HistoryRecord,
  type IndicatorRecord,
  type MilestoneRecord,
  type PlanHead,
  type PlanRecords,
  STORED,
} from "./model";
import { mergedOrder, placedIn } from "./order";
import type { StoredRows } from "./queries";

/** What both are found from. */
export interface Given {
  readonly head: PlanHead;
  readonly planId: string;
  readonly records: PlanRecords;
  readonly before: Before | null;
  readonly stamp: Stamp;
  readonly ids: {
    readonly office: Ids;
    readonly person: Ids;
    readonly task: Ids;
    readonly indicator: Ids;
    readonly assignment: Ids;
  };
}

export interface IndicatorChanges {
  readonly indicators: (typeof indicators.$inferInsert)[];
  readonly indicatorTargets: Omit<typeof indicatorTargets.$inferInsert, "place">[];
  readonly history: (typeof history.$inferInsert)[];
  readonly milestones: (typeof milestones.$inferInsert)[];
  readonly done: DoneChange[];
  /** Keys of those that are new or of which something differs. */
  readonly changedIndicators: Set<string>;
}

const INDICATOR_FIELDS = [
  "task",
  "name",
  "unit",
  "measure",
  "direction",
  "entry",
  "operands",
  "pacing",
  "decimals",
  "weight",
  "definition",
  "start",
  "due",
  "position",
] as const satisfies readonly (keyof IndicatorRecord)[];

export async function indicatorChanges(report: Report, given: Given): Promise<IndicatorChanges> {
  const { head, planId, records, before, stamp, ids } = given;
  const old = before?.records.records.indicators ?? [];
  const known = new Map(old.map((record) => [record.key, record]));
  const mine = new Set(records.indicators.map(({ key }) => key));
  const storedMilestones = groupBy(before?.rows.milestones ?? [], ({ indicatorId }) => indicatorId);
  const targets = groupBy(before?.rows.targets ?? [], ({ indicatorId }) => indicatorId);
  const changes: IndicatorChanges = {
    ...{ indicators: [], indicatorTargets: [], history: [], milestones: [], done: [] },
    changedIndicators: new Set(),
  };
  await eachInTurn(await placedIn(records.indicators, old, ({ task }) => task), (record) => {
    const id = ids.indicator.of(record.key);
    const stored = known.get(record.key);
    const own = stored ? differing(record, stored, INDICATOR_FIELDS) : [];
    const target = stored ? differing(record, stored, ["target", "baseline"]) : [];
    if (!stored || own.length > 0)
      changes.indicators.push(indicatorRow(record, { id, planId, taskId: ids.task.of(record.task) }));
    if (stored ? target.length > 0 : record.target || record.baseline !== null) {
      const month = inForce(targets.get(id) ?? [], monthText(head.year, 12))?.effectiveMonth ?? monthText(head.year, 1);
      changes.indicatorTargets.push(targetRow(record, { indicatorId: id, effectiveMonth: month, ...stamp }));
    }
    // What only the database has keeps its months and milestones as they are.
    const months = mine.has(record.key) ? mergedHistory(id, record, stored) : [];
    const dates = mine.has(record.key)
      ? mergedMilestones(id, record, storedMilestones.get(id) ?? [])
      : { milestones: [], done: [] };
    for (const row of months) changes.history.push(row);
    for (const row of dates.milestones) changes.milestones.push(row);
    for (const change of dates.done) changes.done.push(change);
    const parts = [
      ...(months.length > 0 ? ["history"] : []),
      ...(dates.milestones.length + dates.done.length > 0 ? ["milestones"] : []),
    ];
    const detail = [...own, ...target, ...parts];
    if (noted(report, { thing: "indicator", key: record.key, known: stored !== undefined, detail }))
      changes.changedIndicators.add(record.key);
  });
  return changes;
}

const NO_TARGET = { value: null, metAt: null, stretch: null, low: null, high: null };

const targetRow = (record: IndicatorRecord, where: Stamp & { indicatorId: string; effectiveMonth: string }) => ({
  ...(record.target ?? NO_TARGET),
  id: newId(),
  baseline: record.baseline,
  ...where,
});

type IndicatorRow = typeof indicators.$inferInsert;

const indicatorRow = (record: IndicatorRecord, ids: Pick<IndicatorRow, "id" | "planId" | "taskId">): IndicatorRow => ({
  ...ids,
  position: record.position,
  key: record.key,
  name: record.name,
  unit: record.unit,
  measure: record.measure,
  direction: record.direction,
  entry: record.entry,
  operands: record.operands,
  pacing: record.pacing?.kind ?? null,
  curve: record.pacing?.curve?.map(plainDecimal) ?? null,
  decimals: record.decimals,
  weight: record.weight,
  definition: record.definition,
  start: record.start,
  due: record.due,
});

type StoredMilestone = StoredRows["milestones"][number];

/** A milestone whose done date differs from the approved one. */
export interface DoneChange {
  readonly milestoneId: string;
  readonly path: string;
  readonly done: string | null;
  readonly before: string | null;
}

const historyKey = ({ year, month }: HistoryRecord): string => `${year}-${month}`;

/** Rows of history to be written: months that are added or say otherwise, and those that moved. */
function mergedHistory(
  indicatorId: string,
  record: IndicatorRecord,
  stored: IndicatorRecord | undefined,
): (typeof history.$inferInsert)[] {
  const old = new Map((stored?.history ?? []).map((figure) => [historyKey(figure), figure]));
  const keyed = (figures: readonly HistoryRecord[]) =>
    figures.map((figure) => ({ ...figure, key: historyKey(figure) }));
  const rows: (typeof history.$inferInsert)[] = [];
  mergedOrder(keyed(record.history), keyed(stored?.history ?? [])).forEach(({ key, year, month, value }, position) => {
    const known = old.get(key);
    if (known?.value !== value || known.position !== position) rows.push({ indicatorId, year, month, value, position });
  });
  return rows;
}

/**
 * Milestones have no keys: one given is the stored one of the same title (of several the first that is free), else,
 * renamed, one that is due on the same day, else the one at the same place.
 */
function matched(
  given: readonly MilestoneRecord[],
  stored: readonly StoredMilestone[],
): (StoredMilestone | undefined)[] {
  const taken = new Set<StoredMilestone>();
  /** The first of each group that is free, for those that have none yet. */
  const fill = (
    found: readonly (StoredMilestone | undefined)[],
    nameOf: (milestone: { title: string; due: string }) => string,
  ) => {
    const groups = groupBy([...stored].reverse(), nameOf);
    return given.map((milestone, index) => {
      if (found[index]) return found[index];
      const group = groups.get(nameOf(milestone)) ?? [];
      let next = group.pop();
      while (next && taken.has(next)) next = group.pop();
      if (next) taken.add(next);
      return next;
    });
  };
  const byTitle = fill([], ({ title }) => title);
  const byDay = fill(byTitle, ({ due }) => due);
  return byDay.map((found, index) => {
    const same = stored[index];
    return found ?? (same && !taken.has(same) ? same : undefined);
  });
}

function mergedMilestones(
  indicatorId: string,
  { milestones: given }: IndicatorRecord,
  stored: readonly StoredMilestone[],
) {
  const matches = matched(given, stored);
  const records = given.map((milestone, index) => ({
    milestone,
    known: matches[index],
    key: matches[index]?.id ?? newId(),
  }));
  const left = stored.map((milestone) => ({
    milestone: { ...milestone, path: STORED },
    known: milestone,
    key: milestone.id,
  }));
  const rows: (typeof milestones.$inferInsert)[] = [];
  const done: DoneChange[] = [];
  mergedOrder<(typeof records)[number] | (typeof left)[number]>(records, left).forEach(
    ({ milestone, known, key }, position) => {
      const { title, due, weight } = milestone;
      if (known?.title !== title || known.due !== due || known.weight !== weight || known.position !== position)
        rows.push({ id: key, indicatorId, position, title, due, weight });
      const before = known?.done ?? null;
      if (milestone.done !== undefined && milestone.done !== before)
        done.push({ milestoneId: key, path: milestone.path, done: milestone.done, before });
    },
  );
  return { milestones: rows, done };
}

export interface AssignmentChanges {
  readonly assignments: (typeof assignments.$inferInsert)[];
  readonly assignmentTargets: Omit<typeof assignmentTargets.$inferInsert, "place">[];
  /** Of every assignment there will be, by key. */
  readonly assignmentIds: Ids;
  readonly changedAssignments: Set<string>;
}

const ASSIGNMENT_FIELDS = ["indicator", "office", "person", "parent", "position"] as const;

export async function assignmentChanges(report: Report, given: Given): Promise<AssignmentChanges> {
  const { head, planId, records, before, stamp, ids } = given;
  const old = before?.records.records.assignments ?? [];
  const known = new Map(old.map((record) => [record.key, record]));
  const targets = groupBy(before?.rows.assignmentTargets ?? [], ({ assignmentId }) => assignmentId);
  const changes: AssignmentChanges = {
    ...{ assignments: [], assignmentTargets: [] },
    assignmentIds: ids.assignment,
    changedAssignments: new Set(),
  };
  await eachInTurn(await placedIn(records.assignments, old, ({ indicator }) => indicator), (record) => {
    const id = ids.assignment.of(record.key);
    const stored = known.get(record.key);
    const own = stored ? differing(record, stored, ASSIGNMENT_FIELDS) : [];
    const target = stored ? differing(record, stored, ["target", "baseline"]) : [];
    if (!stored || own.length > 0) changes.assignments.push(assignmentRow(record, planId, ids));
    if (stored ? target.length > 0 : record.target !== null || record.baseline !== null) {
      const month = inForce(targets.get(id) ?? [], monthText(head.year, 12))?.effectiveMonth ?? monthText(head.year, 1);
      const { target: value, baseline } = record;
      changes.assignmentTargets.push({
        id: newId(),
        assignmentId: id,
        effectiveMonth: month,
        target: value,
        baseline,
        ...stamp,
      });
    }
    const detail = [...own, ...target];
    if (noted(report, { thing: "assignment", key: record.key, known: stored !== undefined, detail }))
      changes.changedAssignments.add(record.key);
  });
  return changes;
}

const assignmentRow = (
  record: AssignmentRecord,
  planId: string,
  ids: Given["ids"],
): typeof assignments.$inferInsert => ({
  id: ids.assignment.of(record.key),
  planId,
  indicatorId: ids.indicator.of(record.indicator),
  key: record.key,
  officeId: ids.office.of(record.office),
  personId: ids.person.optional(record.person),
  parentId: ids.assignment.optional(record.parent),
  position: record.position,
});
