import "server-only";
import { notFound } from "next/navigation";
import { db } from "@/db";
import { may, thePlan } from "@/lib/access/rules";
import { findIndicatorName, type FoundIndicator, readIndicatorYear, readRevisions } from "@/lib/boards/indicator";
import { findUnderWay } from "@/lib/boards/queries";
import { type Board, type BoardIndicator, type BoardTask, viewOf } from "@/lib/boards/rules";
import { planYears } from "@/lib/plan/queries";
import type { Derivation } from "@/lib/progress/derivation";
import { derive } from "@/lib/progress/rules";
import { readAddress, type SearchParams } from "./address";
import type { Opened } from "./board";
import { orNotFound } from "./found";
import { requireActor } from "./session";

/** All that an indicator's page shows. */
export interface OpenedIndicator {
  /** The board holds this indicator only. */
  readonly opened: Opened;
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

/** The indicator of the board at the cut-off with its task; ends in the not-found page when the plan has it no more. */
function pick(board: Board | undefined): { board: Board; task: BoardTask; indicator: BoardIndicator } {
  const task = board?.tasks[0];
  const indicator = task?.indicators[0];
  return board && task && indicator ? { board, task, indicator } : notFound();
}

function derivationsOf({ entries }: FoundIndicator, board: Board, { model }: BoardIndicator) {
  const view = viewOf(board);
  return {
    derivation: derive(model, entries, view, null),
    derivations: new Map(model.assignments.map(({ key }) => [key, derive(model, entries, view, key)])),
  };
}

async function find(id: string, searchParams: Promise<SearchParams>) {
  const actor = await requireActor();
  return { actor, found: await orNotFound(readIndicatorYear(db, actor, id, readAddress(await searchParams))) };
}

/** For the window's title; null for an unknown id. */
export async function indicatorName(id: string): Promise<string | null> {
  await requireActor();
  return findIndicatorName(db, id);
}

/**
 * An indicator at the address's month and basis, for whoever is signed in. Ends in the not-found page for an unknown
 * id.
 */
export async function openIndicator(id: string, searchParams: Promise<SearchParams>): Promise<OpenedIndicator> {
  const { actor, found } = await find(id, searchParams);
  const { boards, question, recovered, definition } = found;
  const { board, task, indicator } = pick(boards[question.month - 1]);
  const address = { year: board.plan.terms.year, month: board.month, basis: board.basis };
  return {
    opened: {
      actor,
      board,
      address,
      years: await planYears(db),
      underWay: await findUnderWay(db, board),
      provisional: may(actor, "readSubmittedSomewhere", thePlan),
    },
    task,
    indicator,
    months: boards.map((each) => pick(each).indicator),
    recovered,
    definition,
    ...derivationsOf(found, board, indicator),
    revisions: await readRevisions(db, actor, { id: board.plan.id, indicatorId: id }),
  };
}
