import { expect, test, vi } from "vitest";
import { elapsedShare } from "./rules";

test.each(["UTC", "America/Los_Angeles", "Asia/Shanghai"])(
  "today's share of the year turns over at China's midnight with the clock of %s",
  (zone) => {
    vi.stubEnv("TZ", zone);
    expect(elapsedShare(2022, new Date("2022-06-30T23:59:59+08:00"))).toBe("49.6");
    expect(elapsedShare(2022, new Date("2022-07-01T00:00:00+08:00"))).toBe("49.9");
  },
);

test("the year is not begun before its first day and gone with its last", () => {
  expect(elapsedShare(2022, new Date("2021-12-31T23:59:59+08:00"))).toBe("0.0");
  expect(elapsedShare(2022, new Date("2022-01-01T00:00:00+08:00"))).toBe("0.3");
  expect(elapsedShare(2022, new Date("2022-12-31T12:00:00+08:00"))).toBe("100.0");
  expect(elapsedShare(2022, new Date("2023-01-01T00:00:00+08:00"))).toBe("100.0");
  expect(elapsedShare(2024, new Date("2024-12-30T12:00:00+08:00"))).toBe("99.7");
});
