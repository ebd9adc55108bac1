import { createServer, get, type IncomingHttpHeaders, request, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type RequestContext, requestContext } from "@/lib/log/context";
import { proxyTrust, secureCookies } from "./configuration";
import { clientAddress, watchRequests } from "./request-start";

let stop = () => {};
let server: Server;
let seen: { headers: IncomingHttpHeaders; context: RequestContext | undefined } | undefined;

async function serve(): Promise<void> {
  stop = watchRequests(false);
  server = createServer((request, response) => {
    setImmediate(() => {
      seen = { headers: request.headers, context: requestContext() };
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}
const ask = (headers: Record<string, string> = {}, path = "/offices?month=2022-06"): Promise<IncomingHttpHeaders> =>
  new Promise((resolve, reject) => {
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    get({ host: "127.0.0.1", port, path, headers }, (answer) => {
      answer.resume().on("end", () => resolve(answer.headers));
    }).on("error", reject);
  });

beforeEach(() => {
  seen = undefined;
});
afterEach(async () => {
  stop();
  await new Promise((resolve) => server?.close(resolve));
});

describe("a request", () => {
  test("has its id, address, path and policy before anyone handles it", async () => {
    await serve();
    const answer = await ask();
    expect(seen?.context).toEqual({
      requestId: answer["x-request-id"],
      address: "127.0.0.1",
      path: "/offices?month=2022-06",
    });
    const nonce = seen?.headers["x-nonce"];
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(answer["content-security-policy"]).toContain(`'nonce-${String(nonce)}' 'strict-dynamic'`);
    expect(answer["content-security-policy"]).not.toContain("unsafe-eval");
    expect(seen?.headers["content-security-policy"]).toBe(answer["content-security-policy"]);
    const first = answer["x-request-id"];
    expect((await ask())["x-request-id"]).not.toBe(first);
  });

  test.each([
    [500, 503],
    [404, 404],
    [200, 200],
  ])("whose page failed because of the database is not answered %i but %i", async (given, sent) => {
    let answered: number | undefined;
    stop = watchRequests(false);
    server = createServer((_, response) => {
      const context = requestContext();
      if (context) context.unavailable = true;
      response.statusCode = given;
      response.end(() => (answered = response.statusCode));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await ask();
    expect(answered).toBe(sent);
  });

  test("cannot say itself who sent it", async () => {
    await serve();
    const answer = await ask({
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      "x-request-id": "chosen-by-client",
      "content-security-policy": "script-src 'nonce-known'",
      "x-nonce": "known",
    });
    expect(seen?.headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(seen?.headers["x-forwarded-host"]).toBeUndefined();
    expect(seen?.headers["x-forwarded-proto"]).toBeUndefined();
    expect(seen?.headers["x-nonce"]).not.toBe("known");
    expect(answer["x-request-id"]).not.toBe("chosen-by-client");
    expect(answer["content-security-policy"]).not.toContain("known");
  });

  test("is what a trusted proxy says it is", async () => {
    vi.stubEnv("TRUSTED_PROXIES", "127.0.0.0/8");
    await serve();
    const answer = await ask({
      "x-forwarded-for": "6.6.6.6, 10.1.2.3",
      "x-forwarded-host": "guoban.example",
      "x-request-id": "from-the-proxy",
    });
    expect(seen?.context).toMatchObject({ address: "10.1.2.3", requestId: "from-the-proxy" });
    expect(seen?.headers["x-forwarded-host"]).toBe("guoban.example");
    expect(answer["x-request-id"]).toBe("from-the-proxy");
    await ask({ "x-request-id": "bad id\u00e9" });
    expect(seen?.context?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("sent on by the framework to ourselves keeps the client it had, and nobody else can say so", async () => {
    await serve();
    const first = await ask({ "x-guoban-settled": "guessed", "x-forwarded-for": "6.6.6.6" });
    expect(seen?.context?.address).toBe("127.0.0.1");
    const own = String(seen?.headers["x-guoban-settled"]);
    const again = await ask({
      "x-guoban-settled": own,
      "x-forwarded-for": "10.7.7.7",
      "x-request-id": String(first["x-request-id"]),
    });
    expect(seen?.context).toMatchObject({ address: "10.7.7.7", requestId: first["x-request-id"] });
    expect(again["x-request-id"]).toBe(first["x-request-id"]);
    expect(JSON.stringify(again)).not.toContain(own);
  });

  test("from a page of a configured origin is from this site, whatever host the proxy asked for", async () => {
    vi.stubEnv("ORIGIN", "https://guoban.example, https://other.example");
    await serve();
    await ask({ origin: "https://guoban.example" });
    expect(seen?.headers["x-forwarded-host"]).toBe("guoban.example");
    await ask({ origin: "https://evil.example" });
    expect(seen?.headers["x-forwarded-host"]).toBeUndefined();
  });
});

describe("a form that fails", () => {
  /** What a server answers that gives a fault of its own, with an action begun or not. */
  async function fail(headers: Record<string, string>, begun: boolean): Promise<number | undefined> {
    stop = watchRequests(false);
    server = createServer((_, response) => {
      const context = requestContext();
      if (context && begun) context.form = "read";
      response.statusCode = 500;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return new Promise((resolve, reject) => {
      request({ host: "127.0.0.1", port, method: "POST", headers }, (answer) =>
        answer.resume().on("end", () => resolve(answer.statusCode)),
      )
        .on("error", reject)
        .end();
    });
  }
  test.each([
    [{ "next-action": "x" }, false, 400],
    [{ "next-action": "x" }, true, 500],
    [{ "content-type": "multipart/form-data; boundary=b" }, false, 400],
    [{ "content-type": "application/json" }, false, 500],
  ])("with %j, its action begun (%s), is answered %i", async (headers, begun, status) => {
    expect(await fail(headers, begun)).toBe(status);
  });
});

describe("the client's address", () => {
  const trusted = proxyTrust("10.0.0.1, 192.168.0.0/16, fd00::/8");
  test.each([
    ["10.9.9.9", "1.1.1.1", "10.9.9.9"],
    ["10.0.0.1", "1.1.1.1", "1.1.1.1"],
    ["::ffff:10.0.0.1", "1.1.1.1, 2.2.2.2", "2.2.2.2"],
    ["10.0.0.1", "1.1.1.1, 192.168.3.4", "1.1.1.1"],
    ["fd00::1", "fd00::2", "fd00::2"],
    ["10.0.0.1", undefined, "10.0.0.1"],
    ["10.0.0.1", "not an address", "not an address"],
  ])("%s saying %s is %s", (peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded, trusted)).toBe(expected);
  });
  test("a proxy that is no address is said to be none", () => {
    expect(() => proxyTrust("proxy.local")).toThrow("proxy.local is not an address");
  });
});

test.each([
  [{}, false],
  [{ COOKIE_SECURE: "1" }, true],
  [{ ORIGIN: "https://a.example" }, true],
  [{ ORIGIN: "https://a.example, http://10.0.0.5:3000" }, false],
  [{ ORIGIN: "https://a.example", COOKIE_SECURE: "0" }, false],
])("with %j cookies are Secure: %s", (env, expected) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(secureCookies()).toBe(expected);
});
