import { api } from "@/lib/web/api";
import { readCompletion } from "@/lib/web/completion-data";

/** Completion as the command line prints it: ?year, month (1…12), office (key), basis. */
export const GET = api(
  async (actor, request) =>
    new Response(await readCompletion(actor, request.url), {
      headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
    }),
);
