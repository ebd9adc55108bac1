"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { setUpInput, signInInput } from "@/lib/access/schemas";
import { setUpAdministrator } from "@/lib/access/set-up";
import { clientAddress } from "@/lib/web/auth";
import { buttonAction, openFormAction } from "@/lib/web/form-action";
import { localPath } from "@/lib/web/local-path";
import { signIn } from "@/lib/web/sign-in";

/** The first page after signing in: what waits for the account, or else the overview. */
const FIRST_SCREEN = "/todo?from=sign-in";

/** Signs in and goes on to where one wanted to go. */
export const enter = openFormAction(
  signInInput.extend({ next: z.string().optional() }),
  async ({ next: wanted, ...input }) => {
    await signIn(input, await headers());
    const path = localPath(wanted);
    redirect(path === "/" ? FIRST_SCREEN : path);
  },
);

/** The same for one of the demo's accounts, which has a button of its own. */
export const enterDemo = buttonAction(async (form) => {
  await enter(null, form);
  redirect("/sign-in?refused=1");
});

/** Makes the first administrator. */
export const setUp = openFormAction(setUpInput, async (input) => {
  await setUpAdministrator(clientAddress(), input);
  redirect("/sign-in");
});
