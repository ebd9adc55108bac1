import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { db, transaction } from "@/db";
import { newId } from "@/db/id";
import { sessions, users } from "@/db/schema";
import { authSecret } from "@/lib/access/secret";
import { steadyNow } from "@/lib/log/clock";
import { ownDatabase } from "@/test/database";
import { aUser } from "@/test/factories";
import { isBackground, sessionOf } from "./session";

ownDatabase();

const start = new Date("2022-07-01T00:00:00.000Z");
const after = (minutes: number, seconds = 0) => new Date(start.getTime() + minutes * 60_000 + seconds * 1000);

async function aSession(): Promise<{ id: string; userId: string; cookie: string }> {
  const { id: userId } = await aUser("reporter");
  const [id, token] = [newId(), newId()];
  const row = { id, token, userId, lastSeenAt: start, expiresAt: after(12 * 60), createdAt: start, updatedAt: start };
  await transaction(async (tx) => tx.insert(sessions).values(row));
  return { id, userId, cookie: `${token}.${createHmac("sha256", authSecret()).update(token).digest("base64")}` };
}
const seen = async (id: string) => (await db.select().from(sessions).where(eq(sessions.id, id)))[0]?.lastSeenAt;

describe("a session", () => {
  test("lasts as long as it is used, and ends after half an hour of no use", async () => {
    const { id, cookie } = await aSession();
    expect(await sessionOf(cookie, false, after(29))).not.toBeNull();
    await vi.waitFor(async () => expect(await seen(id)).toEqual(after(29)));
    expect(await sessionOf(cookie, false, after(58))).not.toBeNull();
    await vi.waitFor(async () => expect(await seen(id)).toEqual(after(58)));
    expect(await sessionOf(cookie, false, after(88))).toBeNull();
    await vi.waitFor(async () => expect(await seen(id)).toBeUndefined());
  });

  test("is noted as in use once a minute at most", async () => {
    const { id, cookie } = await aSession();
    await sessionOf(cookie, false, after(0, 59));
    await sessionOf(cookie, false, after(1, 0));
    await vi.waitFor(async () => expect(await seen(id)).toEqual(after(1)));
    await sessionOf(cookie, false, after(1, 59));
    await transaction(async () => {});
    expect(await seen(id)).toEqual(after(1));
  });

  test("is not kept alive by what no hand asked for", async () => {
    const { id, cookie } = await aSession();
    expect(await sessionOf(cookie, true, after(20))).not.toBeNull();
    await transaction(async () => {});
    expect(await seen(id)).toEqual(start);
    expect(await sessionOf(cookie, true, after(30))).toBeNull();
  });

  test("neither ends nor stays for a jump of the clock", async () => {
    const { cookie } = await aSession();
    const now = steadyNow();
    await transaction(async (tx) =>
      tx.update(sessions).set({ lastSeenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) }),
    );
    vi.useFakeTimers({ toFake: ["Date"] });
    for (const hours of [-5, 5, 5000]) {
      vi.setSystemTime(now.getTime() + hours * 3_600_000);
      expect(await sessionOf(cookie, true)).not.toBeNull();
    }
    vi.useRealTimers();
  });

  test("noted by a clock that was put back since counts as used now, and ends when it would have", async () => {
    const { id, cookie } = await aSession();
    const ahead = { lastSeenAt: after(1000), expiresAt: after(1720) };
    await transaction(async (tx) => tx.update(sessions).set(ahead).where(eq(sessions.id, id)));
    expect(await sessionOf(cookie, true, after(5))).not.toBeNull();
    await vi.waitFor(async () => expect(await seen(id)).toEqual(after(5)));
    const [row] = await db.select().from(sessions).where(eq(sessions.id, id));
    expect(row?.expiresAt).toEqual(after(5 + 12 * 60));
    expect(await sessionOf(cookie, true, after(35))).toBeNull();
  });

  test("ends at its end however much it is used, and at once with its account", async () => {
    const { id, userId, cookie } = await aSession();
    await transaction(async (tx) =>
      tx
        .update(sessions)
        .set({ lastSeenAt: after(719) })
        .where(eq(sessions.id, id)),
    );
    expect(await sessionOf(cookie, false, after(719, 30))).not.toBeNull();
    await transaction(async (tx) => tx.update(users).set({ disabledAt: start }).where(eq(users.id, userId)));
    expect(await sessionOf(cookie, true, after(719, 31))).toBeNull();
    const other = await aSession();
    await transaction(async (tx) =>
      tx
        .update(sessions)
        .set({ lastSeenAt: after(719) })
        .where(eq(sessions.id, other.id)),
    );
    expect(await sessionOf(other.cookie, true, after(720))).toBeNull();
  });
});

test.each([
  [{}, false],
  [{ "x-guoban-background": "1" }, true],
  [{ "next-router-prefetch": "1" }, true],
  [{ accept: "text/event-stream" }, true],
  [{ accept: "text/html" }, false],
])("a request with %j is made by no hand: %s", (headers, expected) => {
  expect(isBackground(new Headers(headers))).toBe(expected);
});
