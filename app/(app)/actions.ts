"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { buttonAction } from "@/lib/web/form-action";
import { currentSession } from "@/lib/web/session";
import { signOut } from "@/lib/web/sign-in";

/** Signs out. */
export const leave = buttonAction(async () => {
  const session = await currentSession();
  if (session) await signOut(session, await headers());
  redirect("/sign-in");
});
