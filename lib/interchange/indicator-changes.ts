import { newId } from "@/db/id";
import type { history, indicators, indicatorTargets, milestones } from "@/db/schema";
import { groupBy } from "@/lib/lists/rules";
import { inForce, monthText } from "@/lib/plan/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { type Before, type Ids, noted, type Stamp } from "./comparison";
import { type ChangeLine, differing } from "./lines";
import { type DoneChange, mergedHistory, mergedMilestones } from "./milestone-changes";
import type { IndicatorRecord, PlanHead, PlanRecords } from "./model";
import { placedIn } from "./order";

export interface IndicatorChanges {
  readonly indicators: (typeof indicators.$inferInsert)[];
  readonly indicatorTargets: (typeof indicatorTargets.$inferInsert)[];
  readonly history: (typeof history.$inferInsert)[];
  readonly milestones: (typeof milestones.$inferInsert)[];
  readonly done: DoneChange[];
}

interface Given {
  readonly head: PlanHead;
  readonly planId: string;
  readonly records: PlanRecords;
  readonly before: Before | null;
  readonly stamp: Stamp;
  readonly ids: { readonly task: Ids; readonly indicator: Ids };
}

const FIELDS = [
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

export function indicatorChanges(lines: ChangeLine[], { head, planId, records, before, stamp, ids }: Given): IndicatorChanges {
  const old = before?.records.records.indicators ?? [];
  const known = new Map(old.map((record) => [record.key, record]));
  const mine = new Set(records.indicators.map(({ key }) => key));
  const storedMilestones = groupBy(before?.rows.milestones ?? [], ({ indicatorId }) => indicatorId);
  const targets = groupBy(before?.rows.targets ?? [], ({ indicatorId }) => indicatorId);
  const changes: IndicatorChanges = { indicators: [], indicatorTargets: [], history: [], milestones: [], done: [] };
  for (const record of placedIn(records.indicators, old, ({ task }) => task)) {
    const id = ids.indicator.of(record.key);
    const stored = known.get(record.key);
    const own = stored ? differing(record, stored, FIELDS) : [];
    const target = stored ? differing(record, stored, ["target", "baseline"]) : [];
    if (!stored || own.length > 0) changes.indicators.push(indicatorRow(record, id, planId, ids.task));
    if (stored ? target.length > 0 : record.target || record.baseline !== null) {
      const month = inForce(targets.get(id) ?? [], monthText(head.year, 12))?.effectiveMonth ?? monthText(head.year, 1);
      changes.indicatorTargets.push(targetRow(record, id, month, stamp));
    }
    // What only the database has keeps its months and milestones as they are.
    const months = mine.has(record.key) ? mergedHistory(id, record, stored) : [];
    const dates = mine.has(record.key) ? mergedMilestones(id, record, storedMilestones.get(id) ?? []) : { milestones: [], done: [] };
    for (const row of months) changes.history.push(row);
    for (const row of dates.milestones) changes.milestones.push(row);
    for (const change of dates.done) changes.done.push(change);
    const parts = [...(months.length > 0 ? ["history"] : []), ...(dates.milestones.length + dates.done.length > 0 ? ["milestones"] : [])];
    noted(lines, "indicator", record.key, stored !== undefined, [...own, ...target, ...parts]);
  }
  return changes;
}

const NO_TARGET = { value: null, metAt: null, stretch: null, low: null, high: null };

const targetRow = (record: IndicatorRecord, indicatorId: string, effectiveMonth: string, stamp: Stamp) => ({
  ...(record.target ?? NO_TARGET),
  id: newId(),
  indicatorId,
  effectiveMonth,
  baseline: record.baseline,
  ...stamp,
});

const indicatorRow = (record: IndicatorRecord, id: string, planId: string, task: Ids): typeof indicators.$inferInsert => ({
  id,
  planId,
  taskId: task.of(record.task),
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
