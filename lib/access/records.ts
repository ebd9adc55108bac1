import { and, eq } from "drizzle-orm";
import type { Writer } from "@/db";
import { newId } from "@/db/id";
import { credentials, users, verifications } from "@/db/schema";
import { invalid } from "@/lib/errors/rules";
import { findAccount, PASSWORD_PROVIDER } from "./queries";
import type { Role } from "./terms";

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly personId: string | null;
  readonly locale: string | null;
  /** The hash, never the password. */
  readonly hash: string;
}

/** What `verifications` calls the keys of the set-up page. */
export const SET_UP = "set-up";

/** Writes an account with its password. Throws `invalid` when the user name is taken. Returns its id. */
export async function insertAccount(tx: Writer, account: NewAccount, now: Date): Promise<string> {
  if (await findAccount(tx, account.username)) throw invalid("username", "usernameTaken");
  const { hash, ...row } = account;
  const id = newId();
  const times = { createdAt: now, updatedAt: now };
  const mail = { email: `${id}@users.invalid`, emailVerified: false };
  await tx.insert(users).values({ id, ...row, ...mail, ...times });
  await insertPassword(tx, { userId: id, hash }, now);
  // The set-up page has done its work as soon as there is an administrator, however it came to be.
  if (account.role === "administrator") await tx.delete(verifications).where(eq(verifications.identifier, SET_UP));
  return id;
}

const insertPassword = (tx: Writer, { userId, hash }: { userId: string; hash: string }, now: Date) =>
  tx.insert(credentials).values({
    id: newId(),
    accountId: userId,
    providerId: PASSWORD_PROVIDER,
    userId,
    password: hash,
    createdAt: now,
    updatedAt: now,
  });

interface NewPassword {
  readonly userId: string;
  readonly hash: string;
  /** The account's holder chose it themselves. */
  readonly own: boolean;
}

/** Puts a new hash in the place of the old one. */
export async function replacePassword(tx: Writer, { userId, hash, own }: NewPassword, now: Date): Promise<void> {
  await tx
    .delete(credentials)
    .where(and(eq(credentials.userId, userId), eq(credentials.providerId, PASSWORD_PROVIDER)));
  await insertPassword(tx, { userId, hash }, now);
  await tx
    .update(users)
    .set({ passwordChangedAt: own ? now : null, updatedAt: now })
    .where(eq(users.id, userId));
}
