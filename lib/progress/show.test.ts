import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareScaled, fraction, multiply } from "./exact";
import { grouped, showActual, showBare, showChange, showDecimal, showGap, showPercent } from "./show";
import { indicator, scaled, TERMS } from "./testing/indicators";

const { thresholds } = TERMS;
const of = (text: string) => fraction(scaled(text), 10_000n);
const percent = (text: string) => fraction(scaled(text), 1_000_000n);

describe("a completion in a table", () => {
  test.each([
    ["52", "52.0"],
    ["300", "300.0"],
    ["67.5", "67.5"],
    ["66.6667", "66.7"],
    ["66.65", "66.7"],
    ["99.94", "99.9"],
    ["99.95", "99.9"],
    ["99.97", "99.9"],
    ["99.9999", "99.9"],
    ["100", "100.0"],
    ["100.05", "100.1"],
    ["-0.04", "0.0"],
    ["-0.05", "-0.1"],
    ["-66.65", "-66.7"],
  ])("of %s%% shows %s", (exact, shown) => {
    expect(showPercent(percent(exact))).toBe(shown);
  });

  test("may reach a threshold of the plan, which is none of its bounds", () => {
    expect([showPercent(percent("9.97")), showPercent(percent("29.96"))]).toEqual(["10.0", "30.0"]);
  });
});

test.each([
  ["52", "52"],
  ["300", "300"],
  ["0", "0"],
  ["67.5", "67.5"],
  ["52.04", "52.0"],
  ["99.97", "99.9"],
])("in running text %s%% shows %s: only what is whole stands bare", (exact, shown) => {
  expect(showBare(percent(exact))).toBe(shown);
});

describe("a gap", () => {
  test.each([
    ["2", "+2.0"],
    ["17.5", "+17.5"],
    ["250", "+250.0"],
    ["0", "0.0"],
    ["0.04", "+0.04"],
    ["-0.02", "-0.02"],
    ["0.0003", "+0.0003"],
    ["0.05", "+0.1"],
    ["9.97", "+9.9"],
    ["-9.97", "-9.9"],
    ["-10", "-10.0"],
    ["-29.97", "-29.9"],
    ["-30", "-30.0"],
    ["99.97", "+100.0"],
  ])("of %s points shows %s", (exact, shown) => {
    expect(showGap(of(exact), indicator(), TERMS)).toBe(shown);
  });

  test("of a growth has two decimals, in the points that growths are told in", () => {
    const growth = indicator({ measure: "growth" });
    expect(["-1.25", "2", "-9.999", "0.004"].map((exact) => showGap(of(exact), growth, TERMS))).toEqual([
      "-1.25",
      "+2.00",
      "-9.99",
      "+0.004",
    ]);
  });

  test("beyond a figure's own decimals reads as nothing", () => {
    expect(showGap(fraction(1n, 1_000_000n), indicator(), TERMS)).toBe("0.0");
  });

  test("truncates at the plan's own thresholds", () => {
    const own = { ahead: scaled("9.96"), behind: scaled(-5), farBehind: scaled(-20) };
    expect(showGap(of("9.955"), indicator(), { thresholds: own })).toBe("+9.9");
    expect(showGap(of("9.97"), indicator(), { thresholds: own })).toBe("+10.0");
    expect(showGap(of("-4.99"), indicator(), { thresholds: own })).toBe("-4.9");
  });
});

test("a schedule always has one decimal", () => {
  expect(showPercent(fraction(1n, 2n))).toBe("50.0");
  expect(showPercent(fraction(181n, 365n))).toBe("49.6");
  expect(showPercent(fraction(9999n, 10_000n))).toBe("99.9");
});

describe("an actual value", () => {
  test("has the indicator's decimals, else one", () => {
    expect(showActual(of("78"), indicator({ decimals: 0 }))).toBe("78");
    expect(showActual(of("78.5"), indicator({ decimals: 0 }))).toBe("79");
    expect(showActual(of("78"), indicator())).toBe("78.0");
    expect(showActual(of("25.675"), indicator({ decimals: 2 }))).toBe("25.68");
    expect(showActual(of("-0.04"), indicator())).toBe("0.0");
  });

  test("has no bound but 0, nor has a change", () => {
    expect(showActual(of("99.97"), indicator({ unit: "%" }))).toBe("100.0");
    expect(showChange(percent("99.97"))).toBe("100.0");
  });
});

test("what is none shows as a dash, a target as it is", () => {
  expect([showPercent(null), showBare(null), showGap(null, indicator(), TERMS)]).toEqual(["–", "–", "–"]);
  expect([showChange(null), showActual(null, indicator()), showDecimal(null)]).toEqual(["–", "–", "–"]);
  expect([showDecimal(scaled(150)), showDecimal(scaled("25.6"))]).toEqual(["150", "25.6"]);
});

describe("whatever the number", () => {
  const numbers = fc.oneof(
    fc
      .tuple(fc.bigInt({ min: -5_000_000_000n, max: 5_000_000_000n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
      .map(([n, d]) => fraction(n, d)),
    fc
      .tuple(fc.constantFrom(-30n, -10n, 0n, 10n, 100n, 300n), fc.bigInt({ min: -100_000n, max: 100_000n }))
      .map(([near, off]) => fraction(near * 10n ** 7n + off, 10n ** 7n)),
  );
  const bounds = [thresholds.ahead, thresholds.behind, thresholds.farBehind, 0n];

  test("no shown percentage crosses 0 or 100, and no gap 0 or a threshold, unless the exact value does", () => {
    fc.assert(
      fc.property(numbers, (points) => {
        const shown = scaled(showPercent(multiply(points, fraction(1n, 100n))));
        const gap = scaled(showGap(points, indicator(), TERMS).replace("+", ""));
        for (const bound of [0n, scaled(100)])
          expect(compareScaled(points, bound) * Number(shown - bound)).toBeGreaterThanOrEqual(0);
        for (const bound of bounds)
          expect(compareScaled(points, bound) * Number(gap - bound)).toBeGreaterThanOrEqual(0);
        if (compareScaled(points, scaled(100)) < 0) expect(shown).toBeLessThan(scaled(100));
        if (compareScaled(points, thresholds.ahead) < 0) expect(gap).toBeLessThan(thresholds.ahead);
        if (compareScaled(points, thresholds.behind) > 0) expect(gap).toBeGreaterThan(thresholds.behind);
      }),
      { numRuns: 2000 },
    );
  });

  test("no zero is shown with a sign", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 4 }), (points, decimals) => {
        const texts = [
          showPercent(points),
          showGap(points, indicator(), TERMS),
          showActual(points, indicator({ decimals })),
        ];
        for (const text of texts) expect(text).not.toMatch(/^[-+−]0(?:\.0*)?$/);
      }),
      { numRuns: 2000 },
    );
  });

  test("what is shown is less than one unit of its last decimal from the exact value", () => {
    fc.assert(
      fc.property(numbers, (points) => {
        const gap = scaled(showGap(points, indicator(), TERMS).replace("+", ""));
        expect(compareScaled(points, gap - 1000n)).toBe(1);
        expect(compareScaled(points, gap + 1000n)).toBe(-1);
      }),
      { numRuns: 2000 },
    );
  });
});

test("pages separate numbers of five digits and more", () => {
  expect(["1234", "12345", "-1234560.5", "+10000.0", "10000—20000"].map(grouped)).toEqual([
    "1234",
    "12,345",
    "-1,234,560.5",
    "+10,000.0",
    "10,000—20,000",
  ]);
});
