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

test("rows go by source and say the month that a figure reaches, where it is not the one shown", () => {
  const [full, short, none] = [
    sampleIndicator("full", "120"),
    sampleIndicator("short", "120"),
    sampleIndicator("none", null),
  ];
  const board = sampleBoard([
    {
      source: "政府工作报告",
      indicators: [{ model: full, entries: sampleEntries(full, ["9", "9", "9", "9", "9", "9"]) }],
    },
    { source: "上级考核", indicators: [{ model: none, entries: [] }] },
    { source: "政府工作报告", indicators: [{ model: short, entries: sampleEntries(short, ["9", "9", "9", "9"]) }] },
  ]);
  const numbers = new Map(board.tasks.flatMap(({ indicators }) => indicators.map(({ id }, place) => [id, place + 1])));
  const wall = wallOf(board, { underWay: null, numbers });
  expect(wall.rows.map(({ name, throughMonth }) => [name, throughMonth])).toEqual([
    ["full", null],
    ["short", 4],
    ["none", null],
  ]);
  expect(wall).toMatchObject({
    average: { shown: "37.5", counted: 2, total: 3 },
    likeForLike: { average: "37.5", schedule: "50.0" },
    atSchedule: { done: 0, comparable: 2 },
    reporting: { reported: 1, expected: 3 },
  });
});

test("a wall without any result has no average to hold against the schedule", () => {
  const model = sampleIndicator("none", null);
  const wall = wallOf(sampleBoard([{ source: "上级考核", indicators: [{ model, entries: [] }] }]), {
    underWay: { month: 7, approved: 3, expected: 9 },
    numbers: new Map(),
  });
  expect(wall).toMatchObject({ likeForLike: null, average: { shown: "–", counted: 0, total: 1 } });
  expect(wall.underWay).toEqual({ month: 7, approved: 3, expected: 9 });
});

test("a row has the number of the meeting's table, and the average its own schedule beside it", () => {
  const model = sampleIndicator("one", "100");
  const entries = sampleEntries(model, ["10", "10", "10", "5", "5", "5"]);
  const board = sampleBoard([{ source: "上级考核", indicators: [{ model, entries }] }]);
  const wall = wallOf(board, { underWay: null, numbers: new Map([["one", 7]]) });
  expect(wall.rows[0]?.no).toBe("7");
  expect(wall.likeForLike).toEqual({ average: "45.0", schedule: "50.0" });
});

test("a page holds as many rows as fit, at least one", () => {
  expect([rowsPerPage(500, 100), rowsPerPage(499, 100), rowsPerPage(20, 100)]).toEqual([5, 4, 1]);
});
