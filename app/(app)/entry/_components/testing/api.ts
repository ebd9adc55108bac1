/** A real server on this machine in place of /api/v1: it keeps what it is asked, and each test sets what it answers. */
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly background: boolean;
}

/** Null: the line breaks. */
type Answer = { readonly status: number; readonly body: unknown } | null;

const baseOf = (server: Server): string => {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
};

/** For the tests of a file. */
export function ownApi() {
  const asked: Asked[] = [];
  let next: readonly Answer[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      const { method = "", url = "", headers } = request;
      const background = headers["x-guoban-background"] === "1";
      asked.push({ method, url, body: text ? JSON.parse(text) : null, background });
      const answer = next[0] ?? null;
      if (next.length > 1) next = next.slice(1);
      if (!answer) return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    });
  });
  beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => {
    asked.length = 0;
    next = [];
    const real = globalThis.fetch;
    vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
      real(new URL(input instanceof Request ? input.url : input, baseOf(server)), init),
    );
  });
  return {
    asked,
    /** The answers to what comes, in order; the last one stays. */
    answers: (...all: readonly Answer[]) => {
      next = all;
    },
  };
}
