import { db } from "@/db";
import { operator } from "@/lib/access/rules";
import { monthText } from "@/lib/calendar/rules";
import { notFound } from "@/lib/errors/rules";
import { lockPeriods, openPeriods, publishPeriods, unlockPeriods } from "@/lib/periods/commands";
import { findPlan } from "@/lib/plan/queries";
import type { Run } from "./command";
import { DONE } from "./failure";
import { openExisting } from "./store";

const runChange =
  (change: typeof lockPeriods, message: string): Run =>
  async ({ call, terminal, say }) => {
    await openExisting();
    const plan = await findPlan(db, Number(call.option("year")));
    if (!plan) throw notFound("plan");
    const month = monthText(plan.year, Number(call.option("month")));
    const changed = await change(operator, { planId: plan.id, months: [month], reason: call.option("reason") });
    terminal.out(`${say(changed.length > 0 ? message : "cli.period.unchanged", { month })}\n`);
    return DONE;
  };

export const runPeriodOpen = runChange(openPeriods, "cli.period.opened");
export const runPeriodPublish = runChange(publishPeriods, "cli.period.published");
export const runPeriodLock = runChange(lockPeriods, "cli.period.locked");
export const runPeriodUnlock = runChange(unlockPeriods, "cli.period.unlocked");
