import { cache } from "react";
import "server-only";
import { db } from "@/db";
import { type AccountActor, may, thePlan } from "@/lib/access/rules";
import { findBoard, findOfficeBoard, findUnderWay, itemNumbers } from "@/lib/boards/queries";
import type { Board } from "@/lib/boards/rules";
import type { UnderWay } from "@/lib/periods/rules";
import { planYears } from "@/lib/plan/queries";
import type { Basis } from "@/lib/progress/terms";
import { type Address, readAddress, type SearchParams } from "./address";
import { orNotFound } from "./found";
import { requireActor } from "./session";

/** What the head of a reading page shows. */
export interface Opened {
  readonly actor: AccountActor;
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

/** What a page of rows begins with. */
export interface OpenedBoard extends Opened {
  /** The board at the month before, for what changed since; null in January. */
  readonly before: Board | null;
  /**
   * In the provisional view the official board of the same month, to stand beside rows with figures not yet reviewed.
   */
  readonly official: Board | null;
  /** Every item's number in the completion table of the whole plan, by indicator id. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Once per request, whoever asks: the page, and what names it. */
const openOnce = cache(
  async (year?: number, month?: number, basis?: Basis, officeId?: string): Promise<OpenedBoard | null> => {
    const actor = await requireActor();
    const years = await planYears(db);
    if (years.length === 0) return null;
    const find = (asked: { year?: number; month?: number; basis?: Basis }) =>
      orNotFound(officeId === undefined ? findBoard(db, actor, asked) : findOfficeBoard(db, actor, asked, officeId));
    const board = await find({ year, month, basis });
    const address = { year: board.plan.terms.year, month: board.month, basis: board.basis };
    return {
      actor,
      board,
      before: board.month > 1 ? await find({ ...address, month: board.month - 1 }) : null,
      official: board.basis === "approved" ? null : await find({ ...address, basis: "approved" }),
      numbers: await itemNumbers(db, board.plan),
      address,
      years,
      underWay: await findUnderWay(db, board),
      provisional: may(actor, "readSubmittedSomewhere", thePlan),
    };
  },
);

/**
 * The board an address asks for, to whoever is signed in (others go to sign in). Null before the first plan is
 * imported; a year without a plan is not found.
 */
export async function openBoard(searchParams: Promise<SearchParams>): Promise<OpenedBoard | null> {
  const { year, month, basis } = readAddress(await searchParams);
  return openOnce(year, month, basis);
}

/** The same, with nothing on it but the tasks that an office or one below it has a part in. */
export async function openOfficeBoard(
  searchParams: Promise<SearchParams>,
  officeId: string,
): Promise<OpenedBoard | null> {
  const { year, month, basis } = readAddress(await searchParams);
  return openOnce(year, month, basis, officeId);
}
