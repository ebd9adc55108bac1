/** A plan brought in from a document, looked at and written over: for tests of import. */
import { eq } from "drizzle-orm";
import { db, transaction } from "@/db";
import { assignments } from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { appendRevisions, type NewRevision } from "@/lib/figures/records";
import { BLANK } from "@/lib/figures/terms";
import { importPlan } from "@/lib/interchange/commands";
import { exportPlan } from "@/lib/interchange/export";
import { type Draft, withoutNulls } from "./plan-document";

export const bring = (draft: Draft) => importPlan(operator, draft);
export const exported = async () => withoutNulls(await exportPlan(operator, 2022));

export const idOf = async (key: string) =>
  (await db.select().from(assignments).where(eq(assignments.key, key)))[0]?.id ?? "";

/** A further revision of a1's cell, as the grid would write it. */
export async function revise(
  month: string,
  value: bigint | null,
  { review, comment = null }: { review: NewRevision["review"]; comment?: string | null },
): Promise<void> {
  const nobody = { typedBy: null, submittedBy: null, recordedBy: null };
  const state = { review, comment, late: false, ...nobody };
  const revision = { ...BLANK, assignmentId: await idOf("a1"), month, value, ...state };
  await transaction((tx) => appendRevisions(tx, [revision], new Date()));
}
