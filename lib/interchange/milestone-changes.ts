import { newId } from "@/db/id";
import type { history, milestones } from "@/db/schema";
import { groupBy } from "@/lib/lists/rules";
import type { HistoryRecord, IndicatorRecord, MilestoneRecord } from "./model";
import { mergedOrder } from "./order";
import type { StoredRows } from "./queries";

type StoredMilestone = StoredRows["milestones"][number];

/** A milestone whose done date differs from the approved one. */
export interface DoneChange {
  readonly milestoneId: string;
  readonly done: string;
}

const historyKey = ({ year, month }: HistoryRecord): string => `${year}-${month}`;

/** Rows of history to be written: months the document adds or says otherwise, and those that moved. */
export function mergedHistory(
  indicatorId: string,
  record: IndicatorRecord,
  stored: IndicatorRecord | undefined,
): (typeof history.$inferInsert)[] {
  const old = new Map((stored?.history ?? []).map((figure) => [historyKey(figure), figure]));
  const keyed = (figures: readonly HistoryRecord[]) => figures.map((figure) => ({ ...figure, key: historyKey(figure) }));
  const rows: (typeof history.$inferInsert)[] = [];
  mergedOrder(keyed(record.history), keyed(stored?.history ?? [])).forEach(({ key, year, month, value }, position) => {
    const known = old.get(key);
    if (known?.value !== value || known.position !== position) rows.push({ indicatorId, year, month, value, position });
  });
  return rows;
}

/**
 * Milestones have no keys: one of the document is the stored one of the same title (of several the first that is free), else,
 * renamed, one that is due on the same day, else the one at the same place.
 */
function matched(given: readonly MilestoneRecord[], stored: readonly StoredMilestone[]): (StoredMilestone | undefined)[] {
  const taken = new Set<StoredMilestone>();
  /** The first of each group that is free, for those that have none yet. */
  const fill = (found: readonly (StoredMilestone | undefined)[], nameOf: (milestone: { title: string; due: string }) => string) => {
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

export function mergedMilestones(indicatorId: string, { milestones: given }: IndicatorRecord, stored: readonly StoredMilestone[]) {
  const matches = matched(given, stored);
  const records = given.map((milestone, index) => ({ milestone, known: matches[index], key: matches[index]?.id ?? newId() }));
  const left = stored.map((milestone) => ({ milestone, known: milestone, key: milestone.id }));
  const rows: (typeof milestones.$inferInsert)[] = [];
  const done: DoneChange[] = [];
  mergedOrder<(typeof records)[number] | (typeof left)[number]>(records, left).forEach(({ milestone, known, key }, position) => {
    const { title, due, weight } = milestone;
    if (known?.title !== title || known.due !== due || known.weight !== weight || known.position !== position)
      rows.push({ id: key, indicatorId, position, title, due, weight });
    // A day that was reported is not taken back by a document that knows of none.
    if (milestone.done !== null && milestone.done !== known?.done) done.push({ milestoneId: key, done: milestone.done });
  });
  return { milestones: rows, done };
}
