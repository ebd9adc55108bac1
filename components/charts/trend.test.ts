import { describe, expect, it } from "vitest";
import type { BoardIndicator } from "@/lib/boards/rules";
import type { Entry, Indicator } from "@/lib/progress/model";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { axisTicks, roomFor } from "./scale";
import { trendExtent } from "./trend";
import { trendOf } from "./trend-of";

function yearOf(model: Indicator, entries: readonly Entry[]): BoardIndicator[] {
  return Array.from({ length: 12 }, (_, index) =>
    sampleBoard([{ source: "x", indicators: [{ model, entries }] }], { month: index + 1 }),
  ).flatMap((board) => board.tasks.flatMap((task) => task.indicators));
}

const history = Array.from({ length: 12 }, (_, index) => ({ year: 2021, month: index + 1, value: decimal("10") }));

describe("trendOf", () => {
  it("draws the actual up to the cut-off, the schedule in the indicator's unit to December, last year beside", () => {
    const model = sampleIndicator("patents", "150", { history });
    const { points, lines } = trendOf(yearOf(model, sampleEntries(model, ["9", "8", "15", "13", "17", "16", "20"])), 6);
    expect(points.map(({ actual }) => actual)).toEqual([9, 17, 32, 45, 62, 78, null, null, null, null, null, null]);
    expect(points[5]?.schedule).toBe(75);
    expect(points[11]?.schedule).toBe(150);
    expect(points[5]?.lastYear).toBe(60);
    expect(points[5]?.texts).toEqual({ actual: "78", schedule: "75.0", lastYear: "60" });
    expect(lines).toEqual([{ kind: "target", value: 150, text: "150" }]);
  });

  it("draws no point where the month added nothing known", () => {
    const model = sampleIndicator("patents", "150");
    const { points } = trendOf(yearOf(model, sampleEntries(model, ["9", null, "15"])), 4);
    expect(points.slice(0, 4).map(({ actual }) => actual)).toEqual([9, null, 24, null]);
  });

  it("runs a reduction's schedule from its baseline down to the target", () => {
    const target = { value: 0n, metAt: null, stretch: null, low: null, high: null };
    const model = sampleIndicator("rd", "0", {
      measure: "stock",
      direction: "at_most",
      target,
      baseline: decimal("5"),
    });
    const { points, lines } = trendOf(yearOf(model, []), 6);
    expect([points[5]?.schedule, points[11]?.schedule]).toEqual([2.5, 0]);
    expect(lines.map(({ kind }) => kind)).toEqual(["target", "baseline"]);
  });

  it("draws no schedule that is nothing or everything, and the lower bound of a range", () => {
    const target = { value: decimal("2"), metAt: decimal("1"), stretch: decimal("3"), low: null, high: null };
    const model = sampleIndicator("talent", "2", { target, pacing: "full" });
    const { points, lines } = trendOf(yearOf(model, []), 6);
    expect(points.every(({ schedule }) => schedule === null)).toBe(true);
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ["target", "2"],
      ["metAt", "1"],
      ["stretch", "3"],
    ]);
  });
});

describe("axisTicks", () => {
  it.each([
    [0, 150, [0, 50, 100, 150]],
    [0, 10_000, [0, 2000, 4000, 6000, 8000, 10_000]],
    [-4, 10, [-5, 0, 5, 10]],
    [0, 0.3, [0, 0.1, 0.2, 0.3]],
    [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("covers %d to %d in round steps", (low, high, ticks) => {
    const found = axisTicks(low, high);
    expect(found[0]).toBeLessThanOrEqual(low);
    expect(found[found.length - 1]).toBeGreaterThanOrEqual(high);
    if (low !== high) expect(found).toEqual(ticks);
  });
});

describe("trendExtent", () => {
  it("begins at 0, at first place for ranks, and holds the levels too", () => {
    const level = { kind: "target" as const, value: 20, text: "20" };
    const point = {
      month: 1,
      actual: 5,
      schedule: null,
      lastYear: null,
      texts: { actual: "5", schedule: null, lastYear: null },
    };
    expect(trendExtent({ points: [point], lines: [level], cutOff: 1, reversed: false })).toEqual([0, 20]);
    expect(trendExtent({ points: [point], lines: [], cutOff: 1, reversed: true })).toEqual([1, 5]);
  });
});

it("leaves room for the longest number beside the picture", () => {
  expect(roomFor(["0", "500"], 56)).toBe(56);
  expect(roomFor(["900,000,000,000"], 56)).toBeGreaterThan(15 * 7);
  expect(roomFor(["目标 12,345,678.9"], 92)).toBeGreaterThan(roomFor(["12,345,678.9"], 92));
});
