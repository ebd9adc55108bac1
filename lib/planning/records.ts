/** Writes the rows of changes: at most 500 to a statement, parents before what refers to them. */
import { inArray, type SQL, sql } from "drizzle-orm";
import type { Writer } from "@/db";
import {
  assignments,
  assignmentTargets,
  history,
  indicators,
  indicatorTargets,
  milestones,
  offices,
  people,
  planOffices,
  planPeople,
  plans,
  planTerms,
  tasks,
  taskSupportingOffices,
} from "@/db/schema";
import { inParts as inPartsOf } from "@/lib/lists/rules";
import { placed } from "@/lib/plan/records";
import type { Changes } from "./changes";

const ROWS = 500;

export const inParts = <R>(rows: readonly R[], write: (part: R[]) => PromiseLike<unknown>): Promise<void> =>
  inPartsOf(rows, ROWS, write);

/** The value that the conflicting row was to have, for each column by its name in the database. */
function excluded<K extends string>(columns: Record<K, string>): Record<K, SQL>;
function excluded(columns: Record<string, string>): Record<string, SQL> {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, sql.raw(`excluded.${column}`)]));
}

/** Writes everything of a plan but its figures. Permission, audit and the plan's version are the caller's. */
export async function writePlan(tx: Writer, changes: Changes): Promise<void> {
  await inParts(changes.offices, (part) => tx.insert(offices).values(part));
  await inParts(changes.people, (part) => tx.insert(people).values(part));
  if (changes.plan) await writeHead(tx, changes.plan);
  if (changes.terms) await tx.insert(planTerms).values(await placed(tx, [changes.terms]));
  await writeStaff(tx, changes);
  await writeTasks(tx, changes);
  await writeIndicators(tx, changes);
  await writeAssignments(tx, changes);
}

const writeHead = (tx: Writer, plan: typeof plans.$inferInsert) =>
  tx
    .insert(plans)
    .values(plan)
    .onConflictDoUpdate({ target: plans.id, set: { title: plan.title, janFebCombined: plan.janFebCombined } });

/** Offices above others first: a reference within one statement holds, one to a later statement does not. */
function parentsFirst(rows: Changes["planOffices"]): Changes["planOffices"] {
  const waiting = new Map(rows.map((row) => [row.officeId, row]));
  const sorted: Changes["planOffices"] = [];
  for (const row of rows) {
    const way: Changes["planOffices"] = [];
    let next: (typeof rows)[number] | undefined = row;
    while (next && waiting.delete(next.officeId)) {
      way.push(next);
      next = next.parentId ? waiting.get(next.parentId) : undefined;
    }
    for (const above of way.reverse()) sorted.push(above);
  }
  return sorted;
}

async function writeStaff(tx: Writer, changes: Changes): Promise<void> {
  const office = excluded({ name: "name", parentId: "parent_id", sort: "sort", position: "position" });
  await inParts(parentsFirst(changes.planOffices), (part) =>
    tx
      .insert(planOffices)
      .values(part)
      .onConflictDoUpdate({ target: [planOffices.planId, planOffices.officeId], set: office }),
  );
  const person = excluded({ name: "name", post: "post", officeId: "office_id", role: "role", position: "position" });
  await inParts(changes.planPeople, (part) =>
    tx
      .insert(planPeople)
      .values(part)
      .onConflictDoUpdate({ target: [planPeople.planId, planPeople.personId], set: person }),
  );
}

async function writeTasks(tx: Writer, changes: Changes): Promise<void> {
  const set = excluded({
    position: "position",
    title: "title",
    source: "source",
    role: "role",
    leaderInChargeId: "leader_in_charge_id",
    leadOfficeId: "lead_office_id",
    ownerId: "owner_id",
    start: "start",
    due: "due",
    weight: "weight",
  });
  await inParts(changes.tasks, (part) => tx.insert(tasks).values(part).onConflictDoUpdate({ target: tasks.id, set }));
  await inParts(changes.supporting, (part) =>
    tx.delete(taskSupportingOffices).where(
      inArray(
        taskSupportingOffices.taskId,
        part.map(({ taskId }) => taskId),
      ),
    ),
  );
  const rows = changes.supporting.flatMap(({ taskId, officeIds }) =>
    officeIds.map((officeId, position) => ({ taskId, officeId, position })),
  );
  await inParts(rows, (part) => tx.insert(taskSupportingOffices).values(part));
}

const INDICATOR = excluded({
  taskId: "task_id",
  position: "position",
  name: "name",
  unit: "unit",
  measure: "measure",
  direction: "direction",
  entry: "entry",
  operands: "operands",
  pacing: "pacing",
  curve: "curve",
  decimals: "decimals",
  weight: "weight",
  definition: "definition",
  start: "start",
  due: "due",
});

async function writeIndicators(tx: Writer, changes: Changes): Promise<void> {
  await inParts(changes.indicators, (part) =>
    tx.insert(indicators).values(part).onConflictDoUpdate({ target: indicators.id, set: INDICATOR }),
  );
  await inParts(await placed(tx, changes.indicatorTargets), (part) => tx.insert(indicatorTargets).values(part));
  const month = excluded({ value: "value", position: "position" });
  await inParts(changes.history, (part) =>
    tx
      .insert(history)
      .values(part)
      .onConflictDoUpdate({ target: [history.indicatorId, history.year, history.month], set: month }),
  );
  const milestone = excluded({ position: "position", title: "title", due: "due", weight: "weight" });
  await inParts(changes.milestones, (part) =>
    tx.insert(milestones).values(part).onConflictDoUpdate({ target: milestones.id, set: milestone }),
  );
}

async function writeAssignments(tx: Writer, changes: Changes): Promise<void> {
  const set = excluded({
    indicatorId: "indicator_id",
    officeId: "office_id",
    personId: "person_id",
    parentId: "parent_id",
    position: "position",
  });
  await inParts(changes.assignments, (part) =>
    tx.insert(assignments).values(part).onConflictDoUpdate({ target: assignments.id, set }),
  );
  await inParts(await placed(tx, changes.assignmentTargets), (part) => tx.insert(assignmentTargets).values(part));
}
