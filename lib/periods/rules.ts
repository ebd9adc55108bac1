/** The months of a plan: which are locked, which are due, where entry opens. Months are 1…12. */
import { endOfMonth, monthText } from "@/lib/calendar/rules";

/** What the office has said of a month; a month without a row is open and has no deadline. */
export interface PeriodRow {
  /** `2022-06` */
  readonly month: string;
  readonly deadline: Date | null;
  readonly lockedAt: Date | null;
}

const rowOf = (year: number, month: number, periods: readonly PeriodRow[]): PeriodRow | undefined =>
  periods.find((row) => row.month === monthText(year, month));

/** Is the month's report due? After its deadline, or without one when the month is over. */
export function isDue(year: number, month: number, periods: readonly PeriodRow[], now: Date): boolean {
  const deadline = rowOf(year, month, periods)?.deadline;
  return now >= (deadline ?? endOfMonth(year, month));
}

/** The latest month whose report is due; 0 before the first. */
export function lastDueMonth(year: number, periods: readonly PeriodRow[], now: Date): number {
  for (let month = 12; month > 0; month--) if (isDue(year, month, periods, now)) return month;
  return 0;
}

/** When the month was locked; null while it is not. */
export const lockOf = (year: number, month: number, periods: readonly PeriodRow[]): Date | null =>
  rowOf(year, month, periods)?.lockedAt ?? null;

export const isLocked = (year: number, month: number, periods: readonly PeriodRow[]): boolean => lockOf(year, month, periods) !== null;

/** Submitted after the month's deadline. */
export function isLate(year: number, month: number, periods: readonly PeriodRow[], at: Date): boolean {
  const deadline = rowOf(year, month, periods)?.deadline;
  return !!deadline && at > deadline;
}

/** May figures of the month be entered at all? January has none of its own where it is reported with February (semantics §2). */
export const isOpen = (year: number, month: number, periods: readonly PeriodRow[], janFebCombined: boolean): boolean =>
  !isLocked(year, month, periods) && !(janFebCombined && month === 1);

/** Where entry opens: the first open month after the latest one with an approved figure (null: none), else the last open one, else December. */
export function defaultEntryMonth(
  year: number,
  periods: readonly PeriodRow[],
  latestApproved: number | null,
  janFebCombined: boolean,
): number {
  const open: number[] = [];
  for (let month = 1; month <= 12; month++) if (isOpen(year, month, periods, janFebCombined)) open.push(month);
  return open.find((month) => month > (latestApproved ?? 0)) ?? open[open.length - 1] ?? 12;
}
