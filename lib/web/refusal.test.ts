import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import zh from "@/messages/zh-CN.json";
import { divert, REFUSALS, refusalOf } from "./refusal";

function aRequest(given: { method?: string; url?: string; headers?: Record<string, string> } = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  return Object.assign(request, { method: "GET", url: "/", headers: {}, ...given });
}
const none: ReadonlySet<string> = new Set();
const refused = (given: Parameters<typeof aRequest>[0], origins = none) => refusalOf(aRequest(given), origins);

describe("a request is malformed", () => {
  test.each([
    "/%",
    "/%E0%A4%A",
    "/offices/%ff",
    "/api/v1/x/%zz",
    "/%00",
    "/offices/a%00b",
    "/?office=%00",
    "http://evil.example/",
    "*",
    "",
  ])("that asks for %s", (url) => expect(refused({ url })).toBe("malformedRequest"));
  test.each(["/", "/offices/%E7%A7%91?month=2022-06", "/?month=%zz", "/%2F", "/a//b"])(
    "not when it asks for %s",
    (url) => {
      expect(refused({ url })).toBeNull();
    },
  );
  test.each(["", "{", "%", "[]", '["",{"children":1}]', "x".repeat(50_000)])("by a page state of %s", (state) => {
    expect(refused({ headers: { "next-router-state-tree": state } })).toBe("malformedRequest");
  });
  test("not by a page state as browsers send it", () => {
    const state = encodeURIComponent('["",{"children":["(app)",{"children":["__PAGE__",{}]}]},null,null,16]');
    expect(refused({ headers: { "next-router-state-tree": state } })).toBeNull();
  });
});

test.each(["TRACE", "PROPFIND", "LINK"])("%s is no method of ours", (method) =>
  expect(refused({ method })).toBe("methodNotAllowed"),
);

describe("a change asked for by a page", () => {
  const host = "10.0.0.5:3000";
  test.each([
    [{}, null],
    [{ origin: "http://10.0.0.5:3000", host }, null],
    [{ origin: "http://10.0.0.5:8080", host }, "originNotSet"],
    [{ origin: "http://guoban.example.gov.cn:8080", host: "guoban.example.gov.cn" }, "originNotSet"],
    [{ origin: "https://guoban.example.gov.cn", host, "x-forwarded-host": "guoban.example.gov.cn" }, null],
    [{ origin: "null", host }, "otherSite"],
    [{ origin: "http://", host }, "otherSite"],
    [{ "sec-fetch-site": "cross-site" }, "otherSite"],
    [{ "sec-fetch-site": "same-site" }, "otherSite"],
    [{ "sec-fetch-site": "same-origin", origin: "http://10.0.0.5:3000", host }, null],
  ])("with %j, ORIGIN not being set: %s", (headers, expected) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(refused({ method, headers })).toBe(expected);
    expect(refused({ headers })).toBeNull();
  });
  test.each([
    ["https://guoban.example", null],
    ["https://guoban.example:8443", "otherOrigin"],
    ["http://guoban.example", "otherOrigin"],
    ["http://10.0.0.5:3000", "otherOrigin"],
    ["null", "otherOrigin"],
  ])("of %s, ORIGIN being https://guoban.example: %s", (origin, expected) => {
    expect(refused({ method: "POST", headers: { origin, host } }, new Set(["https://guoban.example"]))).toBe(expected);
  });
});

test("a refused request asks for nothing but to be told so", () => {
  const request = aRequest({ method: "TRACE", url: "/x", headers: { "next-action": "1", rsc: "1", cookie: "c" } });
  divert(request, "methodNotAllowed");
  expect([request.method, request.url, request.headers]).toEqual([
    "GET",
    "/api/refused/methodNotAllowed",
    { cookie: "c" },
  ]);
});

test("every refusal has its sentence", () => {
  for (const refusal of Object.keys(REFUSALS)) expect(zh.errors).toHaveProperty(refusal);
});
