import type * as timers from "node:timers/promises";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/db";
import { rateLimits } from "@/db/schema";
import { changeSettings } from "@/lib/settings/commands";
import { anAccount } from "@/test/accounts";
import { ownDatabase } from "@/test/database";
import { countTry, judge, type Try } from "./attempts";
import { setPassword, unlockUser } from "./commands";
import { operator, slowness } from "./rules";
import { sweep } from "./sessions";

const waits = vi.hoisted((): number[] => []);
// Waits for the account's or the address's sake are only noted.
vi.mock("node:timers/promises", async (importOriginal) => {
  const original = await importOriginal<typeof timers>();
  return {
    ...original,
    setTimeout: async (ms: number) => (ms >= 1000 ? void waits.push(ms) : original.setTimeout(ms)),
  };
});

ownDatabase("test");
beforeEach(() => {
  waits.length = 0;
});

let addresses = 0;
const anAddress = () => `10.1.${Math.floor(++addresses / 250)}.${addresses % 250}`;
const aTry = (given: Partial<Try> = {}): Try => ({
  username: "nobody",
  userId: null,
  address: anAddress(),
  device: null,
  failure: "sign_in_failed",
  ...given,
});
const at = (minutes: number) => () => new Date(Date.UTC(2022, 6, 1, 8, minutes));
const right = async () => true;
const wrong = async () => false;
const locked = { code: "limit", faults: [{ message: "tooManyTries" }] };

async function fail(attempt: Try, times: number, now = at(0)): Promise<void> {
  for (let count = 0; count < times; count++) expect(await judge(attempt, wrong, now)).toBe(false);
}

describe("an account", () => {
  test("is locked by five failures for their address only, for a quarter of an hour", async () => {
    const attempt = aTry();
    await fail(attempt, 5);
    await expect(judge(attempt, right, at(1))).rejects.toMatchObject({ ...locked, data: { minutes: 14 } });
    expect(await judge(aTry(), right, at(1))).toBe(true);
    await expect(judge(attempt, right, at(14))).rejects.toMatchObject(locked);
    expect(await judge(attempt, right, at(15))).toBe(true);
  });

  test("counts failures in a row: a right password forgets them", async () => {
    const attempt = aTry();
    for (let round = 0; round < 3; round++) {
      await fail(attempt, 4);
      expect(await judge(attempt, right, at(0))).toBe(true);
    }
    expect(await db.$count(rateLimits)).toBe(1); // the address's own
  });

  test("is slowed down by failures from elsewhere, more with each, and never shut", async () => {
    for (let count = 0; count < 12; count++) await fail(aTry(), 1);
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * 1000));
    expect(await judge(aTry(), right, at(0))).toBe(true);
    expect(waits).toHaveLength(8);
    await fail(aTry(), 1);
    expect(waits).toHaveLength(8);
  });

  test("is opened by the operator, and by a new password, from every address", async () => {
    const { id: userId, username } = await anAccount();
    const attempts = [aTry({ userId }), aTry({ userId })] as const;
    for (const open of [
      () => unlockUser(operator, { username }),
      () => setPassword(operator, { username, password: "Another-2022" }),
    ]) {
      for (const attempt of attempts) await fail(attempt, 5);
      await expect(judge(attempts[0], right, at(0))).rejects.toMatchObject(locked);
      await open();
      waits.length = 0;
      for (const attempt of attempts) expect(await judge(attempt, right, at(0))).toBe(true);
      expect(waits).toEqual([]);
    }
    const actor = {
      kind: "account",
      userId: "u",
      name: "n",
      role: "coordinator",
      personId: null,
      locale: null,
    } as const;
    await expect(unlockUser(actor, { username })).rejects.toMatchObject({ code: "forbidden" });
    await expect(unlockUser(operator, { username: "nobody" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("where the office locks strictly", () => {
  beforeEach(() => changeSettings(operator, { signIn: { strictLock: true } }));

  test("five failures from anywhere lock the account everywhere, be they made at once", async () => {
    const judged = await Promise.allSettled(Array.from({ length: 12 }, () => judge(aTry(), wrong, at(0))));
    expect(judged.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    await expect(judge(aTry(), right, at(0))).rejects.toMatchObject(locked);
  });

  test("the only administrator is locked for an address alone, and one of two everywhere", async () => {
    const { id: userId } = await anAccount("administrator");
    for (let count = 0; count < 5; count++) await fail(aTry({ userId }), 1);
    expect(await judge(aTry({ userId }), right, at(0))).toBe(true);
    const attempt = aTry({ userId });
    await fail(attempt, 5);
    await expect(judge(attempt, right, at(0))).rejects.toMatchObject(locked);
    await anAccount("administrator");
    await expect(judge(aTry({ userId }), right, at(0))).rejects.toMatchObject(locked);
  });
});

describe("a known device", () => {
  test.each([false, true])(
    "is held back by no failures but five of its own (locking strictly: %s)",
    async (strictLock) => {
      await changeSettings(operator, { signIn: { strictLock } });
      const address = anAddress();
      const device = aTry({ address, device: "mark" });
      await fail(aTry({ address }), 5);
      await fail(device, 4);
      expect(await judge(device, right, at(0))).toBe(true);
      expect(waits).toEqual([]);
      await fail(device, 5);
      await expect(judge(device, right, at(0))).rejects.toMatchObject(locked);
    },
  );
});

describe("tries made at once", () => {
  /** Judges until so many are judged at once (half a second at most), and tells how many were. */
  function judging(isRight: boolean, together = 1) {
    const counts = { now: 0, most: 0, judged: 0 };
    const look = async () => {
      counts.most = Math.max(counts.most, ++counts.now);
      counts.judged += 1;
      for (let turn = 0; turn < 100 && counts.most < together; turn += 1) await wait(5);
      await wait(5);
      counts.now -= 1;
      return isRight;
    };
    return { counts, look };
  }

  test("that are right all succeed, five of one account and address being judged at once", async () => {
    const address = anAddress();
    const { counts, look } = judging(true, 5);
    const own = Array.from({ length: 120 }, () => judge(aTry({ address, username: "one" }), look));
    expect(new Set(await Promise.all(own))).toEqual(new Set([true]));
    expect(counts).toMatchObject({ most: 5, judged: 120 });
    const others = Array.from({ length: 120 }, (_, index) => judge(aTry({ address, username: `user${index}` }), right));
    expect(new Set(await Promise.all(others))).toEqual(new Set([true]));
  });

  test("are judged five at once, however many may fail", async () => {
    await changeSettings(operator, { signIn: { failures: 20 } });
    const attempt = aTry();
    const { counts, look } = judging(true, 6);
    await Promise.all(Array.from({ length: 10 }, () => judge(attempt, look, at(0))));
    expect(counts).toMatchObject({ most: 5, judged: 10 });
  });

  test("get no more chances than tries made in turn", async () => {
    const attempt = aTry();
    const { counts, look } = judging(false, 3);
    await fail(attempt, 2);
    const judged = await Promise.allSettled(Array.from({ length: 40 }, () => judge(attempt, look, at(0))));
    expect(judged.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(counts).toMatchObject({ most: 3, judged: 3 });
  });

  test("that are right succeed after four failures too, one by one", async () => {
    const attempt = aTry();
    await fail(attempt, 4);
    const { counts, look } = judging(true);
    const judged = await Promise.all(Array.from({ length: 10 }, () => judge(attempt, look, at(0))));
    expect(judged).toEqual(Array(10).fill(true));
    expect(counts.judged).toBe(10);
  });

  test("do not end with one whose judging broke", async () => {
    const attempt = aTry();
    const broken = () => Promise.reject(new Error("the database is away"));
    const judged = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => judge(attempt, index < 6 ? broken : right, at(0))),
    );
    expect(judged.map(({ status }) => status)).toEqual([...Array(6).fill("rejected"), ...Array(6).fill("fulfilled")]);
    expect(globalThis.guobanTurns?.size).toBe(0);
  });
});

describe("an address", () => {
  test("is slowed down after many failures, whatever names they tried, and is never shut", async () => {
    await changeSettings(operator, { signIn: { addressFailures: 5, addressMinutes: 10 } });
    const address = anAddress();
    for (let tries = 0; tries < 7; tries++) await fail(aTry({ username: `nobody${tries}`, address }), 1);
    expect(await judge(aTry({ username: "somebody", address }), right, at(4))).toBe(true);
    expect(waits).toEqual([1000, 2000, 4000]);
    expect(await judge(aTry({ username: "somebody", address }), right, at(10))).toBe(true);
    expect(waits).toHaveLength(3);
  });

  test("is shut from the set-up page after too many tries, and forgotten after a day", async () => {
    await changeSettings(operator, { signIn: { addressFailures: 5 } });
    const address = anAddress();
    for (let tries = 0; tries < 5; tries++) await countTry("set-up", address, at(0)());
    await expect(countTry("set-up", address, at(0)())).rejects.toMatchObject(locked);
    await sweep(at(24 * 60 + 1)());
    await countTry("set-up", address, at(0)());
  });
});

test("nothing that was typed is kept", async () => {
  await fail(aTry({ username: "my-password" }), 1);
  expect(JSON.stringify(await db.select().from(rateLimits))).not.toContain("my-password");
});

test("a failure of a clock that was put back since locks nobody", async () => {
  const attempt = aTry();
  await fail(attempt, 5, at(600));
  expect(await judge(attempt, right, at(0))).toBe(true);
});

test.each([
  [0, 5, 0],
  [4, 5, 0],
  [5, 5, 1000],
  [9, 5, 16_000],
  [10, 5, 30_000],
  [5000, 50, 30_000],
])("after %d failures, %d being free, a try waits %d ms", (failures, free, ms) =>
  expect(slowness(failures, free)).toBe(ms),
);
