import { expect, test } from "vitest";
import { placed, WIDTH } from "./place";

const cell = (left: number, top: number, width = 108) => ({ left, right: left + width, top, bottom: top + 34 });
const low = () => 100;

test("a bubble stands right of its column, else left of it, and never over it", () => {
  expect(placed({ width: 1300, height: 500 }, cell(700, 60), low)).toEqual({ left: 814, top: 60, width: WIDTH });
  expect(placed({ width: 1000, height: 500 }, cell(700, 60), low)).toEqual({ left: 414, top: 60, width: WIDTH });
});

test("in the middle of a narrow pane it is narrower, but still beside the column", () => {
  const { left, width } = placed({ width: 640, height: 300 }, cell(250, 60), low);
  expect(left).toBe(364);
  expect(left + width).toBeLessThanOrEqual(632);
});

test("it stays in the pane at the last row", () => {
  expect(placed({ width: 1300, height: 300 }, cell(700, 260), low).top).toBe(192);
});

test("with no room beside, it stands above what is filled, in the first row below", () => {
  const frame = { width: 360, height: 400 };
  expect(placed(frame, cell(120, 200), low)).toEqual({ left: 72, top: 94, width: WIDTH });
  expect(placed(frame, cell(120, 10), low).top).toBe(50);
});
