import { expect, test } from "vitest";
import { db, transaction } from "@/db";
import { auditRows, settings } from "@/db/schema";
import type { AccountActor } from "@/lib/access/rules";
import { operator } from "@/lib/access/rules";
import { ROLES } from "@/lib/access/terms";
import { ownDatabase } from "@/test/database";
import { changeSettings } from "./commands";
import { loadSettings, readDemoMark, readSettings } from "./queries";
import { DEFAULT_SETTINGS } from "./terms";

ownDatabase("test");

test("what was not set has its default; what is set is recorded with what it was before", async () => {
  expect(await readSettings(db)).toEqual(DEFAULT_SETTINGS);
  await changeSettings(operator, { session: { idleMinutes: 10 } });
  await changeSettings(operator, { session: { idleMinutes: 15 }, password: { minLength: 10 } });
  await changeSettings(operator, { signIn: { failures: 7 } });
  await changeSettings(operator, { signIn: { strictLock: true } });
  expect(await readSettings(db)).toEqual({
    ...DEFAULT_SETTINGS,
    session: { idleMinutes: 15 },
    password: { minLength: 10, classes: 3 },
    signIn: { ...DEFAULT_SETTINGS.signIn, failures: 7, strictLock: true },
  });
  const audit = await db.select().from(auditRows);
  expect(audit.map(({ subjectId, detail }) => [subjectId, detail])).toEqual(
    expect.arrayContaining([
      ["session", { before: { idleMinutes: 10 }, after: { idleMinutes: 15 } }],
      ["password", { before: null, after: { minLength: 10 } }],
      ["signIn", { before: { failures: 7 }, after: { failures: 7, strictLock: true } }],
    ]),
  );
});

test("what makes no sense is refused, and counts as not set where it is found", async () => {
  await expect(changeSettings(operator, { password: { minLength: 1 } })).rejects.toMatchObject({ code: "invalid" });
  await transaction(async (tx) => tx.insert(settings).values({ key: "signIn", value: { failures: 0 } }));
  expect((await readSettings(db)).signIn).toEqual(DEFAULT_SETTINGS.signIn);
});

test.each(ROLES)("of all roles only an administrator changes them and has their page: %s", async (role) => {
  const actor: AccountActor = { kind: "account", userId: "u", name: "n", role, personId: null, locale: null };
  const change = changeSettings(actor, { signIn: { strictLock: true } });
  if (role === "administrator") {
    await change;
    expect((await loadSettings(actor)).signIn.strictLock).toBe(true);
    return;
  }
  await expect(change).rejects.toMatchObject({ code: "forbidden" });
  await expect(loadSettings(actor)).rejects.toMatchObject({ code: "not_found" });
  expect((await readSettings(db)).signIn.strictLock).toBe(false);
});

test("a database is a demo when it is marked, whatever the mark holds", async () => {
  expect(await readDemoMark(db)).toBeNull();
  const account = { username: "u", password: "p", name: "n", role: "leader" };
  await transaction(async (tx) => tx.insert(settings).values({ key: "demo", value: { accounts: [account] } }));
  expect(await readDemoMark(db)).toEqual({ accounts: [account] });
  await transaction(async (tx) => tx.update(settings).set({ value: true }));
  expect(await readDemoMark(db)).toEqual({ accounts: [] });
});
