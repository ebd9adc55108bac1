/** What the page of one indicator reads. */
import { db } from "@/db";
import type { Actor } from "@/lib/access/rules";
import { notFound } from "@/lib/errors/rules";
import { planYears } from "@/lib/plan/queries";
import type { Derivation } from "@/lib/progress/derivation";
import { derive } from "@/lib/progress/rules";
import { findIndicatorName, type FoundIndicator, readIndicatorYear, readRevisions } from "./indicator";
import { type PageHead, pageHead } from "./page";
import { type Address, type Board, type BoardIndicator, type BoardTask, viewOf } from "./rules";

export interface IndicatorPage {
  /** The board holds this indicator only. */
  readonly head: PageHead;
  readonly task: BoardTask;
  readonly indicator: BoardIndicator;
  /** The indicator at the end of months 1…12. */
  readonly months: readonly BoardIndicator[];
  readonly recovered: readonly number[];
  readonly definition: string | null;
  readonly derivation: Derivation;
  /** Of assignments, by key. */
  readonly derivations: ReadonlyMap<string, Derivation>;
  readonly revisions: Awaited<ReturnType<typeof readRevisions>>;
}

/** The indicator of a board with its task. Throws `not_found` when the plan has it no more. */
function pick(board: Board | undefined): { board: Board; task: BoardTask; indicator: BoardIndicator } {
  const task = board?.tasks[0];
  const indicator = task?.indicators[0];
  if (!board || !task || !indicator) throw notFound("indicator");
  return { board, task, indicator };
}

function derivationsOf({ entries }: FoundIndicator, board: Board, { model }: BoardIndicator) {
  const view = viewOf(board);
  return {
    derivation: derive(model, entries, { view, assignment: null }),
    derivations: new Map(model.assignments.map(({ key }) => [key, derive(model, entries, { view, assignment: key })])),
  };
}

/** Null for an unknown id. */
export const readIndicatorName = (id: string): Promise<string | null> => findIndicatorName(db, id);

/** An indicator at an address's month and basis. Throws `not_found` for an unknown id. */
export async function readIndicatorPage(actor: Actor, id: string, asked: Partial<Address>): Promise<IndicatorPage> {
  const found = await readIndicatorYear(db, { actor, asked }, id);
  const { boards, question, recovered, definition } = found;
  const { board, task, indicator } = pick(boards[question.month - 1]);
  return {
    head: await pageHead(actor, board, await planYears(db)),
    task,
    indicator,
    months: boards.map((each) => pick(each).indicator),
    recovered,
    definition,
    ...derivationsOf(found, board, indicator),
    revisions: await readRevisions(db, actor, { id: board.plan.id, indicatorId: id }),
  };
}
