import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "@/db";
import { findSession } from "@/lib/access/queries";
import type { AccountActor } from "@/lib/access/rules";
import { endSession, isAhead, isLive, touchIsDue, touchSession } from "@/lib/access/sessions";
import { steadyNow } from "@/lib/log/clock";
import { requestContext } from "@/lib/log/context";
import { log } from "@/lib/log/log";
import { readSettings } from "@/lib/settings/queries";
import { readToken, sessionCookie } from "./cookie";
import { signInAddress } from "./local-path";

export interface Session {
  readonly id: string;
  readonly actor: AccountActor;
}

/** A request that a page makes by itself says so with this header, and keeps no session alive. */
const BACKGROUND_HEADER = "x-guoban-background";

/** Did nobody ask for it: a refetch that says so, a page fetched ahead, an event stream? */
export const isBackground = (asked: Headers): boolean =>
  asked.has(BACKGROUND_HEADER) || asked.has("next-router-prefetch") || asked.get("accept") === "text/event-stream";

const SETTINGS_FOR = 10_000;
let idle: { minutes: number; until: number } | undefined;

/** The idle minutes in force; asked for at most every ten seconds, so that a request costs one query. */
async function idleMinutes(): Promise<number> {
  const now = performance.now();
  if (!idle || idle.until <= now)
    idle = { minutes: (await readSettings(db)).session.idleMinutes, until: now + SETTINGS_FOR };
  return idle.minutes;
}

/**
 * The session of a cookie's value; null when there is none, it is over or was idle too long (it then ends). Unless the
 * request is `background`, notes once a minute that the session is in use, without making the request wait for it.
 */
export async function sessionOf(
  cookie: string | undefined,
  background: boolean,
  now = steadyNow(),
): Promise<Session | null> {
  const token = readToken(cookie);
  const row = token === null ? null : await findSession(token);
  if (!row) return null;
  if (!isLive(row, await idleMinutes(), now)) {
    inBackground(endSession(row.id));
    return null;
  }
  if ((!background && touchIsDue(row, now)) || isAhead(row, now)) inBackground(touchSession(row.id, now));
  const { userId, name, role, personId, locale } = row;
  return { id: row.id, actor: { kind: "account", userId, name, role, personId, locale } };
}

function inBackground(work: Promise<void>): void {
  work.catch((error: unknown) => log.warn({ err: error }, "a session could not be noted"));
}

/** The session of the request at hand, once per request; null for somebody not signed in. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const cookie = (await cookies()).get(sessionCookie())?.value;
  if (cookie === undefined) return null;
  return sessionOf(cookie, isBackground(await headers()));
});

/** Who is asking; null for somebody not signed in. */
export const currentActor = async (): Promise<AccountActor | null> => (await currentSession())?.actor ?? null;

/** The session of whoever is asking; others are sent to the sign-in page and come back after it. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect(signInAddress(requestContext()?.path));
  return session;
}

/**
 * Who is asking; others are sent to the sign-in page and come back after it. Reads the cookie first, so nothing is
 * frozen at build time.
 */
export const requireActor = async (): Promise<AccountActor> => (await requireSession()).actor;
