/** A board by office: what each leads, carries and reports. Every number comes from lib/progress. */
import { officesWithin } from "@/lib/offices/rules";
import { averageCompletion } from "@/lib/progress/rules";
import type { Fraction, Progress } from "@/lib/progress/model";
import {
  type Board,
  type BoardAssignment,
  type BoardOffice,
  countStatuses,
  type Item,
  itemsOf,
  reportingOf,
  type StatusCount,
} from "./rules";

/** An assignment with the indicator and task it belongs to. */
export interface Carried {
  readonly item: Item;
  readonly assignment: BoardAssignment;
}

export interface Average {
  readonly average: Fraction | null;
  readonly counted: number;
  readonly total: number;
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

/** What an office's (a person's) average runs over of one indicator: its targets of its own; without any, the indicator where all leaves are its. */
function ownRows(item: Item, concerns: (assignment: BoardAssignment) => boolean): Progress[] {
  const own = carriedBy([item], (assignment) => assignment.ownTarget && concerns(assignment));
  if (own.length > 0) return own.map(({ assignment }) => assignment.progress);
  const leaves = item.indicator.assignments.filter(({ leaf }) => leaf);
  return leaves.length > 0 && leaves.every(concerns) ? [item.indicator.progress] : [];
}

/** The average of an office (a person), each row with its indicator's weight (semantics §8). */
export const averageOfOwn = (items: readonly Item[], concerns: (assignment: BoardAssignment) => boolean): Average =>
  averageCompletion(
    items.flatMap((item) => ownRows(item, concerns).map(({ completion, met }) => ({ weight: item.indicator.weight, completion, met }))),
  );

/** Everything about one office, the offices below it included. */
export function summarizeOffice(board: Board, office: BoardOffice, depth = 0): OfficeSummary {
  const within = officesWithin(board.offices, office.id);
  const items = itemsOf(board);
  const leads = items.filter(({ task }) => within.has(task.leadOfficeId));
  const concerns = ({ officeId }: BoardAssignment) => within.has(officeId);
  const { reported, expected } = reportingOf(items, concerns);
  return {
    office,
    depth,
    leads,
    statuses: countStatuses(leads.map(({ indicator }) => indicator.progress.status)),
    completion: averageOfOwn(items, concerns),
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
