import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { eq, inArray, like, or } from "drizzle-orm";
import { db, transaction, type Reader, type Writer } from "@/db";
import { newId } from "@/db/id";
import { rateLimits } from "@/db/schema";
import { writeAudit } from "@/lib/audit/records";
import { DomainError } from "@/lib/errors/rules";
import { steadyNow } from "@/lib/log/clock";
import { readSettings } from "@/lib/settings/queries";
import type { Settings } from "@/lib/settings/terms";
import { isOnlyAdministrator } from "./queries";
import { slowness } from "./rules";
import { authSecret } from "./secret";
import { takeTurn } from "./turns";

const MINUTE = 60_000;
/** Looking at passwords is work: no more of one account and address at once, however many may fail. */
const MOST_AT_ONCE = 5;
type Rules = Settings["signIn"];

/** A try of a password. */
export interface Try {
  readonly username: string;
  /** Of the account with the name; null when no account has it. */
  readonly userId: string | null;
  readonly address: string;
  /** The mark of a device that the account has signed in from before. */
  readonly device: string | null;
  /** What a failure is called in the audit. */
  readonly failure: "sign_in_failed" | "password_change_failed";
}

const accountKey = (userId: string): string => `account:${userId}`;

/** An unknown name is kept in disguise: it may be a password typed into the wrong field. */
const nameKey = (username: string): string =>
  `name:${createHmac("sha256", authSecret()).update(username).digest("hex")}`;

/** Where a failure counts: for the account from everywhere, from this address, for the address, for the device. */
function keysOf({ username, userId, address, device }: Try) {
  const account = userId === null ? nameKey(username) : accountKey(userId);
  return {
    account,
    pair: `${account}@${address}`,
    address: `address:${address}`,
    device: device === null ? null : `device:${device}`,
  };
}

/** Where failures are counted, and for how many minutes they are kept. */
interface Tally {
  readonly key: string;
  readonly minutes: number;
}

interface Count {
  readonly failures: number;
  /** Whole minutes until it is forgotten. */
  readonly minutes: number;
}
const NONE: Count = { failures: 0, minutes: 0 };

/** The failures under a key in the last minutes. A future instant, of a clock since put back, counts no more. */
async function countOf(on: Reader, { key, minutes }: Tally, now: Date): Promise<Count> {
  const [row] = await on.select().from(rateLimits).where(eq(rateLimits.key, key));
  const age = row ? now.getTime() - row.lastRequest : minutes * MINUTE;
  if (!row || age >= minutes * MINUTE || age < -MINUTE) return NONE;
  return { failures: row.count, minutes: Math.ceil(minutes - Math.max(0, age) / MINUTE) };
}

async function addFailure(tx: Writer, tally: Tally, now: Date): Promise<void> {
  const { key } = tally;
  const fresh = { count: (await countOf(tx, tally, now)).failures + 1, lastRequest: now.getTime() };
  await tx
    .insert(rateLimits)
    .values({ id: newId(), key, ...fresh })
    .onConflictDoUpdate({ target: rateLimits.key, set: fresh });
}

const tooMany = ({ minutes }: Count) =>
  new DomainError("limit", [{ path: "", message: "tooManyTries", params: { minutes } }], { minutes });

/** Counts a try of an address at something without an account. Throws `limit`. */
export const countTry = (purpose: "set-up", address: string, now = steadyNow()): Promise<void> =>
  transaction(async (tx) => {
    const { addressFailures, addressMinutes } = (await readSettings(tx)).signIn;
    const tally = { key: `${purpose}:${address}`, minutes: addressMinutes };
    const count = await countOf(tx, tally, now);
    if (count.failures >= addressFailures) throw tooMany(count);
    await addFailure(tx, tally, now);
  });

/**
 * What a try is judged by: its device while that has failures left; else its account from everywhere where the office
 * locks strictly (but the only administrator, whom nobody could let in again); else its account from its address.
 */
async function scopeOf(attempt: Try, rules: Rules, now: Date): Promise<{ key: string; known: boolean }> {
  const keys = keysOf(attempt);
  if (keys.device !== null) {
    const { failures } = await countOf(db, { key: keys.device, minutes: rules.lockMinutes }, now);
    if (failures < rules.failures) return { key: keys.device, known: true };
  }
  const strict = rules.strictLock && !(await isOnlyAdministrator(db, attempt.userId));
  return { key: strict ? keys.account : keys.pair, known: false };
}

/** How long a try from an unknown device waits, in ms: for failures at its account, or from its address at any. */
async function delayOf(attempt: Try, rules: Rules, now: Date): Promise<number> {
  const keys = keysOf(attempt);
  const account = await countOf(db, { key: keys.account, minutes: rules.lockMinutes }, now);
  const address = await countOf(db, { key: keys.address, minutes: rules.addressMinutes }, now);
  return Math.max(slowness(account.failures, rules.failures), slowness(address.failures, rules.addressFailures));
}

async function countFailure(
  attempt: Try,
  { lockMinutes, addressMinutes, failures: most }: Rules,
  now: Date,
): Promise<void> {
  const { address, ...keys } = keysOf(attempt);
  await transaction(async (tx) => {
    for (const key of Object.values(keys)) if (key !== null) await addFailure(tx, { key, minutes: lockMinutes }, now);
    await addFailure(tx, { key: address, minutes: addressMinutes }, now);
    const { failures } = await countOf(tx, { key: keys.pair, minutes: lockMinutes }, now);
    const detail = attempt.userId === null ? {} : { failures, locked: failures >= most };
    await writeAudit(tx, { actor: null, action: attempt.failure, subject: "user", subjectId: attempt.userId, detail });
  });
}

/** A right password: what failed for its account, here and everywhere, is forgotten. */
async function forgive(attempt: Try): Promise<void> {
  const { account, pair, device } = keysOf(attempt);
  const own = inArray(rateLimits.key, device === null ? [account, pair] : [account, pair, device]);
  if ((await db.$count(rateLimits, own)) > 0) await transaction(async (tx) => tx.delete(rateLimits).where(own));
}

/**
 * Judges a password when it is its turn: of what may yet fail before the lock, no more is judged at once, so that a
 * failure counts when it is known and a right password is never refused for others in flight. True: right. Throws
 * `limit` where it is locked, alike for names that nobody has.
 */
export async function judge(attempt: Try, isRight: () => Promise<boolean>, now = steadyNow): Promise<boolean> {
  const rules = (await readSettings(db)).signIn;
  const { key, known } = await scopeOf(attempt, rules, now());
  const room = async () => {
    const count = await countOf(db, { key, minutes: rules.lockMinutes }, now());
    if (count.failures >= rules.failures) throw tooMany(count);
    return Math.min(rules.failures - count.failures, MOST_AT_ONCE);
  };
  await room();
  if (!known) await wait(await delayOf(attempt, rules, now()));
  return takeTurn(key, room, async () => {
    const right = await isRight();
    if (right) await forgive(attempt);
    else await countFailure(attempt, rules, now());
    return right;
  });
}

/** Forgets all failures of an account from anywhere, so that it is open again. */
export async function forgetFailures(tx: Writer, userId: string): Promise<void> {
  const key = accountKey(userId);
  await tx.delete(rateLimits).where(or(eq(rateLimits.key, key), like(rateLimits.key, `${key}@%`)));
}
