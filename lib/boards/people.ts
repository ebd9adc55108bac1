/**
 * A board by person (a post): what they are in charge of, answer for and carry. Every number comes from lib/progress.
 */
import type { Average, LikeForLike } from "@/lib/progress/averages";
import { type Carried, carriedBy, rowsOfOwn } from "./offices";
import {
  type AveragedRow,
  averageOfRows,
  type Board,
  type BoardAssignment,
  type BoardPerson,
  countStatuses,
  type Item,
  itemsOf,
  likeForLikeOfRows,
  reportingOf,
  rowsOfItems,
  type StatusCount,
} from "./rules";

export interface PersonSummary {
  readonly person: BoardPerson;
  /** Indicators of the tasks they are the leader in charge of; the principal leader's are the whole plan's. */
  readonly inCharge: readonly Item[];
  /** Indicators of the tasks they answer for. */
  readonly owns: readonly Item[];
  readonly carries: readonly Carried[];
  readonly completion: Average;
  /** The schedule that stands beside it. */
  readonly likeForLike: LikeForLike;
  /** Of the indicators they are in charge of or answer for, each once. */
  readonly statuses: readonly StatusCount[];
  readonly reported: number;
  readonly expected: number;
}

const itemsInCharge = (board: Board, person: BoardPerson): Item[] =>
  person.principal ? itemsOf(board) : itemsOf(board).filter(({ task }) => task.leaderInChargeId === person.id);

/**
 * What a person's average runs over: a leader's what they are in charge of, others' their assignments, else what they
 * answer for.
 */
export function rowsOfPerson(board: Board, person: BoardPerson): AveragedRow[] {
  const inCharge = itemsInCharge(board, person);
  if (inCharge.length > 0) return rowsOfItems(inCharge);
  const concerns = ({ personId }: BoardAssignment) => personId === person.id;
  const carries = itemsOf(board).some(({ indicator }) => indicator.assignments.some(concerns));
  if (carries) return rowsOfOwn(itemsOf(board), concerns);
  return rowsOfItems(itemsOf(board).filter(({ task }) => task.ownerId === person.id));
}

export function summarizePerson(board: Board, person: BoardPerson): PersonSummary {
  const items = itemsOf(board);
  const inCharge = itemsInCharge(board, person);
  const owns = items.filter(({ task }) => task.ownerId === person.id);
  const concerns = ({ personId }: BoardAssignment) => personId === person.id;
  const carries = carriedBy(items, concerns);
  const rows = rowsOfPerson(board, person);
  const { reported, expected } = reportingOf(items, concerns);
  const indicators = new Set([...inCharge, ...owns].map(({ indicator }) => indicator));
  return {
    person,
    inCharge,
    owns,
    carries,
    completion: averageOfRows(rows),
    likeForLike: likeForLikeOfRows(rows),
    statuses: countStatuses([...indicators].map((indicator) => indicator.progress.status)),
    reported,
    expected,
  };
}

/** People with a part in the plan, in its order. */
export const summarizePeople = (board: Board): PersonSummary[] =>
  board.people
    .map((person) => summarizePerson(board, person))
    .filter(({ inCharge, owns, carries }) => inCharge.length + owns.length + carries.length > 0);
