/** What the pages that show a board read. */
import { db } from "@/db";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import type { UnderWay } from "@/lib/periods/rules";
import { planYears } from "@/lib/plan/queries";
import { findBoard, findOfficeBoard, findUnderWay, itemNumbers } from "./queries";
import type { Address, Board } from "./rules";

/** What the head of a page shows. */
export interface PageHead {
  readonly board: Board;
  /** What is shown, complete: links built with it show a colleague the same. */
  readonly address: Address;
  /** Years that have a plan, newest first. */
  readonly years: readonly number[];
  /** The month being reported after the one shown, with what has come in. */
  readonly underWay: UnderWay | null;
  /** May they choose to see submitted figures too? */
  readonly provisional: boolean;
}

/** What a page of rows shows. */
export interface BoardPage extends PageHead {
  /** The board at the month before, for what changed since; null in January. */
  readonly before: Board | null;
  /**
   * In the provisional view the official board of the same month, to stand beside rows with figures not yet reviewed.
   */
  readonly official: Board | null;
  /** Every item's number in the completion table of the whole plan, by indicator id. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** The head above a board. */
export const pageHead = async (actor: Actor, board: Board, years: readonly number[]): Promise<PageHead> => ({
  board,
  address: { year: board.plan.terms.year, month: board.month, basis: board.basis },
  years,
  underWay: await findUnderWay(db, board),
  provisional: may(actor, "readSubmittedSomewhere", thePlan),
});

/**
 * The board an address asks for; of an office, with nothing on it but the tasks that it or an office below it has a
 * part in. Null before the first plan is imported; throws `not_found` for a year without a plan.
 */
export async function readBoardPage(
  actor: Actor,
  asked: Partial<Address>,
  officeId?: string,
): Promise<BoardPage | null> {
  const years = await planYears(db);
  if (years.length === 0) return null;
  const find = (wanted: Partial<Address>) =>
    officeId === undefined
      ? findBoard(db, { actor, asked: wanted })
      : findOfficeBoard(db, { actor, asked: wanted }, officeId);
  const board = await find(asked);
  const head = await pageHead(actor, board, years);
  return {
    ...head,
    before: board.month > 1 ? await find({ ...head.address, month: board.month - 1 }) : null,
    official: board.basis === "approved" ? null : await find({ ...head.address, basis: "approved" }),
    numbers: await itemNumbers(db, board.plan),
  };
}
