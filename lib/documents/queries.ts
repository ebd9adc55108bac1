import { and, asc, eq, inArray, isNotNull, notInArray, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db";
import { assignments, cells, figureRevisions } from "@/db/schema";
import type { Actor } from "@/lib/access/rules";
import { findBoard, findUnderWay, itemNumbers } from "@/lib/boards/queries";
import { type Address, type Board, type Filter, matching, withStatus } from "@/lib/boards/rules";
import { monthText } from "@/lib/calendar/rules";
import { groupBy } from "@/lib/lists/rules";
import { loadPeriods } from "@/lib/periods/queries";
import { isLocked, type UnderWay } from "@/lib/periods/rules";
import type { CompletionInput } from "./completion-table";
import type { Absence } from "./remarks";

type Pointer = typeof cells.approvedRevisionId | typeof cells.countedRevisionId;

/** Why figures of a board's cut-off month are not available, by indicator id, among those that the board counts. */
export async function findAbsences(db: Reader, board: Board): Promise<ReadonlyMap<string, readonly Absence[]>> {
  const { month, basis, scope } = board;
  const { year } = board.plan;
  const read = (pointer: Pointer, where?: SQL) =>
    db
      .select({
        indicatorId: assignments.indicatorId,
        na: figureRevisions.na,
        numerator: figureRevisions.numerator,
        denominator: figureRevisions.denominator,
      })
      .from(assignments)
      .innerJoin(cells, eq(cells.assignmentId, assignments.id))
      .innerJoin(figureRevisions, eq(figureRevisions.id, pointer))
      .where(
        and(
          eq(assignments.planId, board.plan.id),
          eq(cells.month, monthText(year, month)),
          isNotNull(figureRevisions.na),
          where,
        ),
      )
      .orderBy(asc(assignments.position));
  const official = (where?: SQL) => read(cells.approvedRevisionId, where);
  const counted = (where?: SQL) => read(cells.countedRevisionId, where);
  const shown = async () => {
    if (basis === "approved") return official();
    if (scope === null) return counted();
    const mine = await counted(inArray(assignments.officeId, [...scope]));
    return mine.concat(await official(notInArray(assignments.officeId, [...scope])));
  };
  const rows = await shown();
  return groupBy(
    rows.map(({ na, ...row }) => ({ ...row, na: na ?? "" })),
    (row) => row.indicatorId,
  );
}

/** What a file says of the month after its own; a locked month's file no longer changes, and says nothing of it. */
async function underWayBeside(board: Board): Promise<UnderWay | null> {
  const locked = isLocked(board.plan.year, board.month, await loadPeriods(db, board.plan.id));
  return locked ? null : findUnderWay(db, board);
}

/** What a board's completion table is made of: the rows that a filter leaves, and what stands beside them. */
export async function readCompletion(
  board: Board,
  filter: Filter,
  { underWay, official }: { readonly underWay: UnderWay | null; readonly official: Board | null },
): Promise<CompletionInput> {
  const items = withStatus(matching(board, filter), filter.status);
  const [numbers, absences] = [await itemNumbers(db, board.plan), await findAbsences(db, board)];
  return { board, items, numbers, absences, underWay, official };
}

/** The same for a file of the board that is asked for. Throws `not_found` without a plan of that year. */
export async function findCompletion(actor: Actor, asked: Partial<Address>, filter: Filter): Promise<CompletionInput> {
  const board = await findBoard(db, { actor, asked });
  const same = { year: board.plan.terms.year, month: board.month, basis: "approved" } as const;
  const official = board.basis === "approved" ? null : await findBoard(db, { actor, asked: same });
  return readCompletion(board, filter, { underWay: await underWayBeside(board), official });
}
