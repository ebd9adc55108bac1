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
import { type Duty, loadDutiesNamed, loadReadableCells, type ReadableCell } from "./queries";
import type { Standing } from "./rules";

export interface Desk extends Standing {
  readonly at: Date;
  readonly plan: PlanRow;
  readonly periods: readonly PeriodRow[];
  /** By id and by key. */
  readonly duties: ReadonlyMap<string, Duty>;
  /** By assignment id, then month. */
  readonly cells: ReadonlyMap<string, Map<string, ReadableCell>>;
  /** Last year's months, by indicator id. */
  readonly lastYear: ReadonlyMap<string, { month: number; value: bigint }[]>;
}

/** An account's id; null for the command line. */
export const authorOf = (actor: Actor): string | null => (actor.kind === "account" ? actor.userId : null);

/** The desk of an actor over these assignments (by id or key) of a year's plan. `not_found` without such a plan. */
export async function openDesk(tx: Reader, actor: Actor, year: number, named: readonly string[]): Promise<Desk> {
  const plan = await findPlan(tx, year);
  if (!plan) throw notFound("plan");
  return deskOver(tx, actor, plan, await loadDutiesNamed(tx, plan.id, named));
}

export async function deskOver(tx: Reader, actor: Actor, plan: PlanRow, duties: readonly Duty[]): Promise<Desk> {
  const standing = { actor, place: await placeOf(tx, actor, plan.id) };
  const cellRows = await loadReadableCells(tx, standing, duties);
  return {
    ...standing,
    at: new Date(),
    plan,
    periods: await loadPeriods(tx, plan.id),
    duties: new Map(duties.flatMap((duty) => [[duty.key, duty] as const, [duty.id, duty] as const])),
    cells: new Map(
      [...groupBy(cellRows, (cell) => cell.revision.assignmentId)].map(([id, own]) => [
        id,
        new Map(own.map((cell) => [cell.revision.month, cell])),
      ]),
    ),
    lastYear: await loadLastYear(tx, plan.year, duties),
  };
}

const holdsMonths = ({ measure, entry, operands }: Duty): boolean =>
  entryHolds({ measure, entry: entry ?? DEFAULT_ENTRY, operands: operands ?? "flow" }) === "month";

/** Only months' own figures are compared with those of the year before. */
async function loadLastYear(tx: Reader, year: number, duties: readonly Duty[]) {
  const indicatorIds = [...new Set(duties.flatMap((duty) => (holdsMonths(duty) ? [duty.indicatorId] : [])))];
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
