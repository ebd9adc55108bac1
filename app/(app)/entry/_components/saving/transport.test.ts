import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { BLANK } from "@/lib/figures/terms";
import type { Waiting } from "../cells/entries";
import { decide, refetch, Refused, save, submit, Unanswered } from "./transport";

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly background: boolean;
}

let server: Server;
let base: string;
const asked: Asked[] = [];
let answer: { status: number; body: unknown } | null;

/** A real server on this machine: what it is asked is kept, what it answers is set by each test. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      const { method = "", url = "", headers } = request;
      asked.push({
        method,
        url,
        body: text ? JSON.parse(text) : null,
        background: headers["x-guoban-background"] === "1",
      });
      if (!answer) return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});

afterAll(() => new Promise((done) => server.close(done)));

beforeEach(() => {
  asked.length = 0;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    real(new URL(input instanceof Request ? input.url : input, base), init),
  );
});

const item = (given: Partial<Waiting["pending"]> = {}, key = "7"): Waiting => ({
  row: "a",
  key,
  pending: {
    kind: "figure",
    words: { ...BLANK, value: "5" },
    reason: null,
    basedOn: "r1",
    typed: {},
    problem: null,
    sent: [],
    ...given,
  },
});
const saved = { revision: "r2", review: "draft", changed: true };

test("one figure goes to its own address, with what it was typed over", async () => {
  answer = { status: 200, body: saved };
  expect(await save([item()], 2022)).toEqual([{ kind: "saved", ...saved }]);
  expect(asked).toMatchObject([
    { method: "PUT", url: "/api/v1/figures/a/2022-07", body: { value: "5", reason: null, basedOn: "r1" } },
  ]);
});

test("several go together and have an outcome each, in order", async () => {
  const error = { code: "invalid", message: "请写明原因", doubtful: true };
  answer = { status: 200, body: { figures: [saved, { error }] } };
  expect(await save([item(), item({}, "8")], 2022)).toEqual([
    { kind: "saved", ...saved },
    { kind: "refused", message: "请写明原因", doubtful: true },
  ]);
  expect(asked[0]?.body).toMatchObject({ figures: [{ assignment: "a", month: "2022-07" }, { month: "2022-08" }] });
});

test("a conflict brings theirs, or nothing of a draft that may not be read", async () => {
  const theirs = { revision: "r9", review: "draft", by: "同事" };
  const conflict = (content: unknown) => ({
    status: 409,
    body: { error: { code: "conflict", message: "", theirs: { ...theirs, content } } },
  });
  answer = conflict({ value: "8" });
  expect(await save([item()], 2022)).toEqual([
    { kind: "conflict", theirs: { ...theirs, words: { ...BLANK, value: "8" } } },
  ]);
  answer = conflict(null);
  expect(await save([item()], 2022)).toEqual([{ kind: "conflict", theirs: { ...theirs, words: null } }]);
});

test.each([
  ["a broken line", null, "offline"],
  ["a server that is busy", { status: 503, body: {} }, "offline"],
  ["too many requests", { status: 429, body: {} }, "offline"],
  ["a page instead of an answer", { status: 200, body: "<html>" }, "offline"],
  ["a session that has ended", { status: 401, body: { error: { code: "signed_out", message: "" } } }, "signed_out"],
] as const)("%s leaves it unknown what became of a figure", async (_, given, reason) => {
  answer = given;
  const error = await save([item()], 2022).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unanswered);
  expect(error).toMatchObject({ reason });
});

test("a month is submitted as it was shown, and a refusal comes in the server's words", async () => {
  answer = { status: 200, body: { figures: [], milestones: [], incomplete: ["a"], changed: [] } };
  expect(await submit(2022, 7, ["a"], { a: "r1" })).toMatchObject({ incomplete: ["a"] });
  expect(asked[0]).toMatchObject({
    url: "/api/v1/figures/submit",
    body: { month: "2022-07", assignments: ["a"], seen: { a: "r1" } },
  });
  answer = { status: 422, body: { error: { code: "invalid", message: "7月已锁定" } } };
  await expect(submit(2022, 7, ["a"], {})).rejects.toEqual(new Refused("7月已锁定"));
});

test("decisions on figures and milestones come back in the order they were asked in", async () => {
  answer = {
    status: 200,
    body: { figures: [{ revision: "f2" }], milestones: [{ error: { code: "conflict", message: "已改动" } }] },
  };
  const decided = await decide(
    2022,
    [
      { row: "a", key: "m1", revision: "m", milestone: true },
      { row: "a", key: "7", revision: "f", milestone: false },
    ],
    "请核对",
  );
  expect(decided).toMatchObject([{ error: { message: "已改动" } }, { revision: "f2" }]);
  expect(asked[0]).toMatchObject({
    url: "/api/v1/figures/return",
    body: { comment: "请核对", milestones: [{ milestone: "m1", basedOn: "m" }] },
  });
});

test("asking again what the cells hold keeps no session alive", async () => {
  answer = { status: 200, body: { entries: [], dates: [] } };
  await refetch(2022, "zhishi");
  expect(asked).toMatchObject([{ url: "/api/v1/figures?year=2022&mine=1&office=zhishi", background: true }]);
});
