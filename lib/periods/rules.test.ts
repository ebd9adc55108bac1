import { describe, expect, test } from "vitest";
import { monthText } from "@/lib/calendar/rules";
import {
  awaitingPublication,
  defaultEntryMonth,
  isDue,
  isLate,
  isOpen,
  lastDueMonth,
  openingMonth,
  type PeriodRow,
} from "./rules";

const row = (month: string, given: Partial<PeriodRow> = {}): PeriodRow => ({
  month,
  deadline: null,
  publishedAt: null,
  lockedAt: null,
  ...given,
});
const locked = (...months: number[]) => months.map((month) => row(monthText(2022, month), { lockedAt: new Date(0) }));
const at = (text: string) => new Date(text);

describe("a month is due", () => {
  test("without a deadline when it is over in China", () => {
    expect(isDue(2022, 6, { periods: [], now: at("2022-06-30T23:59:59+08:00") })).toBe(false);
    expect(isDue(2022, 6, { periods: [], now: at("2022-07-01T00:00:00+08:00") })).toBe(true);
    expect(isDue(2022, 12, { periods: [], now: at("2023-01-01T00:00:00+08:00") })).toBe(true);
  });

  test("with a deadline from that instant on", () => {
    const rows = [row("2022-06", { deadline: at("2022-07-05T18:00:00+08:00") })];
    expect(isDue(2022, 6, { periods: rows, now: at("2022-07-03T00:00:00+08:00") })).toBe(false);
    expect(isDue(2022, 6, { periods: rows, now: at("2022-07-05T18:00:00+08:00") })).toBe(true);
  });

  test("and the last due one is found, none before the first", () => {
    expect(lastDueMonth(2022, [], at("2022-07-15T00:00:00+08:00"))).toBe(6);
    expect(lastDueMonth(2022, [], at("2021-12-31T00:00:00+08:00"))).toBe(0);
    expect(lastDueMonth(2022, [], at("2030-01-01T00:00:00+08:00"))).toBe(12);
  });
});

test("a submission is late after the deadline, never without one", () => {
  const rows = [row("2022-06", { deadline: at("2022-07-05T18:00:00+08:00") })];
  expect(isLate(2022, 6, { periods: rows, now: at("2022-07-05T18:00:00+08:00") })).toBe(false);
  expect(isLate(2022, 6, { periods: rows, now: at("2022-07-05T18:00:01+08:00") })).toBe(true);
  expect(isLate(2022, 7, { periods: rows, now: at("2030-01-01T00:00:00+08:00") })).toBe(false);
});

const later = at("2023-03-01T00:00:00+08:00");
const plan = { year: 2022, janFebCombined: false };
const combined = { year: 2022, janFebCombined: true };
const published = (...months: number[]) =>
  months.map((month) => row(`2022-${String(month).padStart(2, "0")}`, { publishedAt: new Date(0) }));

describe("entry opens", () => {
  const opens = (of: typeof plan, periods: PeriodRow[], reached: number | null, now = later) =>
    defaultEntryMonth(of, reached, { periods, now });

  test("at the first open month after the latest one with approved figures", () => {
    expect(opens(plan, locked(1, 2, 3, 4, 5, 6), 6)).toBe(7);
    expect(opens(plan, locked(7), 6)).toBe(8);
    expect(opens(plan, [], null)).toBe(1);
  });

  test("at February where January is reported with it", () => {
    expect(opens(combined, [], null)).toBe(2);
    expect(isOpen(combined, 1, { periods: [], now: later })).toBe(false);
  });

  test("at the last open month when all later ones are closed, at December when all are", () => {
    expect(opens(plan, locked(7, 8, 9, 10, 11, 12), 6)).toBe(6);
    expect(opens(plan, locked(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 12)).toBe(12);
  });

  test("at no month that has not begun in China", () => {
    expect(isOpen(plan, 7, { periods: [], now: at("2022-06-30T23:59:59+08:00") })).toBe(false);
    expect(isOpen(plan, 7, { periods: [], now: at("2022-07-01T00:00:00+08:00") })).toBe(true);
    expect(opens(plan, [], 6, at("2022-06-20T00:00:00+08:00"))).toBe(6);
    expect(opens(plan, [], null, at("2021-11-20T00:00:00+08:00"))).toBe(1);
  });
});

describe("reading opens", () => {
  const now = at("2022-07-15T00:00:00+08:00");
  test("at the latest published month, whatever was approved since", () => {
    expect(openingMonth(2022, 6, { periods: published(3, 4), now })).toBe(4);
  });

  test("until there is one, at the last due month, but not after the latest with an approved figure", () => {
    expect(openingMonth(2022, 5, { periods: [], now })).toBe(5);
    expect(openingMonth(2022, 9, { periods: [], now })).toBe(6);
    expect(openingMonth(2022, null, { periods: [], now })).toBe(6);
    expect(openingMonth(2022, null, { periods: [], now: at("2021-11-15T00:00:00+08:00") })).toBe(1);
  });
});

test("a month that is over awaits its publication", () => {
  expect(awaitingPublication(2022, { periods: published(1, 2), now: at("2022-04-30T23:59:59+08:00") })).toEqual([3]);
});
