import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { authSecret } from "@/lib/access/secret";
import { secureCookies } from "./configuration";

export const COOKIE_PREFIX = "guoban";

const named = (name: string): string => `${secureCookies() ? "__Secure-" : ""}${COOKIE_PREFIX}.${name}`;

/** The name under which the sign-in library sets the session's cookie. */
export const sessionCookie = (): string => named("session_token");

/** The name of the cookie that tells a browser in which somebody has signed in before. */
export const deviceCookie = (): string => named("device");

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Keeps something in this browser for a year, out of reach of scripts. */
export async function keepInBrowser(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    maxAge: YEAR_IN_SECONDS,
    sameSite: "lax",
    httpOnly: true,
    secure: secureCookies(),
    path: "/",
  });
}

/**
 * The session's token out of its cookie (`token.signature`, decoded); null when the signature is not ours. The same
 * check as the sign-in library's, without its session query.
 */
export function readToken(cookie: string | undefined): string | null {
  const at = cookie?.lastIndexOf(".") ?? -1;
  if (cookie === undefined || at < 1) return null;
  const token = cookie.slice(0, at);
  const given = Buffer.from(cookie.slice(at + 1), "base64");
  const expected = createHmac("sha256", authSecret()).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
