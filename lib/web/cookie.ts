import { createHmac, timingSafeEqual } from "node:crypto";
import { authSecret } from "@/lib/access/secret";
import { secureCookies } from "./configuration";

export const COOKIE_PREFIX = "guoban";

/** The name under which the sign-in library sets the session's cookie. */
export const sessionCookie = (): string => `${secureCookies() ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`;

/**
 * The session's token out of its cookie (`token.signature`, decoded); null when the signature is not ours. The same check as
 * the sign-in library's, without its session query.
 */
export function readToken(cookie: string | undefined): string | null {
  const at = cookie?.lastIndexOf(".") ?? -1;
  if (cookie === undefined || at < 1) return null;
  const token = cookie.slice(0, at);
  const given = Buffer.from(cookie.slice(at + 1), "base64");
  const expected = createHmac("sha256", authSecret()).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}
