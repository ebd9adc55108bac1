import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { type Memo, remembered } from "@/lib/boards/memo";
import { questionKey, questionOf, readBoard } from "@/lib/boards/queries";
import { completionQuery } from "@/lib/boards/schemas";
import { forbidden, invalid, parse } from "@/lib/errors/rules";
import { completionData } from "@/lib/interchange/completion-json";
import type { Question } from "@/lib/plan/rules";

declare global {
  var guobanCompletions: Memo<Uint8Array<ArrayBuffer>> | undefined;
}

/** Names the form of the answer too: what a browser kept of another form is not the same. */
const FORM = "completion 1";

/** Has the asker the answer already? */
const holds = (request: Request, etag: string): boolean =>
  (request.headers.get("if-none-match") ?? "").split(",").some((kept) => kept.trim().replace(/^W\//, "") === etag);

interface Wanted {
  readonly question: Question;
  readonly office: string | undefined;
  readonly rows: "all" | "indicators";
}

/** The JSON of a board as it is sent. Throws `invalid` for an office that the plan does not have. */
async function bytesOf({ question, office: key, rows }: Wanted): Promise<Uint8Array<ArrayBuffer>> {
  const board = await readBoard(db, question);
  const office = key === undefined ? null : board.offices.find((each) => each.key === key);
  if (office === undefined) throw invalid("office", "document.unknownOffice", { key: key ?? "" });
  return new TextEncoder().encode(JSON.stringify(completionData(board, office?.id ?? null, rows)));
}

/**
 * The completion that a request asks for: kept bytes for as long as the plan's data stay the same, 304 to who has them.
 * Throws `not_found`, `forbidden` (provisional figures), `invalid`, each before anything is compared.
 */
export async function answerCompletion(actor: AccountActor, request: Request): Promise<Response> {
  const { office, rows, ...named } = parse(completionQuery, Object.fromEntries(new URL(request.url).searchParams));
  const question = await questionOf(db, actor, named, new Date());
  if (question.basis !== named.basis) throw forbidden();
  const asked = `${questionKey(question)} ${rows} ${office ?? ""}`;
  const { plan } = question;
  const etag = `"${createHash("sha256").update(`${FORM} ${plan.version} ${asked}`).digest("base64url")}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  if (holds(request, etag)) return new Response(null, { status: 304, headers });
  const body = await remembered((globalThis.guobanCompletions ??= new Map()), db, {
    plan,
    asked,
    load: () => bytesOf({ question, office, rows }),
    bytes: ({ byteLength }) => byteLength,
  });
  return new Response(body, { headers: { ...headers, "content-type": "application/json; charset=utf-8" } });
}
