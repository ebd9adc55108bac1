import { expect, test, vi } from "vitest";
import { sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { elapsedShare, rowsPerPage, wallOf } from "./rules";

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

test("a row says when only some of what it needs has come in, and silent offices are counted once", () => {
  const leaf = (key: string) => ({ key, office: "gx", person: null, parent: null, target: null, baseline: null });
  const model = sampleIndicator("shared", "100", { assignments: [leaf("a"), leaf("b")] });
  const months = ["1", "1", "1", "1", "1", "1"];
  const half = sampleEntries({ ...model, assignments: [leaf("a")] }, months);
  const wall = (entries: typeof half) =>
    wallOf(sampleBoard([{ source: "上级考核", indicators: [{ model, entries }] }]), {
      underWay: null,
      numbers: new Map(),
    });
  expect(wall(half).rows[0]?.partly).toEqual({ reported: 1, expected: 2 });
  expect(wall(half).silent).toMatchObject([{ id: "gx", missing: 1 }]);
  expect(wall([...half, ...sampleEntries({ ...model, assignments: [leaf("b")] }, months)]).rows[0]?.partly).toBeNull();
  expect(wall([]).rows[0]?.partly).toBeNull();
});

test("a page holds as many rows as fit, at least one", () => {
  expect([rowsPerPage(500, 100), rowsPerPage(499, 100), rowsPerPage(20, 100)]).toEqual([5, 4, 1]);
});
