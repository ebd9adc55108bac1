/** What a command on figures needs of the store, read once inside its transaction. */
import { and, eq, inArray, or } from "drizzle-orm";
import type { Reader } from "@/db";
import { assignments, history } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import type { Actor, Place } from "@/lib/access/rules";
import { notFound } from "@/lib/errors/rules";
import { groupBy } from "@/lib/lists/rules";
import { loadPeriods } from "@/lib/periods/queries";
import type { PeriodRow } from "@/lib/periods/rules";
import { findPlan, type PlanRow } from "@/lib/plan/queries";
import { type Cell, type Duty, loadCells, loadDuties } from "./queries";

export interface Desk {
  readonly actor: Actor;
  readonly at: Date;
  readonly plan: PlanRow;
  readonly place: Place;
  readonly periods: readonly PeriodRow[];
  /** By id and by key. */
  readonly duties: ReadonlyMap<string, Duty>;
  /** Assignments with others below them: their figures are sums. */
  readonly parents: ReadonlySet<string>;
  /** By assignment id, then month. */
  readonly cells: ReadonlyMap<string, Map<string, Cell>>;
  /** Last year's months, by indicator id. */
  readonly lastYear: ReadonlyMap<string, { month: number; value: bigint }[]>;
}

/** An account's id; null for the command line. */
export const authorOf = (actor: Actor): string | null => (actor.kind === "account" ? actor.userId : null);

/** The desk of an actor over these assignments (by id or key) of a year's plan. `not_found` without such a plan. */
export async function openDesk(tx: Reader, actor: Actor, year: number, named: readonly string[]): Promise<Desk> {
  const plan = await findPlan(tx, year);
  if (!plan) throw notFound("plan");
  const names = [...named];
  const rows = names.length === 0 ? [] : await loadDuties(tx, plan.id, or(inArray(assignments.id, names), inArray(assignments.key, names)));
  return deskOver(tx, actor, plan, rows);
}

export async function deskOver(tx: Reader, actor: Actor, plan: PlanRow, duties: readonly Duty[]): Promise<Desk> {
  const ids = duties.map((duty) => duty.id);
  const cellRows = await loadCells(tx, ids);
  return {
    actor,
    at: new Date(),
    plan,
    place: await placeOf(tx, actor, plan.id),
    periods: await loadPeriods(tx, plan.id),
    duties: new Map(duties.flatMap((duty) => [[duty.key, duty] as const, [duty.id, duty] as const])),
    parents: await loadParents(tx, ids),
    cells: new Map(
      [...groupBy(cellRows, (cell) => cell.revision.assignmentId)].map(([id, own]) => [
        id,
        new Map(own.map((cell) => [cell.revision.month, cell])),
      ]),
    ),
    lastYear: await loadLastYear(tx, plan.year, [...new Set(duties.map((duty) => duty.indicatorId))]),
  };
}

async function loadParents(tx: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: assignments.parentId })
    .from(assignments)
    .where(inArray(assignments.parentId, [...ids]));
  return new Set(rows.flatMap((row) => row.id ?? []));
}

async function loadLastYear(tx: Reader, year: number, indicatorIds: readonly string[]) {
  if (indicatorIds.length === 0) return new Map<string, { month: number; value: bigint }[]>();
  const rows = await tx
    .select({ indicatorId: history.indicatorId, month: history.month, value: history.value })
    .from(history)
    .where(and(inArray(history.indicatorId, [...indicatorIds]), eq(history.year, year - 1)));
  return groupBy(rows, (row) => row.indicatorId);
}
