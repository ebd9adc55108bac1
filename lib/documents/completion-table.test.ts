import { describe, expect, it } from "vitest";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { isAtSchedule } from "@/lib/progress/rules";
import { evenSpans, layoutOf, linesIn, rowHeight, textWidth } from "./layout";
import { remarksOf } from "./remarks";
import { hanNumeral, type TableColumn, shownCell, signedCell, textCell } from "./rules";
import { isRange, targetText } from "@/lib/progress/target";
import type { RemarkWords } from "./words";

const remarks: RemarkWords = {
  upperBound: (value, unit) => `upper ${value}${unit}`,
  baseline: (value, unit) => `base ${value}${unit}`,
  numerator: (value) => `n ${value}`,
  denominator: (value) => `d ${value}`,
  through: (month) => `through ${month}`,
  growthThrough: (month) => `growth ${month}`,
  partly: (reported, expected) => `${reported}/${expected}`,
  half: (count) => `half ${count}`,
  noResult: { zeroBase: "zero base", noLastYear: "no last year", zeroDenominator: "zero denominator" },
  late: "late",
  provisional: "unreviewed",
  official: ({ actual, completion }) => `officially ${actual} ${completion}`,
};

const history = Array.from({ length: 12 }, (_, index) => ({ year: 2021, month: index + 1, value: decimal("10") }));

function itemOf(
  ...[model, entries, given]: [
    Parameters<typeof sampleBoard>[0][number]["indicators"][number]["model"],
    ReturnType<typeof sampleEntries>,
    Parameters<typeof sampleBoard>[1]?,
  ]
) {
  const board = sampleBoard([{ source: "x", indicators: [{ model, entries }] }], given);
  const [task] = board.tasks;
  const [indicator] = task?.indicators ?? [];
  if (!task || !indicator) throw new Error("No item");
  return {
    board,
    item: { task, indicator },
    remarks: remarksOf(indicator, { month: board.month, absences: [], official: null }, { remarks }),
  };
}

describe("remarks", () => {
  it("say how far an older figure reaches", () => {
    const model = sampleIndicator("a", "10");
    expect(itemOf(model, sampleEntries(model, ["1", "1", "1"])).remarks).toEqual(["through 3"]);
  });
  it("name the months of growth, the baseline and a range's upper bound", () => {
    const growth = sampleIndicator("g", "10", { measure: "growth", unit: "%", history });
    expect(itemOf(growth, sampleEntries(growth, ["11", "11", "11", "11", "11", "11"])).remarks).toEqual(["growth 6"]);
    const zero = { value: 0n, metAt: null, stretch: null, low: null, high: null };
    const cleared = sampleIndicator("z", "0", {
      measure: "stock",
      direction: "at_most",
      unit: "家",
      target: zero,
      baseline: decimal("5"),
    });
    expect(itemOf(cleared, sampleEntries(cleared, ["5", "4", "4", "3", "3", "2"])).remarks).toEqual(["base 5家"]);
    const range = sampleIndicator("r", "2", {
      unit: "名",
      target: { ...zero, value: decimal("2"), metAt: decimal("1") },
    });
    expect(itemOf(range, sampleEntries(range, ["1", "0", "0", "0", "0", "0"])).remarks).toEqual(["upper 2名"]);
  });
  it("mark the rows that hold figures not yet reviewed", () => {
    const model = sampleIndicator("a", "10");
    const entries = sampleEntries(model, ["1", "1", "1", "1", "1", "1"]);
    expect(itemOf(model, entries, { basis: "submitted" }).remarks).toEqual([]);
    const awaited = entries.map((entry) => (entry.month === 6 ? { ...entry, review: "submitted" as const } : entry));
    const { item, board, remarks: said } = itemOf(model, awaited, { basis: "submitted" });
    expect(said).toEqual(["unreviewed"]);
    const official = { actual: "5", completion: "50.0" };
    expect(remarksOf(item.indicator, { month: board.month, absences: [], official }, { remarks })).toEqual([
      "officially 5 50.0",
    ]);
  });
  it("count the offices that have reported when some have not", () => {
    const half = { key: "b", office: "gx", person: null, parent: null, target: null, baseline: null };
    const model = sampleIndicator("a", "10");
    const shared = { ...model, assignments: [...model.assignments, half] };
    expect(itemOf(shared, sampleEntries(shared, ["1", "1", "1", "1", "1", "1"])).remarks).toEqual(["1/2"]);
  });
});

describe("at schedule", () => {
  const standing = (target: string, figures: string[], given = {}) => {
    const model = sampleIndicator("a", target, given);
    return isAtSchedule(itemOf(model, sampleEntries(model, figures)).item.indicator.progress);
  };
  it("is completion not below schedule, compared unrounded", () => {
    expect(standing("12", ["6"])).toBe(true);
    expect(standing("10000", ["4999"])).toBe(false);
  });
  it("is the target met where there is no schedule, and not comparable without either", () => {
    expect(standing("1", ["2"], { measure: "stock", pacing: "at_due" })).toBe(true);
    expect(standing("1", ["0"], { measure: "stock", pacing: "at_due" })).toBeNull();
    expect(standing("1", [])).toBeNull();
  });
});

describe("cells", () => {
  it("are numbers when they show one, with the decimals shown", () => {
    expect(shownCell("300.0")).toEqual({
      kind: "number",
      text: "300.0",
      plain: "300.0",
      value: 300,
      places: 1,
      signed: false,
    });
    expect(signedCell("+2.0")).toMatchObject({ text: "+2.0", plain: "2.0", value: 2, places: 1, signed: true });
    expect(signedCell("-30.0")).toMatchObject({ value: -30 });
    for (const text of ["–", "1—2", "未入统", "1,23"]) expect(shownCell(text)).toEqual({ kind: "text", text });
  });
  it("separate thousands from five digits on, and have no number where a double has another", () => {
    expect(shownCell("1234560.5")).toMatchObject({ text: "1,234,560.5", plain: "1234560.5", value: 1234560.5 });
    expect(shownCell("1,234,560")).toMatchObject({ text: "1,234,560", plain: "1234560" });
    expect(shownCell("9999")).toMatchObject({ text: "9999" });
    expect(shownCell("700000000000.0003")).toMatchObject({
      text: "700,000,000,000.0003",
      plain: "700000000000.0003",
      value: null,
    });
    expect(shownCell("700000000000.0000")).toMatchObject({ value: 700000000000, places: 4 });
    expect(shownCell("0.0001")).toMatchObject({ value: 0.0001 });
  });
});

describe("targets", () => {
  const none = { value: null, metAt: null, stretch: null, low: null, high: null };
  it("show a range from where it is met to its upper bound, a band from its lower to its upper", () => {
    expect(targetText({ ...none, value: decimal("2"), metAt: decimal("1") })).toBe("1—2");
    expect(targetText({ ...none, value: decimal("25.6") })).toBe("25.6");
    expect(targetText({ ...none, low: decimal("95"), high: decimal("105") })).toBe("95—105");
    expect(isRange({ ...none, value: decimal("2"), metAt: decimal("2") })).toBe(false);
  });
});

describe("layout", () => {
  it("gives Chinese twice the width of Latin, and rows the lines their longest cell takes", () => {
    expect(textWidth("科技")).toBeGreaterThan(3 * textWidth("a"));
    expect(linesIn("一二三四五六七八九十", 11)).toBe(2);
    const [short, long] = ["一二", "一二三四五六七八九十"].map((text) => rowHeight([textCell(text)], [11]));
    expect(long).toBeGreaterThan(short ?? 0);
  });
  it("breaks between Chinese characters and at spaces, never within a word that fits", () => {
    expect(linesIn("Person responsible", 13)).toBe(2);
    expect(linesIn("a\nb", 12)).toBe(2);
    expect(linesIn("x".repeat(30), 12)).toBe(3);
  });

  const column = (wraps: boolean, align: TableColumn["align"] = "center"): TableColumn => ({
    key: "a",
    title: "",
    group: null,
    align,
    wraps,
  });
  const laidOut = (columns: readonly TableColumn[], cells: readonly string[]) =>
    layoutOf({ columns, rows: [{ kind: "data", id: "a", cells: cells.map((text) => shownCell(text)) }] });

  it("gives a number the width of its digits", () => {
    const { widths } = laidOut([column(false), column(true, "left")], ["700000000000.0003", "x"]);
    expect(widths[0]).toBeGreaterThan(textWidth("700,000,000,000.0003"));
  });
  it("takes A3 only where A4 would cut or shrink", () => {
    const numbers = (count: number) => Array.from({ length: count }, () => "12345678.9");
    expect(
      laidOut(
        numbers(9).map(() => column(false)),
        numbers(9),
      ).paper,
    ).toBe("a4");
    expect(
      laidOut(
        numbers(14).map(() => column(false)),
        numbers(14),
      ).paper,
    ).toBe("a3");
  });
  it("fills the sheet and not more", () => {
    const { widths } = laidOut(
      [column(false), column(true, "left"), column(true)],
      ["1", "名称".repeat(60), "科室".repeat(30)],
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(145);
  });
  it("cuts all columns into neighbouring spans", () => {
    for (const parts of [1, 3, 5, 6]) {
      const spans = evenSpans([5, 11, 25, 6, 8, 8], parts);
      expect(spans).toHaveLength(parts);
      expect(
        spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
      ).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });
  it("numbers the first level of a document in Chinese", () => {
    expect([1, 10, 11, 20, 21, 99].map(hanNumeral)).toEqual(["一", "十", "十一", "二十", "二十一", "九十九"]);
  });
});
