import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { verifications } from "@/db/schema";
import { PASSWORD } from "@/test/accounts";
import { ownDatabase } from "@/test/database";
import { addUser, disableUser } from "./commands";
import { hasAdministrator } from "./queries";
import { operator } from "./rules";
import { makeSetUpKey, setUpAdministrator } from "./set-up";

ownDatabase();

const input = (key: string, username = "admin") => ({
  key,
  name: "系统管理员",
  username,
  password: PASSWORD,
  repeat: PASSWORD,
});
const start = new Date("2022-01-10T00:00:00Z");
const later = (hours: number) => new Date(start.getTime() + hours * 60 * 60_000);

describe("the set-up key", () => {
  test("makes one administrator, once; any process's key serves, in any case", async () => {
    const [first, second] = [await makeSetUpKey(start), await makeSetUpKey(start)];
    expect(first).toMatch(/^(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    expect(second).not.toBe(first);
    const stored = JSON.stringify(await db.select().from(verifications));
    expect(stored).not.toContain(first?.replaceAll("-", "") ?? "");

    await expect(setUpAdministrator("10.0.0.1", input("AAAA-AAAA-AAAA-AAAA"), start)).rejects.toThrow(
      "key: badSetUpKey",
    );
    await expect(setUpAdministrator("10.0.0.1", input(first ?? ""), later(25))).rejects.toThrow("key: badSetUpKey");
    expect(await hasAdministrator(db)).toBe(false);

    await setUpAdministrator("10.0.0.1", input(` ${first?.toLowerCase().replaceAll("-", " ")} `), later(1));
    expect(await hasAdministrator(db)).toBe(true);
    expect(await db.$count(verifications)).toBe(0);
    await expect(setUpAdministrator("10.0.0.1", input(second ?? "", "other"), later(1))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await makeSetUpKey(later(1))).toBeNull();
  });

  test("is offered again when no administrator can sign in, and void once the command line made one", async () => {
    await disableUser(operator, { username: "admin" });
    const key = await makeSetUpKey(start);
    expect(key).not.toBeNull();
    await addUser(operator, { username: "second", name: "系统管理员", role: "administrator", password: PASSWORD });
    expect(await db.$count(verifications)).toBe(0);
  });

  test("cannot be guessed for long", async () => {
    for (let tries = 0; tries < 50; tries++) {
      await expect(
        setUpAdministrator("10.0.0.9", { ...input("x"), password: "short", repeat: "short" }, start),
      ).rejects.toMatchObject({
        code: "invalid",
      });
    }
    await expect(setUpAdministrator("10.0.0.9", input("x"), start)).rejects.toMatchObject({ code: "limit" });
  });
});
