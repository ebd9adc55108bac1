/** What is doubtful in what a plan given changes. */
import { monthOf } from "@/lib/calendar/rules";
import type { Fault } from "@/lib/errors/rules";
import { doubtsOf } from "@/lib/figures/doubts";
import { groupBy } from "@/lib/lists/rules";
import { DEFAULT_ENTRY } from "@/lib/plan/rules";
import type { Changes } from "./changes";
import { SHOWN_FAULTS } from "./faults";
import { leavesOf, type Merged, mergeRecords } from "./merged";
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
  readonly stored: PlanRecords;
  readonly changes: Changes;
  readonly now: Date;
}

/** Looks only at what is new or changed, so that the same plan again has nothing doubtful in it. */
export function warningsOf({ head, records, stored, changes, now }: Given): Warnings {
  const merged = mergeRecords(records, stored);
  const changed = (wanted: "indicator" | "assignment") =>
    new Set(changes.lines.filter(({ thing }) => thing === wanted).map(({ key }) => key));
  const own = changed("assignment");
  const assignments = records.assignments.filter(({ key }) => own.has(key));
  // One assignment more can make an indicator doubtful.
  const touched = new Set([...changed("indicator"), ...assignments.map(({ indicator }) => indicator)]);
  const found = [
    ...(changes.terms ? headDoubts(head) : []),
    ...records.indicators
      .filter(({ key }) => touched.has(key))
      .flatMap((indicator) => indicatorDoubts(indicator, { year: head.year, now, leaves: leavesOf(merged, indicator.key).length })),
    ...assignments.flatMap((assignment) => {
      const indicator = merged.indicators.get(assignment.indicator);
      return indicator ? ownTargetDoubts(assignment, indicator) : [];
    }),
    ...changes.figures.flatMap(({ after }) => monthDoubts(after, now)),
    ...entryDoubts(
      changes.figures.map(({ after }) => after),
      merged,
    ),
  ];
  return { shown: found.slice(0, SHOWN_FAULTS), count: found.length };
}

const inMonth = (figure: FigureRecord) => ({ ...figure, month: monthOf(figure.month) });

function entryDoubts(figures: readonly FigureRecord[], merged: Merged): Fault[] {
  const rows = groupBy(merged.figures, ({ assignment }) => assignment);
  return figures.flatMap((figure) => {
    const indicator = merged.indicators.get(merged.assignments.get(figure.assignment)?.indicator ?? "");
    if (!indicator || figure.note?.trim()) return [];
    const { measure, entry, operands } = indicator;
    const asked = { measure, entry: entry ?? DEFAULT_ENTRY, operands: operands ?? "flow" };
    const doubts = doubtsOf(asked, inMonth(figure), (rows.get(figure.assignment) ?? []).map(inMonth), []);
    return doubts.map(({ field, message, params }) => ({ path: `${figure.path}.${field}`, message, params }));
  });
}
