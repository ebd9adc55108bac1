import { expect, test } from "vitest";
import { cutOffDay, daysOfMonths } from "./months";

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
});
