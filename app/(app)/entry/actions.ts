"use server";

import { refresh } from "next/cache";
import { lockPeriods, unlockPeriods } from "@/lib/periods/commands";
import { lockInput } from "@/lib/periods/schemas";
import { formAction } from "@/lib/web/form-action";

/** Closes a month to entry, or for a reason opens it again; the coordinator's. */
export const setLock = formAction(lockInput, async (actor, { planId, month, to, reason }) => {
  await (to === "locked" ? lockPeriods : unlockPeriods)(actor, { planId, months: [month], reason });
  refresh();
});
