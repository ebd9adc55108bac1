import { hashPassword, verifyPassword } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import { db, transaction, type Writer } from "@/db";
import { people, users } from "@/db/schema";
import { writeAudit } from "@/lib/audit/records";
import { forbidden, invalid, notFound, parse } from "@/lib/errors/rules";
import { readSettings } from "@/lib/settings/queries";
import { forgetFailures, judge } from "./attempts";
import { checkPassword } from "./password";
import { findAccount, findPassword } from "./queries";
import { insertAccount, replacePassword } from "./records";
import { type AccountActor, type Actor, may, theInstallation } from "./rules";
import * as schemas from "./schemas";
import { endSessions } from "./sessions";

function mustManage(actor: Actor): void {
  if (!may(actor, "manageUsers", theInstallation)) throw forbidden();
}

async function mustFind(tx: Writer, username: string) {
  const account = await findAccount(tx, username);
  if (!account) throw notFound("user");
  return account;
}

/** The id of a post by its key. Throws `invalid` when no plan knows it. */
async function personIdOf(tx: Writer, key: string | null | undefined): Promise<string | null> {
  if (!key) return null;
  const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.key, key));
  if (!person) throw invalid("person", "unknownPerson", { key });
  return person.id;
}

/** Makes an account that can sign in at once. Throws `forbidden`, `invalid`. Returns its id. */
export async function addUser(actor: Actor, input: schemas.AddUserInput): Promise<string> {
  const { person, password, ...given } = parse(schemas.addUserInput, input);
  mustManage(actor);
  checkPassword(password, given.username, (await readSettings(db)).password);
  const hash = await hashPassword(password);
  return transaction(async (tx) => {
    const account = { ...given, locale: given.locale ?? null, personId: await personIdOf(tx, person), hash };
    const id = await insertAccount(tx, account, new Date());
    const detail = { role: account.role, personId: account.personId };
    await writeAudit(tx, { actor, action: "user_added", subject: "user", subjectId: id, detail });
    return id;
  });
}

/** Gives an account a new password, unlocks it and ends its sessions. Throws `forbidden`, `not_found`, `invalid`. */
export async function setPassword(actor: Actor, input: schemas.SetPasswordInput): Promise<void> {
  const { username, password } = parse(schemas.setPasswordInput, input);
  mustManage(actor);
  checkPassword(password, username, (await readSettings(db)).password);
  const hash = await hashPassword(password);
  await transaction(async (tx) => {
    const { id } = await mustFind(tx, username);
    await replacePassword(tx, { userId: id, hash, own: false }, new Date());
    await forgetFailures(tx, id);
    await endSessions(tx, id);
    await writeAudit(tx, { actor, action: "password_set", subject: "user", subjectId: id });
  });
}

/** Shuts an account out at once: its sessions end, it signs in no more; its figures keep their author. */
export const disableUser = (actor: Actor, input: schemas.AccountInput): Promise<void> =>
  setDisabled(actor, input, true);

/** Lets a disabled account sign in again, with the password it had. */
export const enableUser = (actor: Actor, input: schemas.AccountInput): Promise<void> =>
  setDisabled(actor, input, false);

async function setDisabled(actor: Actor, input: schemas.AccountInput, disabled: boolean): Promise<void> {
  const { username } = parse(schemas.accountInput, input);
  mustManage(actor);
  await transaction(async (tx) => {
    const { id } = await mustFind(tx, username);
    const now = new Date();
    await tx
      .update(users)
      .set({ disabledAt: disabled ? now : null, updatedAt: now })
      .where(eq(users.id, id));
    await forgetFailures(tx, id);
    if (disabled) await endSessions(tx, id);
    await writeAudit(tx, {
      actor,
      action: disabled ? "user_disabled" : "user_enabled",
      subject: "user",
      subjectId: id,
    });
  });
}

/** Opens an account that failed sign-ins locked or slowed down, from every address. Throws `forbidden`, `not_found`. */
export async function unlockUser(actor: Actor, input: schemas.AccountInput): Promise<void> {
  const { username } = parse(schemas.accountInput, input);
  mustManage(actor);
  await transaction(async (tx) => {
    const { id } = await mustFind(tx, username);
    await forgetFailures(tx, id);
    await writeAudit(tx, { actor, action: "user_unlocked", subject: "user", subjectId: id });
  });
}

/** Where an account's own request comes from: its session is kept when others end, its address counts failures. */
export interface Origin {
  readonly sessionId: string;
  readonly address: string;
}

/** Changes one's own password and ends the account's other sessions. Throws `invalid`, `limit` after many tries. */
export async function changeOwnPassword(
  actor: AccountActor,
  origin: Origin,
  input: schemas.ChangePasswordInput,
): Promise<void> {
  const { current, password } = parse(schemas.changePasswordInput, input);
  const [account] = await db.select({ username: users.username }).from(users).where(eq(users.id, actor.userId));
  if (!account) throw notFound("user");
  await proveOwn({ userId: actor.userId, username: account.username }, origin, current);
  if (password === current) throw invalid("password", "passwordUnchanged");
  checkPassword(password, account.username, (await readSettings(db)).password);
  const hash = await hashPassword(password);
  await transaction(async (tx) => {
    await replacePassword(tx, { userId: actor.userId, hash, own: true }, new Date());
    await endSessions(tx, actor.userId, origin.sessionId);
    await writeAudit(tx, { actor, action: "password_changed", subject: "user", subjectId: actor.userId });
  });
}

/**
 * A wrong password here counts as one at the sign-in: a session left open must not serve to guess it. The session
 * vouches for its device, so that others' failures do not keep its holder from a new password.
 */
async function proveOwn(holder: { userId: string; username: string }, origin: Origin, password: string): Promise<void> {
  const hash = await findPassword(db, holder.userId);
  const attempt = {
    ...holder,
    address: origin.address,
    device: origin.sessionId,
    failure: "password_change_failed",
  } as const;
  const right = await judge(attempt, async () => hash !== null && verifyPassword({ hash, password }));
  if (!right) throw invalid("current", "wrongPassword");
}

/** Keeps the language an account reads in. */
export async function chooseLocale(actor: AccountActor, input: schemas.LocaleInput): Promise<void> {
  const { locale } = parse(schemas.localeInput, input);
  await transaction(async (tx) => {
    await tx.update(users).set({ locale, updatedAt: new Date() }).where(eq(users.id, actor.userId));
  });
}
