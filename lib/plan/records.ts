import { eq, sql } from "drizzle-orm";
import { prepared, type Writer } from "@/db";
import { newId } from "@/db/id";
import { plans } from "@/db/schema";

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
