import "server-only";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { findBoard, itemNumbers } from "@/lib/boards/queries";
import { type Board, type Filter, matching, withStatus } from "@/lib/boards/rules";
import { completionTable } from "@/lib/documents/completion-table";
import { findAbsences } from "@/lib/documents/queries";
import type { Table } from "@/lib/documents/rules";
import type { Address } from "./address";
import { completionWords } from "./completion-words";

/** A board's completion table in the reader's language: the rows that the filter leaves. */
export async function tableOf(board: Board, filter: Filter): Promise<Table> {
  const items = withStatus(matching(board, filter), filter.status);
  const [numbers, absences] = [await itemNumbers(db, board.plan), await findAbsences(db, board)];
  return completionTable({ board, items, numbers, absences }, await completionWords());
}

/** The completion table that an address asks for. Throws `not_found` without a plan of that year. */
export const findTable = async (actor: AccountActor, asked: Partial<Address>, filter: Filter): Promise<Table> =>
  tableOf(await findBoard(db, actor, asked), filter);
