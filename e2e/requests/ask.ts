import { request } from "node:http";

/** A request as it goes over the wire: nothing is made right on the way. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Answer {
  /** 0: none came. */
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const PATIENCE = 20_000;
/** An event stream goes on: its beginning is its answer. */
const isStream = (type: string | undefined) => type?.startsWith("text/event-stream") ?? false;

/** What the server answers; status 0 when it hangs up or says nothing. */
export function ask(url: string, { method, path, headers, body }: Asked): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const none = (text: string) => resolve({ status: 0, text, bytes: new Uint8Array(), headers: {} });
    const sent = request({ hostname, port, method, path, headers, timeout: PATIENCE }, (answer) => {
      const parts: Buffer[] = [];
      const end = () => {
        const bytes = Buffer.concat(parts);
        const { statusCode: status = 0, headers: given } = answer;
        resolve({ status, text: bytes.toString("utf8"), bytes, headers: { ...given } });
      };
      if (isStream(answer.headers["content-type"])) {
        end();
        sent.destroy();
        return;
      }
      answer.on("data", (part: Buffer) => parts.push(part)).on("end", end);
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    sent.on("error", (error) => none(error.message));
    sent.end(body ?? undefined);
  });
}
