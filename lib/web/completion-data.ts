import "server-only";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { questionOf, readBoard } from "@/lib/boards/queries";
import type { Board } from "@/lib/boards/rules";
import { completionQuery } from "@/lib/boards/schemas";
import { forbidden, invalid, parse } from "@/lib/errors/rules";
import { completionData } from "@/lib/interchange/completion-json";

declare global {
  var guobanCompletionTexts: WeakMap<Board, Map<string, string>> | undefined;
}

/** The JSON of a board, written once for as long as the board is kept. */
function textOf(board: Board, officeId: string | null): string {
  const texts = (globalThis.guobanCompletionTexts ??= new WeakMap());
  const kept = texts.get(board) ?? new Map<string, string>();
  texts.set(board, kept);
  const text = kept.get(officeId ?? "") ?? JSON.stringify(completionData(board, officeId));
  kept.set(officeId ?? "", text);
  return text;
}

/** The completion that an address asks for, as JSON text. Throws `not_found`, `forbidden` (provisional figures), `invalid`. */
export async function readCompletion(actor: AccountActor, address: string): Promise<string> {
  const asked = parse(completionQuery, Object.fromEntries(new URL(address).searchParams));
  const question = await questionOf(db, actor, asked, new Date());
  if (question.basis !== asked.basis) throw forbidden();
  const board = await readBoard(db, question);
  const office = asked.office === undefined ? null : board.offices.find(({ key }) => key === asked.office);
  if (office === undefined) throw invalid("office", "document.unknownOffice", { key: asked.office ?? "" });
  return textOf(board, office?.id ?? null);
}
