import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db, transaction } from "@/db";
import { newId } from "@/db/id";
import { auditRows, credentials, sessions, users } from "@/db/schema";
import { anAccount, PASSWORD } from "@/test/accounts";
import { ownDatabase } from "@/test/database";
import { anOffice, aPerson, aPlan } from "@/test/factories";
import { addUser, changeOwnPassword, chooseLocale, disableUser, enableUser, setPassword } from "./commands";
import { findAccount } from "./queries";
import { type AccountActor, operator } from "./rules";

ownDatabase();

const actorOf = (userId: string, role: AccountActor["role"] = "reporter"): AccountActor => ({
  kind: "account",
  userId,
  name: "x",
  role,
  personId: null,
  locale: null,
});

async function aSession(userId: string): Promise<string> {
  const id = newId();
  const now = new Date();
  const row = { id, token: id, userId, expiresAt: new Date(now.getTime() + 60_000), createdAt: now, updatedAt: now };
  await transaction(async (tx) => tx.insert(sessions).values(row));
  return id;
}
const sessionsOf = async (userId: string) =>
  (await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId))).map(({ id }) => id);
const auditOf = (userId: string) => db.select().from(auditRows).where(eq(auditRows.subjectId, userId));

describe("adding an account", () => {
  test("keeps the hash only, and says in the audit who and what", async () => {
    const office = await anOffice(await aPlan());
    const { personId } = await aPerson(office, { key: "section-chief" });
    const id = await addUser(operator, {
      username: " 张Three ",
      name: "科长",
      role: "reviewer",
      person: "section-chief",
      password: PASSWORD,
    });
    expect(await findAccount(db, "张three")).toMatchObject({
      id,
      name: "科长",
      role: "reviewer",
      personId,
      disabledAt: null,
    });
    const [credential] = await db.select().from(credentials).where(eq(credentials.userId, id));
    expect(credential?.password).toMatch(/^[0-9a-f]+:[0-9a-f]+$/);
    const audit = await auditOf(id);
    expect(audit).toMatchObject([
      { action: "user_added", actorId: null, subject: "user", detail: { role: "reviewer", personId } },
    ]);
    expect(JSON.stringify(audit)).not.toContain(PASSWORD);
  });

  test.each([
    [{ username: "a b" }, "username: badUsername"],
    [{ username: "taken" }, "username: usernameTaken"],
    [{ password: "short" }, "password: passwordTooShort; password: passwordTooSimple"],
    [{ person: "nobody" }, "person: unknownPerson"],
    [{ name: " " }, "name: required"],
  ])("refuses %j and leaves nothing behind", async (given, message) => {
    if (!(await findAccount(db, "taken"))) await anAccount("viewer", "taken");
    const before = await db.$count(users);
    const input = { username: "somebody", name: "某人", role: "viewer", password: PASSWORD, ...given } as const;
    await expect(addUser(operator, input)).rejects.toThrow(message);
    expect(await db.$count(users)).toBe(before);
    expect(await db.$count(credentials)).toBe(before);
  });

  test("is the administrator's and the command line's only", async () => {
    const input = { username: "newcomer", name: "某人", role: "administrator", password: PASSWORD } as const;
    await expect(addUser(actorOf("x", "coordinator"), input)).rejects.toMatchObject({ code: "forbidden" });
    expect(await addUser(actorOf("x", "administrator"), input)).toBeTypeOf("string");
  });
});

describe("sessions end", () => {
  test("all of them when the account is disabled; enabling brings none back", async () => {
    const { id, username } = await anAccount();
    await aSession(id);
    await disableUser(operator, { username });
    expect(await sessionsOf(id)).toEqual([]);
    expect((await findAccount(db, username))?.disabledAt).toBeInstanceOf(Date);
    await enableUser(operator, { username });
    expect((await findAccount(db, username))?.disabledAt).toBeNull();
    expect((await auditOf(id)).map((row) => row.action)).toEqual(["user_added", "user_disabled", "user_enabled"]);
  });

  test("all of them when somebody else sets the password", async () => {
    const { id, username } = await anAccount();
    await aSession(id);
    await setPassword(operator, { username, password: "Another-2022" });
    expect(await sessionsOf(id)).toEqual([]);
    expect(await findAccount(db, username)).toMatchObject({ passwordChangedAt: null });
    await expect(setPassword(operator, { username: "nobody", password: PASSWORD })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("all but one's own when one changes the password oneself", async () => {
    const { id, username } = await anAccount();
    const [own] = [await aSession(id), await aSession(id)];
    const input = { current: PASSWORD, password: "Another-2022", repeat: "Another-2022" };
    await changeOwnPassword(actorOf(id), { sessionId: own, address: "10.0.0.1" }, input);
    expect(await sessionsOf(id)).toEqual([own]);
    expect(await findAccount(db, username)).toMatchObject({ passwordChangedAt: expect.any(Date) });
  });
});

describe("changing one's own password", () => {
  const origin = { sessionId: "s", address: "10.0.0.2" };
  test("asks for the old one, and a wrong one counts towards the lock", async () => {
    const { id } = await anAccount();
    const wrong = { current: "Wrong-2022", password: "Another-2022", repeat: "Another-2022" };
    for (let tries = 0; tries < 5; tries++)
      await expect(changeOwnPassword(actorOf(id), origin, wrong)).rejects.toThrow("current: wrongPassword");
    const right = { ...wrong, current: PASSWORD };
    await expect(changeOwnPassword(actorOf(id), origin, right)).rejects.toMatchObject({ code: "limit" });
  });
  test.each([
    [{ password: PASSWORD, repeat: PASSWORD }, "password: passwordUnchanged"],
    [{ password: "Another-2022", repeat: "Other-2022" }, "repeat: passwordsDiffer"],
    [{ password: "simple", repeat: "simple" }, "password: passwordTooShort"],
  ])("refuses %j", async (given, message) => {
    const { id } = await anAccount();
    await expect(changeOwnPassword(actorOf(id), origin, { current: PASSWORD, ...given })).rejects.toThrow(message);
  });
});

test("the chosen language is kept with the account", async () => {
  const { id, username } = await anAccount();
  await chooseLocale(actorOf(id), { locale: "en" });
  expect((await findAccount(db, username))?.locale).toBe("en");
});
