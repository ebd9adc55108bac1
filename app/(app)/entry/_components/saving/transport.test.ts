import { expect, test } from "vitest";
import { BLANK } from "@/lib/figures/terms";
import type { Waiting } from "../cells/entries";
import { ownApi } from "../testing/api";
import { decide, refetch, Refused, save, submit, Unanswered } from "./transport";

const api = ownApi();

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
  api.answers({ status: 200, body: saved });
  expect(await save([item()], 2022)).toEqual([{ kind: "saved", ...saved }]);
  expect(api.asked).toMatchObject([
    { method: "PUT", url: "/api/v1/figures/a/2022-07", body: { value: "5", reason: null, basedOn: "r1" } },
  ]);
});

test("several go together and have an outcome each, in order", async () => {
  const error = { code: "invalid", message: "请写明原因", doubtful: true };
  api.answers({ status: 200, body: { figures: [saved, { error }] } });
  expect(await save([item(), item({}, "8")], 2022)).toEqual([
    { kind: "saved", ...saved },
    { kind: "refused", message: "请写明原因", doubtful: true },
  ]);
  expect(api.asked[0]?.body).toMatchObject({ figures: [{ assignment: "a", month: "2022-07" }, { month: "2022-08" }] });
});

test("a conflict brings theirs, or nothing of a draft that may not be read", async () => {
  const theirs = { revision: "r9", review: "draft", by: "同事" };
  const conflict = (content: unknown) => ({
    status: 409,
    body: { error: { code: "conflict", message: "", theirs: { ...theirs, content } } },
  });
  api.answers(conflict({ value: "8" }));
  expect(await save([item()], 2022)).toEqual([
    { kind: "conflict", theirs: { ...theirs, words: { ...BLANK, value: "8" } } },
  ]);
  api.answers(conflict(null));
  expect(await save([item()], 2022)).toEqual([{ kind: "conflict", theirs: { ...theirs, words: null } }]);
});

test.each([
  ["a broken line", null, "offline"],
  ["a server that is busy", { status: 503, body: {} }, "offline"],
  ["too many requests", { status: 429, body: {} }, "offline"],
  ["a page instead of an answer", { status: 200, body: "<html>" }, "offline"],
  ["an answer of another version", { status: 200, body: { stored: true } }, "outdated"],
  ["a session that has ended", { status: 401, body: { error: { code: "signed_out", message: "" } } }, "signed_out"],
] as const)("%s leaves it unknown what became of a figure", async (_, given, reason) => {
  api.answers(given);
  const error = await save([item()], 2022).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unanswered);
  expect(error).toMatchObject({ reason });
});

test("a month is submitted as it was shown, and a refusal comes in the server's words", async () => {
  api.answers({ status: 200, body: { figures: [], milestones: [], incomplete: ["a"], changed: [] } });
  expect(await submit({ year: 2022, month: 7, rows: ["a"], seen: { a: "r1" } })).toMatchObject({ incomplete: ["a"] });
  expect(api.asked[0]).toMatchObject({
    url: "/api/v1/figures/submit",
    body: { month: "2022-07", assignments: ["a"], seen: { a: "r1" } },
  });
  api.answers({ status: 422, body: { error: { code: "invalid", message: "7月已锁定" } } });
  await expect(submit({ year: 2022, month: 7, rows: ["a"], seen: {} })).rejects.toEqual(new Refused("7月已锁定"));
});

test("decisions on figures and milestones come back in the order they were asked in", async () => {
  api.answers({
    status: 200,
    body: { figures: [{ revision: "f2" }], milestones: [{ error: { code: "conflict", message: "已改动" } }] },
  });
  const decided = await decide(
    2022,
    [
      { row: "a", key: "m1", revision: "m", milestone: true },
      { row: "a", key: "7", revision: "f", milestone: false },
    ],
    "请核对",
  );
  expect(decided).toMatchObject([{ error: { message: "已改动" } }, { revision: "f2" }]);
  expect(api.asked[0]).toMatchObject({
    url: "/api/v1/figures/return",
    body: { comment: "请核对", milestones: [{ milestone: "m1", basedOn: "m" }] },
  });
});

test("asking again what the cells hold keeps no session alive", async () => {
  api.answers({ status: 200, body: { entries: [], dates: [] } });
  await refetch(2022, "zhishi");
  expect(api.asked).toMatchObject([{ url: "/api/v1/figures?year=2022&mine=1&office=zhishi", background: true }]);
});
