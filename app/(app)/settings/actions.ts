"use server";

import { refresh } from "next/cache";
import { changeSettings } from "@/lib/settings/commands";
import { strictLockForm } from "@/lib/settings/schemas";
import { formAction } from "@/lib/web/form-action";

/** Turns the lock of a whole account on or off; the administrator's. */
export const setStrictLock = formAction(strictLockForm, async (actor, { strictLock }) => {
  await changeSettings(actor, { signIn: { strictLock } });
  refresh();
});
