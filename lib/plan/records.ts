import { eq, sql } from "drizzle-orm";
import { prepared, type Writer } from "@/db";
import { among } from "@/db/columns";
import { newId } from "@/db/id";
import { indicators, plans, writingOrder } from "@/db/schema";

/**
 * Gives the plan a fresh data version, for all of it. Call it in every transaction that writes anything but figures
 * that a board is computed from.
 */
export async function touchPlan(tx: Writer, planId: string): Promise<string> {
  const version = newId();
  await setVersions(tx, { planId, version, frame: version });
  return version;
}

/** The same where only figures or done dates of some indicators moved: a board computes only these again. */
export async function touchFigures(tx: Writer, planId: string, indicatorIds: readonly string[]): Promise<string> {
  const version = newId();
  await setVersion(tx, { planId, version });
  await setFiguresVersion(tx, { version, indicatorIds: [...new Set(indicatorIds)] });
  return version;
}

/** The same where only drafts were written: no board moves. */
export async function touchDrafts(tx: Writer, planId: string): Promise<void> {
  await setDraftsVersion(tx, { planId, version: newId() });
}

const version = sql`${sql.placeholder("version")}`;
const thePlan = eq(plans.id, sql.placeholder("planId"));
const setVersions = prepared((on: Writer) =>
  on
    .update(plans)
    .set({ version, frameVersion: sql`${sql.placeholder("frame")}` })
    .where(thePlan)
    .prepare("set_plan_versions"),
);
const setVersion = prepared((on: Writer) =>
  on.update(plans).set({ version }).where(thePlan).prepare("set_plan_version"),
);
const setDraftsVersion = prepared((on: Writer) =>
  on.update(plans).set({ draftsVersion: version }).where(thePlan).prepare("set_drafts_version"),
);
const setFiguresVersion = prepared((on: Writer) =>
  on
    .update(indicators)
    .set({ figuresVersion: version })
    .where(among(indicators.id, "indicatorIds"))
    .prepare("set_figures_version"),
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
