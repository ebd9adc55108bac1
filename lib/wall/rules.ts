/** What a wall shows, as plain JSON: numbers as they are shown, lengths as plain shares. Pure. */
import {
  atScheduleOf,
  averageOfRows,
  type Board,
  type BoardIndicator,
  bySource,
  countStatuses,
  type Item,
  itemsOf,
  likeForLikeOfRows,
  reportingOf,
  rowsOfItems,
  silentOffices,
  type StatusCount,
} from "@/lib/boards/rules";
import { chinaDay, dayOfYear, daysOfMonths, yearOf } from "@/lib/calendar/rules";
import type { UnderWay } from "@/lib/periods/rules";
import type { AtSchedule } from "@/lib/progress/averages";
import { fraction } from "@/lib/progress/exact";
import { type Shares, sharesOf } from "@/lib/progress/shares";
import { showPercent } from "@/lib/progress/show";
import { type NoData, noDataOf, rowOnPage, type ShownRow } from "@/lib/progress/shown";
import type { Status } from "@/lib/progress/terms";

export interface WallRow extends Omit<ShownRow, "schedule"> {
  readonly id: string;
  readonly no: string;
  readonly source: string;
  readonly name: string;
  readonly responsible: string;
  readonly unit: string;
  readonly shares: Shares;
  readonly status: Status;
  /** Why there is no figure, where the status says so. */
  readonly noData: NoData;
  /** 1…12; null when it is the cut-off month or nothing went in. */
  readonly throughMonth: number | null;
  /** Only some of the reports that the number needs have come in. */
  readonly partly: { readonly reported: number; readonly expected: number } | null;
}

export interface WallData {
  readonly plan: string;
  readonly version: string;
  readonly title: string;
  readonly year: number;
  readonly month: number;
  /** The month being reported after this one, with what has come in. */
  readonly underWay: UnderWay | null;
  readonly scheduleBasis: "month" | "day";
  readonly schedule: string;
  readonly average: { readonly shown: string; readonly counted: number; readonly total: number };
  /** The schedule beside the average, of the items that have both; null without any. */
  readonly likeForLike: { readonly average: string; readonly schedule: string } | null;
  readonly atSchedule: AtSchedule;
  readonly statuses: readonly StatusCount[];
  readonly taskCount: number;
  readonly reporting: { readonly reported: number; readonly expected: number };
  /** Offices with missing reports, most first. */
  readonly silent: readonly { readonly id: string; readonly office: string; readonly missing: number }[];
  readonly rows: readonly WallRow[];
}

interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly offices: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Reports there of those expected, where some are and some are not. */
function partlyOf({ reporting: { reported, expected } }: BoardIndicator["progress"]): WallRow["partly"] {
  return reported > 0 && reported < expected ? { reported, expected } : null;
}

function rowOf({ task, indicator }: Item, board: Board, { people, offices, numbers }: Names): WallRow {
  const { progress, model } = indicator;
  const { actual, target, completion, gap } = rowOnPage(indicator, board.plan.terms);
  return {
    id: indicator.id,
    no: String(numbers.get(indicator.id) ?? ""),
    source: task.source,
    name: model.name,
    responsible: people.get(task.ownerId ?? "") ?? offices.get(task.leadOfficeId) ?? "",
    actual,
    target,
    completion,
    gap,
    unit: model.unit,
    shares: sharesOf(model, progress),
    status: progress.status,
    noData: noDataOf(progress),
    throughMonth: progress.throughMonth === board.month ? null : progress.throughMonth,
    partly: partlyOf(progress),
  };
}

/** What stands beside a board: the month under way, and every item's number in the table of the whole plan. */
interface Beside {
  readonly underWay: UnderWay | null;
  readonly numbers: ReadonlyMap<string, number>;
}

export function wallOf(board: Board, { underWay, numbers }: Beside): WallData {
  const items = itemsOf(board);
  const people = new Map(board.people.map((person) => [person.id, person.name]));
  const offices = new Map(board.offices.map((office) => [office.id, office.name]));
  const averaged = rowsOfItems(items);
  const { average, counted, total } = averageOfRows(averaged);
  const beside = likeForLikeOfRows(averaged);
  const { reported, expected, missing } = reportingOf(items);
  const silent = silentOffices(missing).map((office) => ({
    id: office.officeId,
    office: offices.get(office.officeId) ?? "",
    missing: office.missing.length,
  }));
  return {
    plan: board.plan.id,
    version: board.plan.version,
    title: board.plan.title,
    year: board.plan.terms.year,
    month: board.month,
    underWay,
    scheduleBasis: board.plan.terms.scheduleBasis,
    schedule: showPercent(board.schedule),
    average: { shown: showPercent(average), counted, total },
    likeForLike: beside.schedule && { average: showPercent(beside.average), schedule: showPercent(beside.schedule) },
    atSchedule: atScheduleOf(items, board.month),
    statuses: countStatuses(items.map(({ indicator }) => indicator.progress.status)),
    taskCount: board.tasks.length,
    reporting: { reported, expected },
    silent,
    rows: bySource(items).flatMap(({ items: group }) =>
      group.map((item) => rowOf(item, board, { people, offices, numbers })),
    ),
  };
}

/** The share of the plan's year that is gone at the end of the day that it is in China, as shown: `89.3`. */
export function elapsedShare(year: number, now: Date | number): string {
  const today = chinaDay(now);
  const whole = daysOfMonths(year, 1, 12);
  const within = yearOf(today) > year ? whole : 0;
  return showPercent(fraction(BigInt(yearOf(today) === year ? dayOfYear(today) : within), BigInt(whole)));
}

/** A page holds as many rows as fit, at least one. */
export const rowsPerPage = (height: number, rowHeight: number): number => Math.max(1, Math.floor(height / rowHeight));
