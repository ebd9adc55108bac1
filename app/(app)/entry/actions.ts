"use server";

import { refresh } from "next/cache";
import { lockPeriods, unlockPeriods } from "@/lib/periods/commands";
import { requireActor } from "@/lib/web/session";

/** Closes a month to entry, or opens it again; the coordinator's. */
export async function setLock(planId: string, month: string, locked: boolean): Promise<void> {
  const actor = await requireActor();
  await (locked ? lockPeriods : unlockPeriods)(actor, { planId, months: [month] });
  refresh();
}
