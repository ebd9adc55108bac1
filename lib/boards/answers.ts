/** What other systems are sent of a board: bytes, made once for each data version of the plan. */
import { createHash } from "node:crypto";
import { db } from "@/db";
import type { Actor } from "@/lib/access/rules";
import { forbidden } from "@/lib/errors/rules";
import { type Memo, remembered } from "./memo";
import { questionKey, questionOf, readBoard } from "./queries";
import type { Address, Board } from "./rules";

declare global {
  var guobanAnswers: Memo<Uint8Array<ArrayBuffer>> | undefined;
}

export interface Answer {
  /** Names the data, the question with its reading scope, and the form. */
  readonly tag: string;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

interface Form {
  /** Names the form: what was kept of another one is not the same. */
  readonly name: string;
  readonly make: (board: Board) => string;
}

/** A board in a form. Throws `not_found`, and `forbidden` to who may not read provisional figures, before any bytes. */
export async function findAnswer(actor: Actor, asked: Partial<Address>, { name, make }: Form): Promise<Answer> {
  const question = await questionOf(db, { actor, asked });
  if (asked.basis !== undefined && question.basis !== asked.basis) throw forbidden();
  const { plan } = question;
  const wanted = `${name} ${questionKey(question)}`;
  return {
    tag: createHash("sha256").update(`${plan.version} ${wanted}`).digest("base64url"),
    bytes: () =>
      remembered((globalThis.guobanAnswers ??= new Map()), db, {
        plan,
        asked: wanted,
        load: async () => new TextEncoder().encode(make(await readBoard(db, question))),
        bytes: ({ byteLength }) => byteLength,
      }),
  };
}
