import { eq, sql } from "drizzle-orm";
import { prepared, type Writer } from "@/db";
import { newId } from "@/db/id";
import { plans, writingOrder } from "@/db/schema";

/** Gives the plan a fresh data version. Call it in every transaction that writes anything a board is computed from. */
export async function touchPlan(tx: Writer, planId: string): Promise<string> {
  const version = newId();
  await setVersion(tx, { planId, version });
  return version;
}

const setVersion = prepared((on: Writer) =>
  on
    .update(plans)
    .set({ version: sql`${sql.placeholder("version")}` })
    .where(eq(plans.id, sql.placeholder("planId")))
    .prepare("set_plan_version"),
);

/**
 * Gives these rows, in their order, the next places in the order of writing: one update for all of them. Writers come
 * one after another, so a later transaction's places are always the greater ones.
 */
export async function placed<R extends object>(tx: Writer, rows: readonly R[]): Promise<(R & { place: number })[]> {
  if (rows.length === 0) return [];
  const [counter] = await takePlaces(tx, { count: rows.length });
  if (!counter) throw new Error("The order of writing has its counter from the first migration on.");
  const before = counter.last - rows.length;
  return rows.map((row, index) => ({ ...row, place: before + index + 1 }));
}

const takePlaces = prepared((on: Writer) =>
  on
    .update(writingOrder)
    .set({ last: sql`${writingOrder.last} + ${sql.placeholder("count")}` })
    .where(eq(writingOrder.id, 1))
    .returning({ last: writingOrder.last })
    .prepare("take_places"),
);
