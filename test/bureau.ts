/** A small bureau with accounts, and looks at what commands did: for tests of entering, submitting and reviewing. */
import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { cells, figureRevisions, plans } from "@/db/schema";
import type { AccountActor } from "@/lib/access/rules";
import { DomainError } from "@/lib/errors/rules";
import { anAssignment, anIndicator, anOffice, aPerson, aPlan, aTask, aUser } from "./factories";

/** Somebody signed in, in the role and on the post. */
export async function account(role: AccountActor["role"], personId: string | null): Promise<AccountActor> {
  const { id, name } = await aUser(role, { personId });
  return { kind: "account", userId: id, name, role, personId, locale: null };
}

/** A bureau with two sections; reporter, reviewer and a colleague in one of them, a stranger in the other. */
export async function aBureau() {
  const plan = await aPlan({ year: 2022 });
  const bureau = await anOffice(plan);
  const section = await anOffice(plan, { parentId: bureau.officeId });
  const other = await anOffice(plan, { parentId: bureau.officeId });
  const task = await aTask(section);
  const flow = await anIndicator(task);
  const ratio = await anIndicator(task, { measure: "ratio", unit: "%", entry: "ytd" });
  const whole = await anAssignment(flow, bureau);
  return {
    plan,
    bureau,
    section,
    other,
    whole,
    part: await anAssignment(flow, section, { parentId: whole.id }),
    pair: await anAssignment(ratio, section),
    single: await anAssignment(await anIndicator(task), section),
    reporter: await account("reporter", (await aPerson(section)).personId),
    colleague: await account("reporter", (await aPerson(section)).personId),
    reviewer: await account("reviewer", (await aPerson(section)).personId),
    stranger: await account("reporter", (await aPerson(other)).personId),
    viewer: await account("viewer", null),
    coordinator: await account("coordinator", (await aPerson(other)).personId),
  };
}

export const cellOf = async (assignmentId: string, month: string) =>
  (
    await db
      .select()
      .from(cells)
      .where(and(eq(cells.assignmentId, assignmentId), eq(cells.month, month)))
  )[0];
export const revisionsOf = (assignmentId: string, month: string) =>
  db
    .select()
    .from(figureRevisions)
    .where(and(eq(figureRevisions.assignmentId, assignmentId), eq(figureRevisions.month, month)))
    .orderBy(figureRevisions.place);
export const versionOf = async (id: string) =>
  (await db.select({ version: plans.version }).from(plans).where(eq(plans.id, id)))[0]?.version;

export const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw error ?? new Error("It was not refused.");
};
export const messageOf = async (work: Promise<unknown>) => {
  const { code, faults } = await refusal(work);
  return [code, faults[0]?.path, faults[0]?.message];
};
