import { newId } from "@/db/id";
import type { assignments, assignmentTargets } from "@/db/schema";
import { groupBy } from "@/lib/lists/rules";
import { inForce, monthText } from "@/lib/plan/rules";
import { type Before, type Ids, noted, type Stamp } from "./comparison";
import { type ChangeLine, differing } from "./lines";
import type { AssignmentRecord, PlanHead, PlanRecords } from "./model";
import { placedIn } from "./order";

export interface AssignmentChanges {
  readonly assignments: (typeof assignments.$inferInsert)[];
  readonly assignmentTargets: (typeof assignmentTargets.$inferInsert)[];
  /** Of every assignment there will be, by key. */
  readonly assignmentIds: Ids;
}

interface Given {
  readonly head: PlanHead;
  readonly planId: string;
  readonly records: PlanRecords;
  readonly before: Before | null;
  readonly stamp: Stamp;
  readonly ids: { readonly office: Ids; readonly person: Ids; readonly indicator: Ids; readonly assignment: Ids };
}

const FIELDS = ["indicator", "office", "person", "parent", "position"] as const satisfies readonly (keyof AssignmentRecord)[];

export function assignmentChanges(lines: ChangeLine[], { head, planId, records, before, stamp, ids }: Given): AssignmentChanges {
  const old = before?.records.records.assignments ?? [];
  const known = new Map(old.map((record) => [record.key, record]));
  const targets = groupBy(before?.rows.assignmentTargets ?? [], ({ assignmentId }) => assignmentId);
  const changes: AssignmentChanges = { assignments: [], assignmentTargets: [], assignmentIds: ids.assignment };
  for (const record of placedIn(records.assignments, old, ({ indicator }) => indicator)) {
    const id = ids.assignment.of(record.key);
    const stored = known.get(record.key);
    const own = stored ? differing(record, stored, FIELDS) : [];
    const target = stored ? differing(record, stored, ["target", "baseline"]) : [];
    if (!stored || own.length > 0) changes.assignments.push(assignmentRow(record, planId, ids));
    if (stored ? target.length > 0 : record.target !== null || record.baseline !== null) {
      const month = inForce(targets.get(id) ?? [], monthText(head.year, 12))?.effectiveMonth ?? monthText(head.year, 1);
      const { target: value, baseline } = record;
      changes.assignmentTargets.push({ id: newId(), assignmentId: id, effectiveMonth: month, target: value, baseline, ...stamp });
    }
    noted(lines, "assignment", record.key, stored !== undefined, [...own, ...target]);
  }
  return changes;
}

const assignmentRow = (record: AssignmentRecord, planId: string, ids: Given["ids"]): typeof assignments.$inferInsert => ({
  id: ids.assignment.of(record.key),
  planId,
  indicatorId: ids.indicator.of(record.indicator),
  key: record.key,
  officeId: ids.office.of(record.office),
  personId: ids.person.optional(record.person),
  parentId: ids.assignment.optional(record.parent),
  position: record.position,
});
