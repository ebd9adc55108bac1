/** Months and days as text (`2022-06`, `2022-06-30`), which compares as it is, and as numbers; time in China. Pure. */

const two = (number: number): string => String(number).padStart(2, "0");

/** 1…12 as text of a year: `2022-06`. */
export const monthText = (year: number, month: number): string => `${year}-${two(month)}`;

/** A day as text; whether there is such a day, `isDay` says. */
export const dayText = (year: number, month: number, day: number): string => `${monthText(year, month)}-${two(day)}`;

/** The year of a month or day. */
export const yearOf = (text: string): number => Number(text.slice(0, 4));

/** 1…12 of a month or day. */
export const monthOf = (text: string): number => Number(text.slice(5, 7));

/** 1…31 of a day. */
export const dayOf = (text: string): number => Number(text.slice(8, 10));

/** The month that a day lies in. */
export const monthOfDay = (day: string): string => day.slice(0, 7);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of month 1…12; 0 of any other. */
export const daysOfMonth = (year: number, month: number): number =>
  (DAYS[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0);

/** Days from the first day of month `from` to the last day of month `to`, both counted; 0 when `to` is earlier. */
export function daysOfMonths(year: number, from: number, to: number): number {
  let days = 0;
  for (let month = from; month <= to; month += 1) days += daysOfMonth(year, month);
  return days;
}

/** The cut-off of a month is its last day (semantics §2). */
export const cutOffDay = (year: number, month: number): string => dayText(year, month, daysOfMonth(year, month));

export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Is it written as a day, and is there such a day? */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text) >= 1 && dayOf(text) <= daysOfMonth(yearOf(text), monthOf(text));

/** How many days of its year have begun on a day, itself counted: 1…366. */
export const dayOfYear = (day: string): number => daysOfMonths(yearOf(day), 1, monthOf(day) - 1) + dayOf(day);

/** China keeps one offset all year. */
const AHEAD = 8 * 3_600_000;

/** An instant's date and time in China: `2022-06-30T23:59:59.999`. */
const chinaText = (at: Date | number): string => new Date(Number(at) + AHEAD).toISOString().slice(0, -1);

/** The day it is in China at an instant: `2022-06-30`. */
export const chinaDay = (at: Date | number): string => chinaText(at).slice(0, 10);

/** The time of day in China at an instant: `23:59`. */
export const chinaTime = (at: Date | number): string => chinaText(at).slice(11, 16);

/** The instant at which a month is over: China's midnight after its last day. */
export const endOfMonth = (year: number, month: number): Date => new Date(Date.UTC(year, month, 1) - AHEAD);

/** The last instant of a day in China. */
export const endOfDay = (day: string): Date =>
  new Date(Date.UTC(yearOf(day), monthOf(day) - 1, dayOf(day) + 1) - AHEAD - 1);

/** Has a month begun in China? */
export const hasBegun = (month: string, now: Date | number): boolean => month <= monthOfDay(chinaDay(now));

/** Is a day still to come in China? */
export const isToCome = (day: string, now: Date | number): boolean => day > chinaDay(now);
