import { describe, expect, it } from "vitest";
import { compare, fraction, ZERO } from "@/lib/progress/exact";
import type { Fraction } from "@/lib/progress/model";
import { sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { countRows } from "./counted";
import { itemsOf, rowsOfItems } from "./rules";

const half = sampleIndicator("half", "100");
const over = sampleIndicator("over", "10");
const silent = sampleIndicator("silent", "10");
const board = sampleBoard([
  {
    source: "上级考核",
    indicators: [{ model: half, entries: sampleEntries(half, ["10", "10", "10", "5", "5", "5"]) }],
  },
  { source: "上级考核", indicators: [{ model: over, entries: sampleEntries(over, ["30"]) }] },
  { source: "部门重点", indicators: [{ model: silent, entries: [] }] },
]);
const counted = countRows(rowsOfItems(itemsOf(board)), 6);
const plus = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);

describe("the derivation of an average", () => {
  it("has every row, a met one counting 1, one without a result nothing", () => {
    expect(counted.rows.map(({ worth }) => worth)).toEqual([fraction(45n, 100n), fraction(1n, 1n), null]);
    expect(counted.rows.map(({ atSchedule }) => atSchedule)).toEqual([false, true, null]);
  });
  it("adds up to the average, exactly", () => {
    const sum = counted.rows.map(({ share }) => share ?? ZERO).reduce(plus, ZERO);
    expect(counted.average).toMatchObject({ counted: 2, total: 3 });
    expect(compare(sum, counted.average.average ?? ZERO)).toBe(0);
  });
  it("counts what is at schedule of what is comparable, and sets the average beside its own schedule", () => {
    expect(counted.at).toMatchObject({ done: 1, comparable: 2, notComparable: 1 });
    expect(counted.likeForLike).toMatchObject({ schedule: fraction(1n, 2n), counted: 2 });
  });
});
