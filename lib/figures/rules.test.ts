import { describe, expect, test } from "vitest";
import { contentFaults, fieldsOf, isComplete, parseTyped } from "./rules";
import { BLANK, isBlank, sameParts } from "./terms";

describe("a typed or pasted figure", () => {
  test.each([
    ["13", 130_000n],
    [" 13 ", 130_000n],
    ["0", 0n],
    ["1,234", 12_340_000n],
    ["12,345,678.5", 123_456_785_000n],
    ["1 234 567", 12_345_670_000n],
    ["１２３．５", 1_235_000n],
    ["１，２３４", 12_340_000n],
    ["+5", 50_000n],
    ["−3.25", -32_500n],
    ["－3", -30_000n],
    ["-3", -30_000n],
    [".5", 5_000n],
    ["12.", 120_000n],
    ["1.50000", 15_000n],
    ["25.6789", 256_789n],
    ["900000000000", 9_000_000_000_000_000n],
  ])("%j is understood", (text, value) => {
    expect(parseTyped(text)).toEqual({ value });
  });

  test.each([
    ["120 135", "figureTwoNumbers", { first: "120", second: "135", together: "120135" }],
    ["95 100", "figureTwoNumbers", { first: "95", second: "100", together: "95100" }],
    ["120\n135", "figureTwoNumbers", { first: "120", second: "135", together: "120135" }],
    ["1\n234\n567", "figureText", undefined],
    ["12。5", "figurePoint", { mark: "。", plain: "12.5" }],
    ["1.2万", "figureSuffix", { suffix: "万", plain: "12000" }],
    ["1.2 万人次", "figureSuffix", { suffix: "万", plain: "12000" }],
    ["３亿元", "figureSuffix", { suffix: "亿", plain: "300000000" }],
    ["-0.5万", "figureSuffix", { suffix: "万", plain: "-5000" }],
    ["1.23456万", "figureSuffix", { suffix: "万", plain: "12345.6" }],
    ["1,234万", "figureSuffix", { suffix: "万", plain: "12340000" }],
    ["25.6%", "figurePercent", { plain: "25.6" }],
  ])("%j is refused with the plain number", (text, message, params) => {
    expect(parseTyped(text)).toEqual({ message, params });
  });

  test.each([
    ["1-2", "figureRange"],
    ["10～20", "figureRange"],
    ["约13", "figureText"],
    ["13家", "figureText"],
    ["xx", "figureText"],
    ["**", "figureText"],
    ["-", "figureText"],
    ["", "figureText"],
    [".", "figureText"],
    ["12 13", "figureTwoNumbers"],
    ["1,23", "figureSeparators"],
    ["1.2E+05", "figureScientific"],
    ["1.23456", "figureDecimals"],
    ["900000000000.1", "figureTooLarge"],
    ["9999999999999", "figureTooLarge"],
  ])("%j is refused: %s", (text, message) => {
    expect(parseTyped(text)).toMatchObject({ message });
  });

  test("a trailing % is understood where the unit is %", () => {
    expect(parseTyped("25.6％", "%")).toEqual({ value: 256_000n });
  });
});

describe("an entry", () => {
  const filled = { ...BLANK, value: 10_000n };

  test("has the fields of its measure", () => {
    expect(fieldsOf("flow")).toEqual(["value"]);
    expect(fieldsOf("ratio")).toEqual(["numerator", "denominator"]);
    expect(fieldsOf("rank")).toEqual(["value", "denominator"]);
    expect(fieldsOf("milestones")).toEqual([]);
  });

  test("with a field of another measure is refused", () => {
    expect(contentFaults("flow", { ...filled, denominator: 1n })).toMatchObject([
      { path: "denominator", message: "figureField" },
    ]);
  });

  test.each([
    ["a position beyond the population", { ...BLANK, value: 40_000n, denominator: 30_000n }, "figureRankBeyond"],
    ["half a position", { ...BLANK, value: 15_000n, denominator: 30_000n }, "figureRankWhole"],
    ["position 0", { ...BLANK, value: 0n, denominator: 30_000n }, "figureRankWhole"],
  ])("refuses %s", (_, content, message) => {
    expect(contentFaults("rank", content)).toMatchObject([{ message }]);
  });

  test("says either a figure or why there is none, a pair may say one of each", () => {
    expect(contentFaults("flow", { ...filled, na: "未入统" })).toMatchObject([{ message: "figureAndReason" }]);
    expect(contentFaults("flow", { ...BLANK, na: " " })).toMatchObject([{ message: "figureReasonMissing" }]);
    expect(contentFaults("ratio", { ...BLANK, numerator: 1n, na: "分母未入统" })).toEqual([]);
  });

  test("is complete with all its fields or a reason, and zero is not blank", () => {
    expect(isComplete("ratio", { ...BLANK, numerator: 1n })).toBe(false);
    expect(isComplete("ratio", { ...BLANK, numerator: 1n, na: "未入统" })).toBe(true);
    expect(isBlank({ ...BLANK, value: 0n })).toBe(false);
    const noted = { ...BLANK, note: "说明" };
    expect(isBlank(noted)).toBe(true);
  });

  test("is another one when a word of it differs", () => {
    expect(sameParts(filled, { ...filled })).toBe(true);
    expect(sameParts(filled, { ...filled, note: "更正" })).toBe(false);
  });
});
