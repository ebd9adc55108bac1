import { requestContext } from "@/lib/log/context";
import { problem } from "./api";
import { REFUSALS, type Refusal } from "./refusal";
import { wordFaults } from "./words";

const isRefusal = (text: string): text is Refusal => Object.hasOwn(REFUSALS, text);
const CODES = { 400: "invalid", 403: "forbidden", 405: "invalid" } as const;

/** Says why a request was refused: to programs in the API's own form, to people in a sentence. */
export async function answerRefused(named: string): Promise<Response> {
  const refusal = isRefusal(named) ? named : "malformedRequest";
  const status = REFUSALS[refusal];
  const [{ message } = { message: refusal }] = await wordFaults([{ path: "", message: refusal }]);
  if (requestContext()?.path.startsWith("/api/")) return problem(status, { code: CODES[status], message, field: "" });
  return new Response(message, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
