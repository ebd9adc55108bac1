import "server-only";
import type { AccountActor } from "@/lib/access/rules";
import { findAnswer } from "@/lib/boards/answers";
import type { Board } from "@/lib/boards/rules";
import { completionQuery } from "@/lib/boards/schemas";
import { invalid, parse } from "@/lib/errors/rules";
import { completionData } from "@/lib/interchange/completion-json";

/** Has the asker the answer already? */
const holds = (request: Request, etag: string): boolean =>
  (request.headers.get("if-none-match") ?? "").split(",").some((kept) => kept.trim().replace(/^W\//, "") === etag);

/** The id of an office by its key; null: none was named. Throws `invalid` for one that the plan does not have. */
function officeOf({ offices }: Board, key: string | undefined): string | null {
  if (key === undefined) return null;
  const office = offices.find((each) => each.key === key);
  if (!office) throw invalid("office", "document.unknownOffice", { key });
  return office.id;
}

/**
 * The completion that a request asks for: kept bytes for as long as the plan's data stay the same, 304 to who has them.
 * Throws `not_found`, `forbidden` (provisional figures), `invalid`, each before anything is compared.
 */
export async function answerCompletion(actor: AccountActor, request: Request): Promise<Response> {
  const { office, rows, ...named } = parse(completionQuery, Object.fromEntries(new URL(request.url).searchParams));
  const { tag, bytes } = await findAnswer(actor, named, {
    name: `completion 1 ${rows} ${office ?? ""}`,
    make: (board) => JSON.stringify(completionData(board, officeOf(board, office), rows)),
  });
  const etag = `"${tag}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  if (holds(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(await bytes(), { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}
