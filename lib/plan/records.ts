import { eq } from "drizzle-orm";
import type { Writer } from "@/db";
import { newId } from "@/db/id";
import { plans } from "@/db/schema";

/** Gives the plan a fresh data version. Call it in every transaction that writes anything a board is computed from. */
export async function touchPlan(tx: Writer, planId: string): Promise<string> {
  const version = newId();
  await tx.update(plans).set({ version }).where(eq(plans.id, planId));
  return version;
}
