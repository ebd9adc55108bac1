/** An indicator that two sections of a bureau share, and readers of it who need no account. */
import type { AccountActor } from "@/lib/access/rules";
import { anAssignment, anIndicator, anOffice, aPerson, aPlan, aTask } from "./factories";

export async function aSharedIndicator() {
  const plan = await aPlan();
  const bureau = await anOffice(plan, { name: "市科学技术局" });
  const mine = await anOffice(plan, { parentId: bureau.officeId });
  const theirs = await anOffice(plan, { parentId: bureau.officeId });
  const reporter = await aPerson(mine, { name: "甲科科员" });
  const other = await aPerson(theirs);
  const indicator = await anIndicator(await aTask(mine), { target: { value: 1_200_000n } });
  const own = await anAssignment(indicator, mine);
  return { plan, reporter, other, indicator, own, foreign: await anAssignment(indicator, theirs) };
}

export const readerAs = (role: AccountActor["role"], personId: string | null): AccountActor => ({
  kind: "account",
  userId: "somebody",
  name: "somebody",
  role,
  personId,
  locale: null,
});
