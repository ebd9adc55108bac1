import { and, eq, gt, lt, ne } from "drizzle-orm";
import { transaction, type Writer } from "@/db";
import { rateLimits, sessions, verifications } from "@/db/schema";
import type { SessionRow } from "./queries";

/** A session lives this long from sign-in at most, in seconds: a working day. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** How often a session in use is noted, in ms. */
const TOUCH_EVERY = 60_000;

/** When the session was last in use, as far as it was noted. */
const lastSeen = (session: SessionRow): Date => session.lastSeenAt ?? session.createdAt;

/** Does the session still stand? Not past its end, nor idle for so many minutes, nor of a disabled account. */
export function isLive(session: SessionRow, idleMinutes: number, now: Date): boolean {
  if (session.disabledAt !== null || session.expiresAt <= now) return false;
  return now.getTime() - lastSeen(session).getTime() < idleMinutes * 60_000;
}

/** Is it time to note that the session is in use? */
export const touchIsDue = (session: SessionRow, now: Date): boolean =>
  now.getTime() - lastSeen(session).getTime() >= TOUCH_EVERY;

/**
 * Is the noted instant in the future, by more than two machines' clocks differ? Then the clock was put back: the
 * session is noted again by the present clock, so that it is neither ended nor kept by the old one.
 */
export const isAhead = (session: SessionRow, now: Date): boolean =>
  lastSeen(session).getTime() > now.getTime() + TOUCH_EVERY;

/** Notes that the session is in use; it ends a working day from now at the latest. */
export const touchSession = (id: string, now: Date): Promise<void> =>
  transaction(async (tx) => {
    const latest = new Date(now.getTime() + SESSION_SECONDS * 1000);
    await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id));
    await tx
      .update(sessions)
      .set({ expiresAt: latest })
      .where(and(eq(sessions.id, id), gt(sessions.expiresAt, latest)));
  });

/** Ends a session by its id; nothing happens when it has ended. */
export const endSession = (id: string): Promise<void> =>
  transaction(async (tx) => {
    await tx.delete(sessions).where(eq(sessions.id, id));
  });

/** Ends an account's sessions, all of them or all but one. */
export async function endSessions(tx: Writer, userId: string, keep?: string): Promise<void> {
  const own = eq(sessions.userId, userId);
  await tx.delete(sessions).where(keep === undefined ? own : and(own, ne(sessions.id, keep)));
}

/** Removes what has expired: sessions, set-up keys, yesterday's counts of tries. */
export const sweep = (now: Date): Promise<void> =>
  transaction(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, now));
    await tx.delete(verifications).where(lt(verifications.expiresAt, now));
    await tx.delete(rateLimits).where(lt(rateLimits.lastRequest, now.getTime() - 24 * 60 * 60_000));
  });
