import { db } from "@/db";
import type { Actor } from "@/lib/access/rules";
import { findBoard, findUnderWay, itemNumbers } from "@/lib/boards/queries";
import type { Address } from "@/lib/boards/rules";
import { type WallData, wallOf } from "./rules";

/** What the wall of a year shows: always official figures, at the month the boards open at unless one is named. */
export async function readWall(actor: Actor, asked: Partial<Omit<Address, "basis">>): Promise<WallData> {
  const board = await findBoard(db, { actor, asked: { ...asked, basis: "approved" } });
  return wallOf(board, { underWay: await findUnderWay(db, board), numbers: await itemNumbers(db, board.plan) });
}
