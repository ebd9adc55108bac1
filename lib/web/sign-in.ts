import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { hashPassword } from "better-auth/crypto";
import { cookies } from "next/headers";
import { db, transaction } from "@/db";
import { recordFailure, reserveAttempt } from "@/lib/access/attempts";
import { LONGEST_PASSWORD, signInInput } from "@/lib/access/schemas";
import { writeAudit } from "@/lib/audit/records";
import { findAccount } from "@/lib/access/queries";
import { invalid, parse } from "@/lib/errors/rules";
import { auth, clientAddress, isRefusal } from "./auth";
import { keepLanguage } from "./language";
import type { Session } from "./session";

/**
 * Signs in and sets the cookie. An unknown user name, a wrong password, a locked and a disabled account get the same answer
 * (`invalid`) after the same work. Throws `limit` when the address failed too often.
 */
export async function signIn(input: unknown, headers: Headers): Promise<void> {
  const { username, password } = parse(signInInput, input);
  const open = await reserveAttempt(username, clientAddress());
  const signedIn = open && password.length <= LONGEST_PASSWORD ? await tryPassword(username, password, headers) : await refuse();
  if (!signedIn) {
    await recordFailure("sign_in_failed", username);
    throw invalid("", "wrongSignIn");
  }
  await keepLanguage((await findAccount(db, username))?.locale);
}

/** As long as looking at a password takes. */
async function refuse(): Promise<false> {
  await hashPassword("");
  return false;
}

async function tryPassword(username: string, password: string, headers: Headers): Promise<boolean> {
  try {
    const answer = await auth().api.signInUsername({ body: { username, password }, headers, returnHeaders: true });
    await passCookies(answer.headers);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Ends the session and takes the cookie back. */
export async function signOut(session: Session, headers: Headers): Promise<void> {
  await transaction((tx) => writeAudit(tx, { actor: session.actor, action: "sign_out", subject: "user", subjectId: session.actor.userId }));
  const answer = await auth().api.signOut({ headers, returnHeaders: true });
  await passCookies(answer.headers);
}

/** Sets the cookies that the library wants set. */
async function passCookies(answered: Headers): Promise<void> {
  const jar = await cookies();
  for (const [name, cookie] of parseSetCookieHeader(answered.get("set-cookie") ?? "")) {
    jar.set(name, cookie.value, toCookieOptions(cookie));
  }
}
