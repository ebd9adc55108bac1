import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db, transaction } from "@/db";
import { newId } from "@/db/id";
import { sessions, users } from "@/db/schema";
import { authSecret } from "@/lib/access/secret";
import { bus } from "@/lib/live/bus";
import { steadyNow } from "@/lib/log/clock";
import { ownDatabase } from "@/test/database";
import { aUser } from "@/test/factories";
import { GET, HEAD } from "./route";

let cookie: string | undefined;
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => cookie && { value: cookie } }) }));

ownDatabase("test");

let userId = "";
beforeEach(async () => {
  ({ id: userId } = await aUser("viewer"));
  const [id, token] = [newId(), newId()];
  const now = steadyNow();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const row = { id, token, userId, lastSeenAt: now, expiresAt, createdAt: now, updatedAt: now };
  await transaction(async (tx) => tx.insert(sessions).values(row));
  cookie = `${token}.${createHmac("sha256", authSecret()).update(token).digest("base64")}`;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const held = () => [bus().listenerCount("changed"), bus().listenerCount("shutdown"), vi.getTimerCount()];
const asked = (signal: AbortSignal) => new Request("http://guoban.test/api/live", { signal });

test("HEAD answers what GET would begin with, and holds nothing", async () => {
  const answer = await HEAD();
  expect([answer.status, answer.headers.get("content-type"), answer.body]).toEqual([
    200,
    "text/event-stream; charset=utf-8",
    null,
  ]);
  expect(held()).toEqual([0, 0, 0]);
});

test("without a session there is no stream", async () => {
  cookie = undefined;
  expect((await GET(asked(new AbortController().signal))).status).toBe(404);
  expect((await HEAD()).status).toBe(404);
  expect(held()).toEqual([0, 0, 0]);
});

test.each([
  ["signing out", async () => transaction(async (tx) => tx.delete(sessions).where(eq(sessions.userId, userId)))],
  [
    "disabling the account",
    async () =>
      transaction(async (tx) => tx.update(users).set({ disabledAt: steadyNow() }).where(eq(users.id, userId))),
  ],
])("%s ends an open stream within a minute", async (_, end) => {
  const reader = (await GET(asked(new AbortController().signal))).body?.getReader();
  expect(held()).toEqual([1, 1, 2]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(held()).toEqual([1, 1, 2]);
  await end();
  await vi.advanceTimersByTimeAsync(60_000);
  await vi.waitFor(() => expect(held()).toEqual([0, 0, 0]));
  await vi.waitFor(async () => expect((await reader?.read())?.done).toBe(true));
  expect(await db.$count(users)).toBe(1);
});
