import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { authSecret } from "./secret";

/** So many accounts share one desk's browser; those that signed in last are kept. */
const MOST_ACCOUNTS = 8;

const sign = (userId: string, mark: string): string =>
  createHmac("sha256", authSecret()).update(`device:${userId}:${mark}`).digest("base64url");

function isSigned(userId: string, entry: string): boolean {
  const [mark = "", signature = ""] = entry.split(".");
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(userId, mark))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const entriesOf = (cookie: string | undefined): string[] =>
  (cookie ?? "").split("~").filter(Boolean).slice(0, MOST_ACCOUNTS);

/** The mark that an earlier sign-in of the account left in this browser; null when the cookie holds none we signed. */
export const markOf = (cookie: string | undefined, userId: string): string | null =>
  entriesOf(cookie)
    .find((entry) => isSigned(userId, entry))
    ?.split(".")[0] ?? null;

/** The cookie of a browser in which the account has signed in, with what it held of other accounts. */
export function withMark(cookie: string | undefined, userId: string): string {
  const mark = markOf(cookie, userId) ?? randomBytes(16).toString("base64url");
  const others = entriesOf(cookie).filter((entry) => !isSigned(userId, entry));
  return [`${mark}.${sign(userId, mark)}`, ...others].slice(0, MOST_ACCOUNTS).join("~");
}
