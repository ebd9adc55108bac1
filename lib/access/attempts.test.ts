import { describe, expect, test } from "vitest";
import { db, transaction } from "@/db";
import { changeSettings } from "@/lib/settings/commands";
import { anAccount } from "@/test/accounts";
import { ownDatabase } from "@/test/database";
import { acceptAttempt, countTry, reserveAttempt } from "./attempts";
import { findAccount } from "./queries";
import { operator } from "./rules";
import { sweep } from "./sessions";

ownDatabase();

const at = (minutes: number) => new Date(Date.UTC(2022, 6, 1, 8, minutes));
let addresses = 0;
const anAddress = () => `10.1.0.${++addresses}`;

describe("an account", () => {
  test("is locked by five wrong passwords for a quarter of an hour, then starts anew", async () => {
    const { username } = await anAccount();
    const address = anAddress();
    for (let tries = 0; tries < 5; tries++) expect(await reserveAttempt(username, address, at(0))).toBe(true);
    expect(await reserveAttempt(username, address, at(1))).toBe(false);
    expect(await reserveAttempt(username, anAddress(), at(14))).toBe(false);
    expect(await reserveAttempt(username, address, at(15))).toBe(true);
    expect(await findAccount(db, username)).toMatchObject({ failedSignIns: 1, lockedUntil: null });
  });

  test("gives tries made at once no more chances than tries made in turn", async () => {
    const { username } = await anAccount();
    const tries = Array.from({ length: 12 }, () => reserveAttempt(username, anAddress(), at(0)));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(5);
  });

  test("is open again after the right password, be it the fifth try", async () => {
    const { id, username } = await anAccount();
    const address = anAddress();
    for (let tries = 0; tries < 5; tries++) await reserveAttempt(username, address, at(0));
    await transaction((tx) => acceptAttempt(tx, id, address));
    expect(await findAccount(db, username)).toMatchObject({ failedSignIns: 0, lockedUntil: null });
    expect(await reserveAttempt(username, address, at(0))).toBe(true);
  });
});

describe("an address", () => {
  test("has to wait after too many failed tries, whatever names it tried, and is told how long", async () => {
    await changeSettings(operator, { signIn: { addressFailures: 5, addressMinutes: 10 } });
    const address = anAddress();
    for (let tries = 0; tries < 5; tries++) await reserveAttempt(`nobody${tries}`, address, at(0));
    await expect(reserveAttempt("nobody", address, at(4))).rejects.toMatchObject({ code: "limit", data: { minutes: 6 } });
    expect(await reserveAttempt("nobody", anAddress(), at(4))).toBe(true);
    expect(await reserveAttempt("nobody", address, at(10))).toBe(true);
  });

  test("is not held back by right passwords", async () => {
    const { id, username } = await anAccount();
    const address = anAddress();
    for (let tries = 0; tries < 20; tries++) {
      expect(await reserveAttempt(username, address, at(0))).toBe(true);
      await transaction((tx) => acceptAttempt(tx, id, address));
    }
  });

  test("is counted for each purpose by itself, and forgotten after a day", async () => {
    const address = anAddress();
    for (let tries = 0; tries < 5; tries++) await countTry("set-up", address, at(0));
    await expect(countTry("set-up", address, at(0))).rejects.toMatchObject({ code: "limit" });
    expect(await reserveAttempt("nobody", address, at(0))).toBe(true);
    await sweep(new Date(at(1).getTime() + 24 * 60 * 60_000));
    await countTry("set-up", address, at(0));
  });
});
