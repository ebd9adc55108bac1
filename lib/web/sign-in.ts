import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { hashPassword } from "better-auth/crypto";
import { cookies } from "next/headers";
import { db, transaction } from "@/db";
import { judge } from "@/lib/access/attempts";
import { markOf, withMark } from "@/lib/access/device";
import { LONGEST_PASSWORD, signInInput } from "@/lib/access/schemas";
import { writeAudit } from "@/lib/audit/records";
import { findAccount } from "@/lib/access/queries";
import { invalid, parse } from "@/lib/errors/rules";
import { auth, clientAddress, isRefusal } from "./auth";
import { deviceCookie, keepInBrowser } from "./cookie";
import { keepLanguage } from "./language";
import type { Session } from "./session";

/**
 * Signs in and sets the cookies. An unknown user name, a wrong password and a disabled account get the same answer
 * (`invalid`) after the same work. Throws `limit` where so many tries failed that the account is locked for this
 * address, alike for names that nobody has.
 */
export async function signIn(input: unknown, headers: Headers): Promise<void> {
  const { username, password } = parse(signInInput, input);
  const account = await findAccount(db, username);
  const known = (await cookies()).get(deviceCookie())?.value;
  const device = account ? markOf(known, account.id) : null;
  const open = account?.disabledAt === null && password.length <= LONGEST_PASSWORD;
  const attempt = {
    username,
    userId: account?.id ?? null,
    address: clientAddress(),
    device,
    failure: "sign_in_failed",
  } as const;
  const right = await judge(attempt, () => (open ? tryPassword(username, password, headers) : refuse()));
  if (!right || !account) throw invalid("", "wrongSignIn");
  await keepInBrowser(deviceCookie(), withMark(known, account.id));
  await keepLanguage(account.locale);
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
  await transaction((tx) =>
    writeAudit(tx, { actor: session.actor, action: "sign_out", subject: "user", subjectId: session.actor.userId }),
  );
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
