/** What a command on figures needs of the store, read once inside its transaction. */
import { and, eq, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { among } from "@/db/columns";
import { history } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import type { Actor } from "@/lib/access/rules";
import { notFound } from "@/lib/errors/rules";
import { groupBy } from "@/lib/lists/rules";
import { loadPeriods } from "@/lib/periods/queries";
import type { PeriodRow } from "@/lib/periods/rules";
import { findPlan, type PlanRow } from "@/lib/plan/queries";
import { DEFAULT_ENTRY } from "@/lib/plan/rules";
import { entryHolds } from "@/lib/progress/measures";
import { type AssignmentRow, loadNamedAssignments, loadReadableCells, type ReadableCell } from "./queries";
import type { ActorInPlan } from "./rules";

export interface Context extends ActorInPlan {
  readonly at: Date;
  readonly plan: PlanRow;
  readonly periods: readonly PeriodRow[];
  /** By id and by key. */
  readonly assignments: ReadonlyMap<string, AssignmentRow>;
  /** By assignment id, then month. */
  readonly cells: ReadonlyMap<string, Map<string, ReadableCell>>;
  /** Last year's months, by indicator id. */
  readonly lastYear: ReadonlyMap<string, { month: number; value: bigint }[]>;
}

/** An account's id; null for the command line. */
export const authorOf = (actor: Actor): string | null => (actor.kind === "account" ? actor.userId : null);

/** What an actor's command on these assignments (by id or key) needs. `not_found` without a plan of the year. */
export async function findContext(
  tx: Reader,
  actor: Actor,
  { year, named }: { readonly year: number; readonly named: readonly string[] },
): Promise<Context> {
  const plan = await findPlan(tx, year);
  if (!plan) throw notFound("plan");
  return loadContext(tx, actor, { plan, assignments: await loadNamedAssignments(tx, plan.id, named) });
}

export async function loadContext(
  tx: Reader,
  actor: Actor,
  { plan, assignments }: { readonly plan: PlanRow; readonly assignments: readonly AssignmentRow[] },
): Promise<Context> {
  const reader = { actor, place: await placeOf(tx, actor, plan.id) };
  const cellRows = await loadReadableCells(tx, reader, assignments);
  return {
    ...reader,
    at: new Date(),
    plan,
    periods: await loadPeriods(tx, plan.id),
    assignments: new Map(
      assignments.flatMap((assignment) => [
        [assignment.key, assignment] as const,
        [assignment.id, assignment] as const,
      ]),
    ),
    cells: new Map(
      [...groupBy(cellRows, (cell) => cell.revision.assignmentId)].map(([id, own]) => [
        id,
        new Map(own.map((cell) => [cell.revision.month, cell])),
      ]),
    ),
    lastYear: await loadLastYear(tx, plan.year, assignments),
  };
}

const holdsMonths = ({ measure, entry, operands }: AssignmentRow): boolean =>
  entryHolds({ measure, entry: entry ?? DEFAULT_ENTRY, operands: operands ?? "flow" }) === "month";

/** Only months' own figures are compared with those of the year before. */
async function loadLastYear(tx: Reader, year: number, assignments: readonly AssignmentRow[]) {
  const indicatorIds = [
    ...new Set(assignments.flatMap((assignment) => (holdsMonths(assignment) ? [assignment.indicatorId] : []))),
  ];
  const rows = indicatorIds.length === 0 ? [] : await historyOf(tx, { indicatorIds, year: year - 1 });
  return groupBy(rows, (row) => row.indicatorId);
}

const historyOf = prepared((on) =>
  on
    .select({ indicatorId: history.indicatorId, month: history.month, value: history.value })
    .from(history)
    .where(and(among(history.indicatorId, "indicatorIds"), eq(history.year, sql.placeholder("year"))))
    .prepare("history_of_year"),
);
