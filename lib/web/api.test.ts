import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { StoreError } from "@/db/errors";
import type { AccountActor } from "@/lib/access/rules";
import { DomainError, forbidden, invalid, notFound, parse } from "@/lib/errors/rules";
import { log } from "@/lib/log/log";
import { api, readJson } from "./api";

const actor: AccountActor = { kind: "account", userId: "u", name: "n", role: "reporter", personId: null, locale: null };
const asked = vi.hoisted(() => ({ signedIn: true, background: false }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => ({ value: "cookie" }) }),
  headers: async () => new Headers(),
}));
vi.mock("./session", async (original) => ({
  ...(await original<object>()),
  sessionOf: async (_: string, background: boolean) => {
    asked.background = background;
    return asked.signedIn ? { id: "s", actor } : null;
  },
}));
vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const messages = (await import("@/messages/en.json")).default;
  return { getTranslations: async (namespace: "errors") => createTranslator({ locale: "en", messages, namespace }) };
});
afterEach(() => Object.assign(asked, { signedIn: true, background: false }));

beforeEach(() => {
  vi.spyOn(log, "error").mockImplementation(() => {});
});

const url = "http://10.0.0.5:3000/api/v1/x";
const send = (run: (request: Request) => unknown, init: RequestInit = {}) =>
  api(async (_, request) => run(request))(new Request(url, init), undefined);
const fail = async (error: unknown) => {
  const answer = await send(() => {
    throw error;
  });
  return { status: answer.status, ...(await answer.json()) };
};

describe("an answer", () => {
  test("is JSON for data, 204 for nothing, a Response as it is", async () => {
    const answer = await send(() => ({ a: 1 }));
    expect([answer.status, await answer.json(), answer.headers.get("cache-control")]).toEqual([
      200,
      { a: 1 },
      "no-store",
    ]);
    expect((await send(() => undefined)).status).toBe(204);
    expect((await send(() => new Response("x", { status: 202 }))).status).toBe(202);
  });
});

describe("an error", () => {
  test.each([
    [
      notFound("plan"),
      404,
      { code: "not_found", field: "", message: expect.stringContaining("There is no such plan") },
    ],
    [
      new StoreError("full", "/srv/data: …"),
      503,
      { code: "unavailable", message: expect.stringContaining("disk is full") },
    ],
    [
      new StoreError("missing", "…"),
      503,
      { code: "unavailable", message: expect.stringContaining("cannot be reached") },
    ],
    [forbidden(), 403, { code: "forbidden", field: "", message: "You are not allowed to do this." }],
    [invalid("username", "required"), 422, { code: "invalid", field: "username", message: "This is required." }],
    [
      new DomainError("limit", [{ path: "", message: "tooManyTries", params: { minutes: 6 } }], { minutes: 6 }),
      429,
      { code: "limit", minutes: 6 },
    ],
    [
      new DomainError("conflict", [{ path: "", message: "figureConflict" }], { mine: "1", theirs: "2", code: "x" }),
      409,
      { code: "conflict", mine: "1", theirs: "2" },
    ],
  ])("of ours has its status, its words and what it hands on: %s", async (error, status, body) => {
    expect(await fail(error)).toMatchObject({ status, error: body });
  });

  test("of several faults says them all", async () => {
    const schema = z.object({ a: z.string(), b: z.array(z.object({ c: z.string().min(1) })) });
    const answer = await send(() => parse(schema, { a: 1, b: [{ c: "x" }, { c: "" }] }));
    const expected = {
      code: "invalid",
      field: "a",
      message: "This is not in the right form.",
      faults: [{ field: "a" }, { field: "b[1].c", message: "This is required." }],
    };
    expect([answer.status, await answer.json()]).toMatchObject([422, { error: expected }]);
  });

  test("of a schema's own is worded as ours", async () => {
    expect((await send(() => z.object({ a: z.string() }).parse({}))).status).toBe(422);
  });

  test("that is none of ours says nothing of itself", async () => {
    const answer = await fail(new Error("password is hunter2 in /srv/db"));
    expect(answer).toMatchObject({ status: 500, error: { code: "internal" } });
    expect(JSON.stringify(answer)).not.toMatch(/hunter2|srv/);
  });
});

describe("who may ask", () => {
  test("nobody who is not signed in", async () => {
    asked.signedIn = false;
    const answer = await send(() => ({ secret: true }));
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: { code: "signed_out" } }]);
  });

  test("a request of no hand keeps no session alive", async () => {
    await send(() => ({}), { headers: { "x-guoban-background": "1" } });
    expect(asked.background).toBe(true);
    await send(() => ({}));
    expect(asked.background).toBe(false);
    await api(async () => ({}), { background: true })(new Request(url), undefined);
    expect(asked.background).toBe(true);
  });
});

describe("a body", () => {
  const post = (
    body: BodyInit,
    headers: Record<string, string> = { "content-type": "application/json; charset=utf-8" },
  ) => send((request) => readJson(request, 100), { method: "POST", body, headers });
  test("is read as JSON", async () => {
    expect(await (await post('{"a":"过半"}')).json()).toEqual({ a: "过半" });
  });
  test.each([
    ["{", 400],
    ["", 400],
    [new Uint8Array([0x22, 0xff, 0x22]), 400],
    [`"${"x".repeat(99)}"`, 413],
  ])("%s is refused with %i", async (body, status) => {
    expect((await post(body)).status).toBe(status);
  });
  test("of another kind is refused, as another site's form would send it", async () => {
    expect((await post("{}", { "content-type": "text/plain" })).status).toBe(400);
  });
});
