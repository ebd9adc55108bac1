import { describe, expect, test } from "vitest";
import { doubtsOf, type MonthContent } from "./doubts";

const figure = (month: number, value: bigint): MonthContent => ({
  month,
  value: value * 10_000n,
  numerator: null,
  denominator: null,
});
const flow = { measure: "flow", entry: "month", operands: "flow" } as const;
const ytd = { ...flow, entry: "ytd" } as const;
const stock = { ...flow, measure: "stock" } as const;
const messages = (doubts: ReturnType<typeof doubtsOf>) => doubts.map((doubt) => doubt.message);

describe("a month's figure", () => {
  const usual = [figure(1, 10n), figure(2, 12n), figure(3, 14n)];

  test("is doubtful above three times the mean of the other months, not at it", () => {
    expect(doubtsOf(flow, figure(4, 37n), { others: usual, lastYear: [] })).toEqual([
      { field: "value", message: "doubtfulTriple", params: { usual: "12" } },
    ]);
    expect(doubtsOf(flow, figure(4, 36n), { others: usual, lastYear: [] })).toEqual([]);
  });

  test("is compared with last year's months when this year has too few", () => {
    const lastYear = [4n, 5n, 6n].map((value, index) => ({ month: index + 1, value: value * 10_000n }));
    expect(messages(doubtsOf(flow, figure(2, 16n), { others: [figure(1, 10n)], lastYear }))).toEqual([
      "doubtfulTriple",
    ]);
    expect(doubtsOf(flow, figure(2, 16n), { others: [figure(1, 10n)], lastYear: [] })).toEqual([]);
  });

  test("does not count the cell's own earlier value as usual", () => {
    expect(messages(doubtsOf(flow, figure(4, 100n), { others: [...usual, figure(4, 1000n)], lastYear: [] }))).toEqual([
      "doubtfulTriple",
    ]);
  });

  test("is not doubtful where something happens only now and then", () => {
    expect(
      doubtsOf(flow, figure(7, 1n), {
        others: [1n, 0n, 0n, 0n, 0n, 0n].map((value, index) => figure(index + 1, value)),
        lastYear: [],
      }),
    ).toEqual([]);
  });

  test("is doubtful when negative", () => {
    expect(messages(doubtsOf(flow, figure(4, -1n), { others: usual, lastYear: [] }))).toEqual(["doubtfulNegative"]);
  });
});

describe("a year-to-date figure", () => {
  const before = [figure(3, 30n), figure(4, 40n)];

  test("is doubtful below the previous one and above the next one", () => {
    expect(doubtsOf(ytd, figure(5, 39n), { others: before, lastYear: [] })).toEqual([
      { field: "value", message: "doubtfulFalling", params: { month: "4", other: "40" } },
    ]);
    expect(messages(doubtsOf(ytd, figure(2, 31n), { others: before, lastYear: [] }))).toEqual(["doubtfulFalling"]);
    expect(doubtsOf(ytd, figure(5, 40n), { others: before, lastYear: [] })).toEqual([]);
  });

  test("is doubtful when it rises by more than three times the usual month", () => {
    expect(doubtsOf(ytd, figure(5, 70n), { others: before, lastYear: [] })).toEqual([]);
    expect(messages(doubtsOf(ytd, figure(5, 71n), { others: before, lastYear: [] }))).toEqual(["doubtfulTriple"]);
    expect(doubtsOf(ytd, figure(6, 100n), { others: before, lastYear: [] })).toEqual([]);
  });
});

test("a level is doubtful above three times the previous one", () => {
  expect(messages(doubtsOf(stock, figure(4, 61n), { others: [figure(3, 20n)], lastYear: [] }))).toEqual([
    "doubtfulTriple",
  ]);
  expect(doubtsOf(stock, figure(4, 60n), { others: [figure(3, 20n)], lastYear: [] })).toEqual([]);
  expect(doubtsOf(stock, figure(4, 9n), { others: [figure(3, 0n)], lastYear: [] })).toEqual([]);
});

test("each operand of a ratio is judged by itself", () => {
  const pair = (month: number, numerator: bigint, denominator: bigint) => ({
    month,
    value: null,
    numerator,
    denominator,
  });
  const asked = { measure: "ratio", entry: "ytd", operands: "flow" } as const;
  expect(doubtsOf(asked, pair(2, 50n, 90n), { others: [pair(1, 40n, 100n)], lastYear: [] })).toMatchObject([
    { field: "denominator", message: "doubtfulFalling" },
  ]);
});

test("ranks are never doubtful", () => {
  expect(doubtsOf({ ...flow, measure: "rank" }, figure(4, 99n), { others: [figure(3, 1n)], lastYear: [] })).toEqual([]);
});
