import { expect, test } from "vitest";
import { parseDay } from "./days";

test.each([
  ["25", "2022-07-25"],
  ["２５日", "2022-07-25"],
  ["6.30", "2022-06-30"],
  ["6月30日", "2022-06-30"],
  ["2022-06-30", "2022-06-30"],
  ["2022/6/5", "2022-06-05"],
  ["2022年6月5日", "2022-06-05"],
  ["20220605", "2022-06-05"],
  ["√", "2022-07-31"],
])("%s typed in July is %s", (text, day) => {
  expect(parseDay(text, 2022, 7, "2022-06-30")).toBe(day);
});

test("a tick in the month it is due is the due day", () => {
  expect(parseDay("✓", 2022, 6, "2022-06-28")).toBe("2022-06-28");
});

test.each(["", "31.", "32", "2.30", "下旬", "2022-13-01"])("%j is no day", (text) => {
  expect(parseDay(text, 2022, 7, "2022-06-30")).toBeNull();
});
