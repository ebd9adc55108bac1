import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  chinaDay,
  chinaTime,
  cutOffDay,
  dayOf,
  dayOfYear,
  daysOfMonths,
  dayText,
  endOfDay,
  endOfMonth,
  hasBegun,
  isDay,
  isMonth,
  isToCome,
  monthOf,
  monthOfDay,
  monthText,
  yearOf,
} from "./rules";

test("months and days are texts of their numbers, and numbers of their texts", () => {
  expect([monthText(2022, 6), dayText(2022, 6, 5)]).toEqual(["2022-06", "2022-06-05"]);
  expect([yearOf("2022-11"), monthOf("2022-11"), yearOf("2022-11-09"), monthOf("2022-11-09")]).toEqual([
    2022, 11, 2022, 11,
  ]);
  expect([dayOf("2022-11-09"), monthOfDay("2022-11-09")]).toEqual([9, "2022-11"]);
});

test("the cut-off of a month is its last day, also in leap years", () => {
  expect(cutOffDay(2022, 6)).toBe("2022-06-30");
  expect(cutOffDay(2022, 2)).toBe("2022-02-28");
  expect(cutOffDay(2024, 2)).toBe("2024-02-29");
  expect(cutOffDay(2100, 2)).toBe("2100-02-28");
  expect(cutOffDay(2000, 2)).toBe("2000-02-29");
  expect(cutOffDay(2022, 12)).toBe("2022-12-31");
});

test("days run from the first day of one month to the last of another", () => {
  expect(daysOfMonths(2022, 1, 6)).toBe(181);
  expect(daysOfMonths(2022, 1, 12)).toBe(365);
  expect(daysOfMonths(2024, 1, 12)).toBe(366);
  expect(daysOfMonths(2022, 3, 3)).toBe(31);
  expect(daysOfMonths(2022, 4, 3)).toBe(0);
  expect([dayOfYear("2022-01-01"), dayOfYear("2022-12-31"), dayOfYear("2024-12-31")]).toEqual([1, 365, 366]);
});

test("a month or day that no calendar has is none", () => {
  for (const text of ["2022-00", "2022-13", "2022-6", "2022-06-01", ""]) expect(isMonth(text)).toBe(false);
  for (const text of ["2022-02-29", "2022-06-31", "2022-13-01", "2022-06-00", "2022-6-1", "2022-06", ""])
    expect(isDay(text)).toBe(false);
  expect([isMonth("2022-12"), isDay("2024-02-29"), isDay("2022-06-30")]).toEqual([true, true, true]);
});

describe.each(["UTC", "America/Los_Angeles", "Asia/Shanghai"])("with the clock of %s", (zone) => {
  beforeEach(() => void vi.stubEnv("TZ", zone));
  const at = (text: string) => new Date(text);

  test("the day turns over at China's midnight", () => {
    expect(chinaDay(at("2022-06-30T23:59:59.999+08:00"))).toBe("2022-06-30");
    expect(chinaDay(at("2022-07-01T00:00:00+08:00"))).toBe("2022-07-01");
    expect(chinaTime(at("2022-07-01T00:05:00+08:00"))).toBe("00:05");
  });

  test("a month is over, and the next has begun, at China's midnight", () => {
    expect(endOfMonth(2022, 6)).toEqual(at("2022-07-01T00:00:00+08:00"));
    expect(endOfMonth(2022, 12)).toEqual(at("2023-01-01T00:00:00+08:00"));
    expect(hasBegun("2022-07", at("2022-06-30T23:59:59+08:00"))).toBe(false);
    expect(hasBegun("2022-07", at("2022-07-01T00:00:00+08:00"))).toBe(true);
  });

  test("a day has come at its first instant and ends with its last", () => {
    expect(isToCome("2022-07-01", at("2022-06-30T23:59:59+08:00"))).toBe(true);
    expect(isToCome("2022-07-01", at("2022-07-01T00:00:00+08:00"))).toBe(false);
    expect(endOfDay("2022-12-31")).toEqual(at("2022-12-31T23:59:59.999+08:00"));
  });
});
