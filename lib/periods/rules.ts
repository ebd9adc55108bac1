/** The months of a plan: which are published, locked, due, where reading and entry open. Months are 1…12. */
import { endOfMonth, hasBegun, monthOf, monthText } from "@/lib/calendar/rules";
import { MONTHS } from "@/lib/calendar/terms";

/** What the office has said of a month; a month without a row is open and has no deadline. */
export interface PeriodRow {
  /** `2022-06` */
  readonly month: string;
  readonly deadline: Date | null;
  readonly publishedAt: Date | null;
  readonly lockedAt: Date | null;
}

/** How many leaves take an entry of a month, and of how many it is approved. */
export interface Intake {
  readonly approved: number;
  readonly expected: number;
}

/** A month that is being reported, with what has come in. */
export interface UnderWay extends Intake {
  /** 1…12 */
  readonly month: number;
}

/** The year whose months are asked about. */
interface Year {
  readonly year: number;
  readonly janFebCombined: boolean;
}

/** What is known of the year's months, and when. */
interface Known {
  readonly periods: readonly PeriodRow[];
  readonly now: Date;
}

const rowOf = (year: number, month: number, periods: readonly PeriodRow[]): PeriodRow | undefined =>
  periods.find((row) => row.month === monthText(year, month));

/** Is the month's report due? After its deadline, or without one when the month is over. */
export function isDue(year: number, month: number, { periods, now }: Known): boolean {
  const deadline = rowOf(year, month, periods)?.deadline;
  return now >= (deadline ?? endOfMonth(year, month));
}

/** The latest month whose report is due; 0 before the first. */
export function lastDueMonth(year: number, periods: readonly PeriodRow[], now: Date): number {
  for (let month = 12; month > 0; month--) if (isDue(year, month, { periods, now })) return month;
  return 0;
}

/** When the month was locked; null while it is not. */
export const lockOf = (year: number, month: number, periods: readonly PeriodRow[]): Date | null =>
  rowOf(year, month, periods)?.lockedAt ?? null;

export const isLocked = (year: number, month: number, periods: readonly PeriodRow[]): boolean =>
  lockOf(year, month, periods) !== null;

/** Is a figure that is submitted now after the month's deadline? */
export function isLate(year: number, month: number, { periods, now }: Known): boolean {
  const deadline = rowOf(year, month, periods)?.deadline;
  return !!deadline && now > deadline;
}

/** The latest published month; 0 before the first. */
export const latestPublished = (periods: readonly PeriodRow[]): number =>
  Math.max(0, ...periods.map(({ month, publishedAt }) => (publishedAt ? monthOf(month) : 0)));

/** The months that are over and not published: they are once they are complete (semantics §2). */
export const awaitingPublication = (year: number, { periods, now }: Known): number[] =>
  MONTHS.filter((month) => now >= endOfMonth(year, month) && !rowOf(year, month, periods)?.publishedAt);

/**
 * Where reading opens: the latest published month, until there is one the last due one, but not after the latest with
 * an approved figure.
 */
export function openingMonth(year: number, latestApproved: number | null, { periods, now }: Known): number {
  const published = latestPublished(periods);
  if (published > 0) return published;
  const due = lastDueMonth(year, periods, now);
  return Math.max(1, Math.min(due, latestApproved ?? due));
}

/**
 * May figures of the month be entered? It has begun and is not locked; January has none of its own where it is reported
 * with February (semantics §2).
 */
export const isOpen = ({ year, janFebCombined }: Year, month: number, { periods, now }: Known): boolean =>
  hasBegun(monthText(year, month), now) && !isLocked(year, month, periods) && !(janFebCombined && month === 1);

/**
 * Where entry opens: the first open month after the one reached (null: none), else the last open one, else the year's
 * last that has begun.
 */
export function defaultEntryMonth(plan: Year, reached: number | null, known: Known): number {
  const open = MONTHS.filter((month) => isOpen(plan, month, known));
  const begun = MONTHS.filter((month) => hasBegun(monthText(plan.year, month), known.now));
  return open.find((month) => month > (reached ?? 0)) ?? open.at(-1) ?? begun.at(-1) ?? 1;
}

/** Is there an open month that is not published yet? */
export const awaitsFigures = (plan: Year, known: Known): boolean =>
  MONTHS.some((month) => month > latestPublished(known.periods) && isOpen(plan, month, known));
