/** What is doubtful in the changes of a given plan. */
import { monthOf } from "@/lib/calendar/rules";
import type { Fault } from "@/lib/errors/rules";
import { doubtsOf, type MonthContent } from "@/lib/figures/doubts";
import { eachInTurn, groupInTurn } from "@/lib/lists/rules";
import { DEFAULT_ENTRY } from "@/lib/plan/rules";
import type { Changes } from "./changes";
import { SHOWN_FAULTS } from "./faults";
import { leavesOf, type Merged } from "./merged";
import type { FigureRecord, PlanHead, PlanRecords } from "./model";
import { headDoubts, indicatorDoubts, monthDoubts, ownTargetDoubts } from "./rules";

export interface Warnings {
  /** The first 200. */
  readonly shown: readonly Fault[];
  readonly count: number;
}

interface Given {
  readonly head: PlanHead;
  readonly records: PlanRecords;
  readonly merged: Merged;
  readonly changes: Changes;
  readonly now: Date;
}

/** Looks only at what is new or changed, so that the same plan again has nothing doubtful in it. */
export async function warningsOf({ head, records, merged, changes, now }: Given): Promise<Warnings> {
  const assignments = records.assignments.filter(({ key }) => changes.changedAssignments.has(key));
  // One assignment more can make an indicator doubtful.
  const touched = new Set([...changes.changedIndicators, ...assignments.map(({ indicator }) => indicator)]);
  const found = [
    ...(changes.terms ? headDoubts(head) : []),
    ...records.indicators
      .filter(({ key }) => touched.has(key))
      .flatMap((indicator) =>
        indicatorDoubts(indicator, { year: head.year, now, leaves: leavesOf(merged, indicator.key).length }),
      ),
    ...assignments.flatMap((assignment) => {
      const indicator = merged.indicators.get(assignment.indicator);
      return indicator ? ownTargetDoubts(assignment, indicator) : [];
    }),
    ...(await entryDoubts(changes, merged, now)),
  ];
  return { shown: found.slice(0, SHOWN_FAULTS), count: found.length };
}

const inMonth = ({ month, value, numerator, denominator }: FigureRecord): MonthContent => ({
  month: monthOf(month),
  value,
  numerator,
  denominator,
});

async function entryDoubts(changes: Changes, merged: Merged, now: Date): Promise<Fault[]> {
  const rows = await groupInTurn(merged.figures, ({ assignment }) => assignment);
  const found: Fault[] = [];
  // Figures of one assignment mostly come together.
  let row: { readonly of: string; readonly months: readonly MonthContent[] } = { of: "", months: [] };
  const monthsOf = (assignment: string) => {
    if (row.of !== assignment) row = { of: assignment, months: (rows.get(assignment) ?? []).map(inMonth) };
    return row.months;
  };
  await eachInTurn(changes.figures, ({ after }) => {
    for (const fault of monthDoubts(after, now)) found.push(fault);
    const indicator = merged.indicators.get(merged.assignments.get(after.assignment)?.indicator ?? "");
    if (!indicator || after.note?.trim()) return;
    const { measure, entry, operands } = indicator;
    const asked = { measure, entry: entry ?? DEFAULT_ENTRY, operands: operands ?? "flow" };
    const doubts = doubtsOf(asked, inMonth(after), { others: monthsOf(after.assignment), lastYear: [] });
    for (const { field, message, params } of doubts) found.push({ path: `${after.path}.${field}`, message, params });
  });
  return found;
}
