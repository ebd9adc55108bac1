import { describe, expect, test } from "vitest";
import { monthText } from "@/lib/calendar/rules";
import { defaultEntryMonth, isDue, isLate, isOpen, lastDueMonth, type PeriodRow } from "./rules";

const row = (month: string, given: Partial<PeriodRow> = {}): PeriodRow => ({ month, deadline: null, lockedAt: null, ...given });
const locked = (...months: number[]) => months.map((month) => row(monthText(2022, month), { lockedAt: new Date(0) }));
const at = (text: string) => new Date(text);

describe("a month is due", () => {
  test("without a deadline when it is over in China", () => {
    expect(isDue(2022, 6, [], at("2022-06-30T23:59:59+08:00"))).toBe(false);
    expect(isDue(2022, 6, [], at("2022-07-01T00:00:00+08:00"))).toBe(true);
    expect(isDue(2022, 12, [], at("2023-01-01T00:00:00+08:00"))).toBe(true);
  });

  test("with a deadline from that instant on", () => {
    const rows = [row("2022-06", { deadline: at("2022-07-05T18:00:00+08:00") })];
    expect(isDue(2022, 6, rows, at("2022-07-03T00:00:00+08:00"))).toBe(false);
    expect(isDue(2022, 6, rows, at("2022-07-05T18:00:00+08:00"))).toBe(true);
  });

  test("and the last due one is found, none before the first", () => {
    expect(lastDueMonth(2022, [], at("2022-07-15T00:00:00+08:00"))).toBe(6);
    expect(lastDueMonth(2022, [], at("2021-12-31T00:00:00+08:00"))).toBe(0);
    expect(lastDueMonth(2022, [], at("2030-01-01T00:00:00+08:00"))).toBe(12);
  });
});

test("a submission is late after the deadline, never without one", () => {
  const rows = [row("2022-06", { deadline: at("2022-07-05T18:00:00+08:00") })];
  expect(isLate(2022, 6, rows, at("2022-07-05T18:00:00+08:00"))).toBe(false);
  expect(isLate(2022, 6, rows, at("2022-07-05T18:00:01+08:00"))).toBe(true);
  expect(isLate(2022, 7, rows, at("2030-01-01T00:00:00+08:00"))).toBe(false);
});

describe("entry opens", () => {
  test("at the first open month after the latest one with approved figures", () => {
    expect(defaultEntryMonth(2022, locked(1, 2, 3, 4, 5, 6), 6, false)).toBe(7);
    expect(defaultEntryMonth(2022, locked(7), 6, false)).toBe(8);
    expect(defaultEntryMonth(2022, [], null, false)).toBe(1);
  });

  test("at February where January is reported with it", () => {
    expect(defaultEntryMonth(2022, [], null, true)).toBe(2);
    expect(isOpen(2022, 1, [], true)).toBe(false);
  });

  test("at the last open month when all later ones are closed, at December when all are", () => {
    expect(defaultEntryMonth(2022, locked(7, 8, 9, 10, 11, 12), 6, false)).toBe(6);
    expect(defaultEntryMonth(2022, locked(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 12, false)).toBe(12);
  });
});
