"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentSession } from "@/lib/web/session";
import { signOut } from "@/lib/web/sign-in";

/** Signs out. */
export async function leave(): Promise<void> {
  const session = await currentSession();
  if (session) await signOut(session, await headers());
  redirect("/sign-in");
}
