import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { and, eq, gt } from "drizzle-orm";
import { db, transaction, type Writer } from "@/db";
import { newId } from "@/db/id";
import { verifications } from "@/db/schema";
import { writeAudit } from "@/lib/audit/records";
import { DomainError, invalid, parse } from "@/lib/errors/rules";
import { readSettings } from "@/lib/settings/queries";
import { countTry } from "./attempts";
import { checkPassword } from "./password";
import { hasAdministrator } from "./queries";
import { insertAccount, SET_UP } from "./records";
import { type SetUpInput, setUpInput } from "./schemas";

/** No letters or digits that look alike. Four groups of four are 77 bits. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const HOURS = 24;

const makeKey = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(""),
  ).join("-");

/** Keys are kept as hashes; case, spaces and dashes do not matter. */
const digest = (key: string): string =>
  createHash("sha256")
    .update(key.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest("hex");

/**
 * A key for the set-up page, to be printed on the server's console; null when there is an administrator. It serves once
 * and for a day. Each process that starts has its own.
 */
export const makeSetUpKey = (now = new Date()): Promise<string | null> =>
  transaction(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    const key = makeKey();
    const expiresAt = new Date(now.getTime() + HOURS * 60 * 60_000);
    await tx
      .insert(verifications)
      .values({ id: newId(), identifier: SET_UP, value: digest(key), expiresAt, createdAt: now, updatedAt: now });
    return key;
  });

async function isSetUpKey(tx: Writer, key: string, now: Date): Promise<boolean> {
  const given = Buffer.from(digest(key));
  const open = and(eq(verifications.identifier, SET_UP), gt(verifications.expiresAt, now));
  const rows = await tx.select({ value: verifications.value }).from(verifications).where(open);
  return (
    rows.filter(({ value }) => value.length === given.length && timingSafeEqual(Buffer.from(value), given)).length > 0
  );
}

/** Makes the first administrator with the key from the console. Throws `conflict` if one exists, `invalid`, `limit`. */
export async function setUpAdministrator(address: string, input: SetUpInput, now = new Date()): Promise<void> {
  const { key, name, username, password } = parse(setUpInput, input);
  await countTry("set-up", address, now);
  checkPassword(password, username, (await readSettings(db)).password);
  const hash = await hashPassword(password);
  await transaction(async (tx) => {
    if (await hasAdministrator(tx)) throw new DomainError("conflict", [{ path: "", message: "setUpDone" }]);
    if (!(await isSetUpKey(tx, key, now))) throw invalid("key", "badSetUpKey");
    const id = await insertAccount(
      tx,
      { username, name, role: "administrator", personId: null, locale: null, hash },
      now,
    );
    await writeAudit(tx, { actor: null, action: "first_administrator_set_up", subject: "user", subjectId: id });
  });
}
