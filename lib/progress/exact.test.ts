import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  compareScaled,
  divide,
  fraction,
  multiply,
  parseDecimal,
  plainDecimal,
  quotient,
  subtract,
  toFixed,
} from "./exact";

const integers = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
const fractions = fc
  .tuple(
    integers,
    integers.filter((d) => d !== 0n),
  )
  .map(([n, d]) => fraction(n, d));

describe("fractions", () => {
  test("are in lowest terms with a positive denominator", () => {
    expect(fraction(-6n, -4n)).toEqual({ n: 3n, d: 2n });
    expect(fraction(6n, -4n)).toEqual({ n: -3n, d: 2n });
    expect(fraction(0n, 7n)).toEqual({ n: 0n, d: 1n });
    expect(fraction(2n ** 80n, 2n ** 79n * 3n)).toEqual({ n: 2n, d: 3n });
  });

  test("refuse a denominator of 0", () => {
    expect(() => quotient(1n, 0n)).toThrow(RangeError);
    expect(() => divide(fraction(1n, 2n), fraction(0n, 1n))).toThrow(RangeError);
  });

  test("are added, taken away, multiplied and divided without loss", () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(Math.sign(Number(subtract(a, b).n))).toBe(compare(a, b));
      }),
    );
  });

  test("compare with a stored figure", () => {
    expect(compareScaled(fraction(1n, 3n), 3333n)).toBe(1);
    expect(compareScaled(fraction(1n, 3n), 3334n)).toBe(-1);
    expect(compareScaled(fraction(1n, 2n), 5000n)).toBe(0);
  });
});

describe("toFixed rounds half away from zero", () => {
  test.each([
    [1n, 2n, 0, "1"],
    [-1n, 2n, 0, "-1"],
    [5n, 100n, 1, "0.1"],
    [-5n, 100n, 1, "-0.1"],
    [1n, 3n, 6, "0.333333"],
    [2n, 3n, 6, "0.666667"],
    [13n, 25n, 6, "0.520000"],
    [-1n, 100_000n, 4, "0.0000"],
    [-1n, 20_000n, 4, "-0.0001"],
    [300n, 1n, 1, "300.0"],
  ])("%s/%s to %s places is %s", (n, d, places, text) => {
    expect(toFixed(fraction(n, d), places)).toBe(text);
  });
});

describe("parseDecimal", () => {
  test.each([
    ["150", 1_500_000n],
    ["25.6", 256_000n],
    ["-0.0001", -1n],
    ["0", 0n],
    ["-0", 0n],
    ["1.0000", 10_000n],
    ["900000000000", 9_000_000_000_000_000n],
    ["-900000000000", -9_000_000_000_000_000n],
  ])("reads %s", (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  test.each([
    "",
    " 1",
    "1 ",
    "+1",
    "1.",
    ".5",
    "1.00001",
    "1,000",
    "1e3",
    "xx",
    "１",
    "NaN",
    "Infinity",
    "0x10",
    "1-2",
    "900000000000.0001",
    "1".repeat(10_000),
  ])("refuses %j", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  test("gives back what plainDecimal wrote", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n }),
        (value) => parseDecimal(plainDecimal(value)) === value,
      ),
    );
  });

  test.each([
    [1_500_000n, "150"],
    [256_000n, "25.6"],
    [-500n, "-0.05"],
    [0n, "0"],
    [1_000_000n, "100"],
    [10_001n, "1.0001"],
  ])("plainDecimal(%s) is %s", (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });
});
