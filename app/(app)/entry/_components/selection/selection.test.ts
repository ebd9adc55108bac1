import { describe, expect, test } from "vitest";
import { at, blockOf, copied, marksOn, step, tab } from "./selection";

const spot = (line: number, month: number) => ({ line, month });
const block = (from: [number, number], to: [number, number]) => ({ anchor: spot(...from), focus: spot(...to) });

describe("moving", () => {
  test("stays inside the grid", () => {
    expect(step(at(spot(0, 1)), 5, { line: -1 })).toEqual(at(spot(0, 1)));
    expect(step(at(spot(4, 12)), 5, { line: 1, month: 1 })).toEqual(at(spot(4, 12)));
    expect(step(at(spot(2, 3)), 5, { line: 99_999 })).toEqual(at(spot(4, 3)));
  });

  test("with Shift keeps where marking began", () => {
    expect(step(block([1, 3], [2, 3]), 5, { month: 1, extend: true })).toEqual(block([1, 3], [2, 4]));
  });

  test("Tab runs on to the next line and leaves at the ends", () => {
    expect(tab(at(spot(0, 12)), 2, false)).toEqual(at(spot(1, 1)));
    expect(tab(at(spot(1, 1)), 2, true)).toEqual(at(spot(0, 12)));
    expect(tab(at(spot(1, 12)), 2, false)).toBeNull();
    expect(tab(at(spot(0, 1)), 2, true)).toBeNull();
  });
});

describe("marking", () => {
  test("spans from either corner", () => {
    expect(blockOf(block([3, 7], [1, 5]))).toEqual({ top: 1, bottom: 3, left: 5, right: 7 });
  });

  test("one cell alone is not marked; lines outside are not", () => {
    expect(marksOn(at(spot(1, 7)), 1)).toBeNull();
    expect(marksOn(block([1, 5], [3, 7]), 2)).toEqual([5, 7]);
    expect(marksOn(block([1, 5], [3, 7]), 4)).toBeNull();
  });
});

test("what is copied has tabs between months and a line break between lines", () => {
  expect(copied(block([0, 6], [1, 7]), ({ line, month }) => `${line}/${month}`)).toBe("0/6\t0/7\r\n1/6\t1/7");
});
