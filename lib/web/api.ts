import { unstable_rethrow } from "next/navigation";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { AccountActor } from "@/lib/access/rules";
import { DomainError, type ErrorCode } from "@/lib/errors/rules";
import { requestContext } from "@/lib/log/context";
import { log } from "@/lib/log/log";
import { sessionCookie } from "./cookie";
import { isBackground, sessionOf } from "./session";
import { asDomainError, wordFaults } from "./words";

const STATUS: Record<ErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  limit: 429,
  unavailable: 503,
};
/** Where HTTP has a better word than 422. */
const STATUS_OF_MESSAGE: Readonly<Record<string, number>> = { bodyTooLarge: 413, notJson: 400 };
const LARGEST_BODY = 1024 * 1024;
const HEADERS = { "cache-control": "no-store" };

export interface ApiOptions {
  /**
   * A program polls the route: it keeps no session alive. A request says so of itself with `x-guoban-background`.
   */
  readonly background?: boolean;
}

type Handler<Context> = (actor: AccountActor, request: Request, context: Context) => Promise<unknown>;

/**
 * A route handler: who, what, run, answer. Plain data is sent as JSON, nothing as 204, a Response as it is. Errors are
 * `{ error: { code, message, field, … } }` with what the error hands on beside, in the user's language: 401
 * `signed_out`, 403, 404, 409, 413, 422, 429, 503; anything else is logged and is 500 `internal`.
 */
export function api<Context>(handler: Handler<Context>, options: ApiOptions = {}) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const cookie = (await cookies()).get(sessionCookie())?.value;
      const session = await sessionOf(cookie, options.background === true || isBackground(request.headers));
      if (!session)
        return problem(401, { code: "signed_out", message: (await getTranslations("errors"))("signedOut"), field: "" });
      const answer = await handler(session.actor, request, context);
      if (answer instanceof Response) return answer;
      return answer === undefined
        ? new Response(null, { status: 204, headers: HEADERS })
        : Response.json(answer, { headers: HEADERS });
    } catch (error) {
      unstable_rethrow(error);
      return explain(error);
    }
  };
}

/** A refusal in the API's form. */
export const problem = (status: number, error: Record<string, unknown>): Response =>
  Response.json({ error }, { status, headers: HEADERS });

async function explain(error: unknown): Promise<Response> {
  const known = asDomainError(error);
  if (!known) {
    log.error({ err: error }, "a request failed");
    const message = (await getTranslations("errors"))("internal");
    return problem(500, { code: "internal", message, field: "", requestId: requestContext()?.requestId });
  }
  const worded = await wordFaults(known.faults);
  const first = worded[0] ?? { field: "", message: known.code };
  const status = STATUS_OF_MESSAGE[known.faults[0]?.message ?? ""] ?? STATUS[known.code];
  const data = typeof known.data === "object" && known.data !== null ? known.data : {};
  return problem(status, { ...data, code: known.code, ...first, ...(worded.length > 1 ? { faults: worded } : {}) });
}

const tooLarge = (limit: number) =>
  new DomainError("invalid", [{ path: "", message: "bodyTooLarge", params: { limit: Math.floor(limit / 1024) } }]);
const notJson = () => new DomainError("invalid", [{ path: "", message: "notJson" }]);

/** A request's JSON, `limit` bytes at most (1 MB). Reads no further than that. Throws `invalid` (413, 400). */
export async function readJson(request: Request, limit = LARGEST_BODY): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) throw notJson();
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      throw tooLarge(limit);
    }
    parts.push(part.value);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts)));
  } catch {
    throw notJson();
  }
}
