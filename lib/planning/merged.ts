/** A given plan laid over the stored one: what there will be once it is applied. Nothing is ever removed. */
import { eachInTurn, groupInTurn } from "@/lib/lists/rules";
import {
  type AssignmentRecord,
  cellKey,
  type FigureRecord,
  type IndicatorRecord,
  type OfficeRecord,
  type PlanRecords,
  type TaskRecord,
} from "./model";

export interface Merged {
  readonly offices: ReadonlyMap<string, OfficeRecord>;
  readonly people: ReadonlySet<string>;
  readonly tasks: ReadonlyMap<string, TaskRecord>;
  readonly indicators: ReadonlyMap<string, IndicatorRecord>;
  readonly assignments: ReadonlyMap<string, AssignmentRecord>;
  readonly assignmentsOf: ReadonlyMap<string, readonly AssignmentRecord[]>;
  /** Assignments that others name as their parent. */
  readonly parents: ReadonlySet<string>;
  /** The figures given, and the stored ones of cells that are not mentioned. */
  readonly figures: readonly FigureRecord[];
}

/** Stored records by key, those given in their stead; the first of two with one key counts. */
function overlay<R extends { readonly key: string }>(stored: readonly R[], records: readonly R[]): Map<string, R> {
  const own = new Map<string, R>();
  for (const record of records) if (!own.has(record.key)) own.set(record.key, record);
  return new Map([...stored.map((record) => [record.key, record] as const), ...own]);
}

async function mergeFigures(
  figures: readonly FigureRecord[],
  stored: readonly FigureRecord[],
): Promise<readonly FigureRecord[]> {
  const own = new Set<string>();
  if (stored.length > 0) await eachInTurn(figures, (figure) => own.add(cellKey(figure)));
  const all = [...figures];
  await eachInTurn(stored, (figure) => {
    if (!own.has(cellKey(figure))) all.push(figure);
  });
  return all;
}

export async function mergeRecords(records: PlanRecords, stored: PlanRecords): Promise<Merged> {
  const assignments = overlay(stored.assignments, records.assignments);
  const parents = new Set<string>();
  for (const { parent } of assignments.values()) if (parent !== null) parents.add(parent);
  return {
    offices: overlay(stored.offices, records.offices),
    people: new Set(overlay(stored.people, records.people).keys()),
    tasks: overlay(stored.tasks, records.tasks),
    indicators: overlay(stored.indicators, records.indicators),
    assignments,
    assignmentsOf: await groupInTurn([...assignments.values()], (assignment) => assignment.indicator),
    parents,
    figures: await mergeFigures(records.figures, stored.figures),
  };
}

/** Where an indicator is reported: its assignments that are not broken down further. */
export const leavesOf = ({ assignmentsOf, parents }: Merged, indicator: string): AssignmentRecord[] =>
  (assignmentsOf.get(indicator) ?? []).filter(({ key }) => !parents.has(key));
