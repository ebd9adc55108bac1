const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of month 1…12. */
export function daysOfMonth(year: number, month: number): number {
  return (DAYS[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0);
}

/** Days from the first day of month `from` to the last day of month `to`, both counted; 0 when `to` is earlier. */
export function daysOfMonths(year: number, from: number, to: number): number {
  let days = 0;
  for (let month = from; month <= to; month += 1) days += daysOfMonth(year, month);
  return days;
}

/** The cut-off of a month is its last day (semantics §2), as an ISO date. */
export function cutOffDay(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${daysOfMonth(year, month)}`;
}
