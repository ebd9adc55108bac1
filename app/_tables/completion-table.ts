import "server-only";
import type { AccountActor } from "@/lib/access/rules";
import type { BoardPage } from "@/lib/boards/page";
import type { Filter } from "@/lib/boards/rules";
import { completionTable } from "@/lib/documents/completion-table";
import { findCompletion, readCompletion } from "@/lib/documents/queries";
import type { Table } from "@/lib/documents/rules";
import type { Address } from "@/lib/web/address";
import { completionWords } from "./completion-words";

/** A board's completion table in the reader's language: the rows that the filter leaves. */
export const tableOf = async (
  { board, underWay, official }: Pick<BoardPage, "board" | "underWay" | "official">,
  filter: Filter,
): Promise<Table> =>
  completionTable(await readCompletion(board, filter, { underWay, official }), await completionWords());

/** The completion table that an address asks for. Throws `not_found` without a plan of that year. */
export const findTable = async (actor: AccountActor, asked: Partial<Address>, filter: Filter): Promise<Table> =>
  completionTable(await findCompletion(actor, asked, filter), await completionWords());
