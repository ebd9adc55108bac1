import { describe, expect, test } from "vitest";
import { linesOf } from "../cells/lines";
import { aGrid } from "../testing/grid";
import { place } from "./paste";
import { at } from "./selection";

const lines = linesOf(aGrid({}));
const spot = (line: number, month: number) => ({ line, month });
const put = (block: readonly (readonly string[])[], from = spot(0, 6)) => place(block, at(from), { lines, year: 2022 });
const placed = (block: readonly (readonly string[])[], from = spot(0, 6)) =>
  put(block, from).cells.map(({ spot: { line, month }, text }) => [line, month, text]);

describe("without names and months a block", () => {
  test("lands from the upper left corner on and leaves empty cells alone", () => {
    expect(
      placed(
        [
          ["1", ""],
          ["", "4"],
        ],
        spot(1, 6),
      ),
    ).toEqual([
      [1, 6, "1"],
      [2, 7, "4"],
    ]);
  });

  test("counts what lies beyond the grid", () => {
    expect(put([["1", "2"], ["3"]], spot(4, 12))).toMatchObject({ outside: 2 });
  });

  test("of one text fills all that is marked", () => {
    const { cells } = place([["0"]], { anchor: spot(0, 6), focus: spot(1, 7) }, { lines, year: 2022 });
    expect(cells.map(({ spot: { line, month } }) => [line, month])).toEqual([
      [0, 6],
      [0, 7],
      [1, 6],
      [1, 7],
    ]);
  });
});

describe("a block that carries names", () => {
  const ratio = "申请专利";

  test("finds its lines wherever the cursor is, a pair's second line below its name", () => {
    expect(
      placed([
        ["达产", "", "9月30日"],
        ["flow", "件", "12"],
      ]),
    ).toEqual([
      [4, 6, "9月30日"],
      [0, 6, "12"],
    ]);
    expect(
      placed([
        ["ratio", "30"],
        ["", "100"],
      ]),
    ).toEqual([
      [1, 6, "30"],
      [2, 6, "100"],
    ]);
  });

  test("of the same name goes by order", () => {
    expect(
      placed([
        [ratio, "1"],
        [ratio, "2"],
        [ratio, "3"],
      ]),
    ).toEqual([
      [0, 6, "1"],
      [1, 6, "2"],
      [2, 6, "3"],
    ]);
  });

  test("names what no line has", () => {
    expect(
      put([
        ["flow", "1"],
        ["别的指标", "2"],
      ]),
    ).toMatchObject({ cells: [{ text: "1" }], unknown: ["别的指标"] });
  });
});

test("month heads place the columns, and other columns stay out", () => {
  const head = ["指标", "单位", "全年目标", "7月", "2022年6月"];
  expect(placed([head, ["flow", "件", "120", "12", "11"]], spot(3, 1))).toEqual([
    [0, 7, "12"],
    [0, 6, "11"],
  ]);
  expect(placed([["7月份"], ["5"], ["6"]], spot(1, 1))).toEqual([
    [1, 7, "5"],
    [2, 7, "6"],
  ]);
  expect(put([["2021年7月"], ["5"]])).toMatchObject({ cells: [], outside: 1 });
});
