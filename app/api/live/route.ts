import { cookies } from "next/headers";
import { liveStream } from "@/lib/live/stream";
import { sessionCookie } from "@/lib/web/cookie";
import { sessionOf } from "@/lib/web/session";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** Whether the request's session stands, now and later; a stream stays open by itself, so it keeps none alive. */
async function listening(): Promise<() => Promise<boolean>> {
  const cookie = (await cookies()).get(sessionCookie())?.value;
  return async () => (await sessionOf(cookie, true)) !== null;
}

/** Server-sent events for walls: `changed` with { plan, version }, nothing else, for as long as the session stands. */
export async function GET(request: Request): Promise<Response> {
  const mayListen = await listening();
  if (!(await mayListen())) return new Response(null, { status: 404 });
  return new Response(liveStream({ signal: request.signal, mayListen }), { headers: HEADERS });
}

/** What GET would begin with. The framework's own HEAD opens a stream that nobody reads or ends. */
export async function HEAD(): Promise<Response> {
  const mayListen = await listening();
  return new Response(null, (await mayListen()) ? { headers: HEADERS } : { status: 404 });
}
