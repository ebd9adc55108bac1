import { eq } from "drizzle-orm";
import { transaction, type Writer } from "@/db";
import { newId } from "@/db/id";
import { rateLimits, users } from "@/db/schema";
import { writeAudit } from "@/lib/audit/records";
import { DomainError } from "@/lib/errors/rules";
import { readSettings } from "@/lib/settings/queries";
import type { Settings } from "@/lib/settings/terms";
import { findAccount } from "./queries";

const MINUTE = 60_000;
type Purpose = "sign-in" | "set-up";
const keyOf = (purpose: Purpose, address: string) => `${purpose}:${address}`;

/** Counts a try of an address before it is made. Throws `limit` when there were too many failed ones lately. */
async function countAddress(tx: Writer, key: string, rules: Settings["signIn"], now: Date): Promise<void> {
  const [row] = await tx.select().from(rateLimits).where(eq(rateLimits.key, key));
  const until = (row?.lastRequest ?? 0) + rules.addressMinutes * MINUTE;
  if (!row || until <= now.getTime()) {
    const fresh = { count: 1, lastRequest: now.getTime() };
    await tx
      .insert(rateLimits)
      .values({ id: newId(), key, ...fresh })
      .onConflictDoUpdate({ target: rateLimits.key, set: fresh });
    return;
  }
  if (row.count >= rules.addressFailures) {
    const minutes = Math.ceil((until - now.getTime()) / MINUTE);
    throw new DomainError("limit", [{ path: "", message: "tooManyTries", params: { minutes } }], { minutes });
  }
  await tx
    .update(rateLimits)
    .set({ count: row.count + 1 })
    .where(eq(rateLimits.key, key));
}

/** Counts a try of an address at something without an account. Throws `limit`. */
export const countTry = (purpose: Purpose, address: string, now = new Date()): Promise<void> =>
  transaction(async (tx) => countAddress(tx, keyOf(purpose, address), (await readSettings(tx)).signIn, now));

/**
 * Counts a try of a password before it is looked at, so that tries made at once count as well as tries made in turn; a right
 * password takes it back (`acceptAttempt`). False: the account is disabled or locked, and no password is right. An unknown
 * user name counts for its address only. Throws `limit`.
 */
export const reserveAttempt = (username: string, address: string, now = new Date()): Promise<boolean> =>
  transaction(async (tx) => {
    const { signIn } = await readSettings(tx);
    await countAddress(tx, keyOf("sign-in", address), signIn, now);
    const account = await findAccount(tx, username);
    if (!account) return true;
    if (account.disabledAt !== null || (account.lockedUntil !== null && account.lockedUntil > now)) return false;
    const failedSignIns = (account.lockedUntil === null ? account.failedSignIns : 0) + 1;
    const lockedUntil = failedSignIns >= signIn.failures ? new Date(now.getTime() + signIn.lockMinutes * MINUTE) : null;
    await tx.update(users).set({ failedSignIns, lockedUntil }).where(eq(users.id, account.id));
    return true;
  });

/** Takes back what `reserveAttempt` counted: the password was right. */
export async function acceptAttempt(tx: Writer, userId: string, address: string): Promise<void> {
  await tx.update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, userId));
  const key = keyOf("sign-in", address);
  const [row] = await tx.select({ count: rateLimits.count }).from(rateLimits).where(eq(rateLimits.key, key));
  if (row)
    await tx
      .update(rateLimits)
      .set({ count: Math.max(0, row.count - 1) })
      .where(eq(rateLimits.key, key));
}

/** Records that a try failed. The name typed is not kept: it may be a password in the wrong field. */
export const recordFailure = (action: "sign_in_failed" | "password_change_failed", username: string): Promise<void> =>
  transaction(async (tx) => {
    const account = await findAccount(tx, username);
    const detail = account ? { failures: account.failedSignIns, locked: account.lockedUntil !== null } : {};
    await writeAudit(tx, { actor: null, action, subject: "user", subjectId: account?.id ?? null, detail });
  });
