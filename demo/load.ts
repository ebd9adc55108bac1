/** Brings the demo year into a database of its own. */
import { db, type Reader, transaction } from "@/db";
import { offices, plans, settings, users } from "@/db/schema";
import { addUser } from "@/lib/access/commands";
import { findAccount } from "@/lib/access/queries";
import { operator } from "@/lib/access/rules";
import { monthText } from "@/lib/calendar/rules";
import { DomainError } from "@/lib/errors/rules";
import { importPlan } from "@/lib/interchange/commands";
import { lockPeriods } from "@/lib/periods/commands";
import { loadPeriods } from "@/lib/periods/queries";
import { findPlan } from "@/lib/plan/queries";
import { readDemoMark } from "@/lib/settings/queries";
import { DEMO_KEY } from "@/lib/settings/terms";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./accounts";
import bureau from "./bureau-2022.plan.json";

const YEAR = bureau.plan.year;
/** The half-year is reported and closed; July is open. */
const LOCKED_MONTHS = [1, 2, 3, 4, 5, 6].map((month) => monthText(YEAR, month));

async function isEmpty(reader: Reader): Promise<boolean> {
  for (const table of [plans, offices, users]) if ((await reader.$count(table)) > 0) return false;
  return true;
}

/** Marks an empty database as the demo's. Throws `conflict` for one that holds anything and is not marked. */
const claim = (): Promise<void> =>
  transaction(async (tx) => {
    if (await readDemoMark(tx)) return;
    if (!(await isEmpty(tx))) throw new DomainError("conflict", [{ path: "", message: "database.notDemo" }]);
    const accounts = DEMO_ACCOUNTS.map(({ username, name, role }) => ({
      username,
      password: DEMO_PASSWORD,
      name,
      role,
    }));
    await tx.insert(settings).values({ key: DEMO_KEY, value: { accounts } });
  });

/** Loads what is not there yet; what people did in the demo stays. Any step may be the first after an interruption. */
export async function loadDemo(): Promise<void> {
  await claim();
  const planId = (await findPlan(db, YEAR))?.id ?? (await importPlan(operator, bureau)).planId;
  if (!(await loadPeriods(db, planId)).some(({ lockedAt }) => lockedAt))
    await lockPeriods(operator, { planId, months: LOCKED_MONTHS });
  for (const account of DEMO_ACCOUNTS) {
    if (!(await findAccount(db, account.username))) await addUser(operator, { ...account, password: DEMO_PASSWORD });
  }
}
