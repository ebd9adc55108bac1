/** A board by office: what each leads, carries and reports. Every number comes from lib/progress. */
import { officesWithin } from "@/lib/offices/rules";
import type { Average, LikeForLike } from "@/lib/progress/averages";
import {
  type AveragedRow,
  averageOfRows,
  type Board,
  type BoardAssignment,
  type BoardOffice,
  countStatuses,
  type Item,
  itemsOf,
  likeForLikeOfRows,
  reportingOf,
  type StatusCount,
} from "./rules";

/** An assignment with the indicator and task it belongs to. */
export interface Carried {
  readonly item: Item;
  readonly assignment: BoardAssignment;
}

export interface OfficeSummary {
  readonly office: BoardOffice;
  /** 0 for an office of the first level. */
  readonly depth: number;
  /** Indicators of the tasks it or an office below it leads. */
  readonly leads: readonly Item[];
  readonly statuses: readonly StatusCount[];
  /** Over what it and the offices below it have targets of their own for, or carry whole. */
  readonly completion: Average;
  /** The schedule that stands beside it. */
  readonly likeForLike: LikeForLike;
  readonly reported: number;
  readonly expected: number;
}

/** The topmost assignments that meet a condition: what lies below one of them is part of it and not counted again. */
export function carriedBy(items: readonly Item[], concerns: (assignment: BoardAssignment) => boolean): Carried[] {
  return items.flatMap((item) => {
    const { assignments } = item.indicator;
    const byId = new Map(assignments.map((assignment) => [assignment.id, assignment]));
    const within = ({ parentId }: BoardAssignment): boolean => {
      const parent = parentId === null ? undefined : byId.get(parentId);
      return parent !== undefined && (concerns(parent) || within(parent));
    };
    return assignments.filter((each) => concerns(each) && !within(each)).map((assignment) => ({ item, assignment }));
  });
}

/**
 * What an office's (a person's) average runs over of one indicator: its targets of its own; without any, the indicator
 * where all leaves are its.
 */
function ownRows(item: Item, concerns: (assignment: BoardAssignment) => boolean): AveragedRow[] {
  const own = carriedBy([item], (assignment) => assignment.ownTarget && concerns(assignment));
  if (own.length > 0) return own.map(({ assignment }) => ({ item, progress: assignment.progress }));
  const leaves = item.indicator.assignments.filter(({ leaf }) => leaf);
  return leaves.length > 0 && leaves.every(concerns) ? [{ item, progress: item.indicator.progress }] : [];
}

/** What the average of an office (a person) runs over, each row with its indicator's weight (semantics §8). */
export const rowsOfOwn = (items: readonly Item[], concerns: (assignment: BoardAssignment) => boolean): AveragedRow[] =>
  items.flatMap((item) => ownRows(item, concerns));

/** What the average of an office and all below it runs over. */
export function rowsOfOffice(board: Board, officeId: string): AveragedRow[] {
  const within = officesWithin(board.offices, officeId);
  return rowsOfOwn(itemsOf(board), (assignment) => within.has(assignment.officeId));
}

/** Everything about one office, the offices below it included. */
export function summarizeOffice(board: Board, office: BoardOffice, depth = 0): OfficeSummary {
  const within = officesWithin(board.offices, office.id);
  const items = itemsOf(board);
  const leads = items.filter(({ task }) => within.has(task.leadOfficeId));
  const concerns = ({ officeId }: BoardAssignment) => within.has(officeId);
  const rows = rowsOfOwn(items, concerns);
  const { reported, expected } = reportingOf(items, concerns);
  return {
    office,
    depth,
    leads,
    statuses: countStatuses(leads.map(({ indicator }) => indicator.progress.status)),
    completion: averageOfRows(rows),
    likeForLike: likeForLikeOfRows(rows),
    reported,
    expected,
  };
}

/** All offices, each followed by those below it. */
export function summarizeOffices(board: Board, parentId: string | null = null, depth = 0): OfficeSummary[] {
  return board.offices
    .filter((office) => office.parentId === parentId)
    .flatMap((office) => [summarizeOffice(board, office, depth), ...summarizeOffices(board, office.id, depth + 1)]);
}
