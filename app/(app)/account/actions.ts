"use server";

import { changeOwnPassword } from "@/lib/access/commands";
import { changePasswordInput } from "@/lib/access/schemas";
import { clientAddress } from "@/lib/web/auth";
import { formAction } from "@/lib/web/form-action";
import { requireSession } from "@/lib/web/session";

/** Changes one's own password; this session stays, all others end. */
export const changePassword = formAction(changePasswordInput, async (actor, input) => {
  const { id: sessionId } = await requireSession();
  await changeOwnPassword(actor, { sessionId, address: clientAddress() }, input);
});
