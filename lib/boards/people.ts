/** A board by person (a post): what he is in charge of, answers for and carries. Every number comes from lib/progress. */
import { type Average, averageOfOwn, type Carried, carriedBy } from "./offices";
import {
  averageOf,
  type Board,
  type BoardAssignment,
  type BoardPerson,
  countStatuses,
  type Item,
  itemsOf,
  reportingOf,
  type StatusCount,
} from "./rules";

export interface PersonSummary {
  readonly person: BoardPerson;
  /** Indicators of the tasks they are the leader in charge of; the principal leader's are the whole plan's. */
  readonly inCharge: readonly Item[];
  /** Indicators of the tasks he answers for. */
  readonly owns: readonly Item[];
  readonly carries: readonly Carried[];
  /** A leader's over what he is in charge of, others' over their assignments, else over what they answer for. */
  readonly completion: Average;
  /** Of the indicators he is in charge of or answers for, each once. */
  readonly statuses: readonly StatusCount[];
  readonly reported: number;
  readonly expected: number;
}

export function summarizePerson(board: Board, person: BoardPerson): PersonSummary {
  const items = itemsOf(board);
  const inCharge = person.principal ? items : items.filter(({ task }) => task.leaderInChargeId === person.id);
  const owns = items.filter(({ task }) => task.ownerId === person.id);
  const concerns = ({ personId }: BoardAssignment) => personId === person.id;
  const carries = carriedBy(items, concerns);
  const { reported, expected } = reportingOf(items, concerns);
  const indicators = new Set([...inCharge, ...owns].map(({ indicator }) => indicator));
  return {
    person,
    inCharge,
    owns,
    carries,
    completion:
      inCharge.length === 0 && carries.length > 0 ? averageOfOwn(items, concerns) : averageOf(inCharge.length > 0 ? inCharge : owns),
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
