import { describe, expect, it } from "vitest";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { onSchedule } from "./completion-table";
import { evenSpans, linesIn, rowHeight, textWidth } from "./layout";
import { remarksOf } from "./remarks";
import { hanNumeral, inert, shownCell, signedCell } from "./rules";
import { isRange, targetText } from "@/lib/progress/target-text";
import type { RemarkWords } from "./words";

const remarks: RemarkWords = {
  upperBound: (value, unit) => `upper ${value}${unit}`,
  baseline: (value, unit) => `base ${value}${unit}`,
  numerator: (value) => `n ${value}`,
  denominator: (value) => `d ${value}`,
  through: (month) => `through ${month}`,
  growthThrough: (month) => `growth ${month}`,
  partly: (reported, expected) => `${reported}/${expected}`,
  late: "late",
};

const history = Array.from({ length: 12 }, (_, index) => ({ year: 2021, month: index + 1, value: decimal("10") }));

function itemOf(
  ...[model, entries]: [Parameters<typeof sampleBoard>[0][number]["indicators"][number]["model"], ReturnType<typeof sampleEntries>]
) {
  const board = sampleBoard([{ source: "x", indicators: [{ model, entries }] }]);
  const [task] = board.tasks;
  const [indicator] = task?.indicators ?? [];
  if (!task || !indicator) throw new Error("No item");
  return { board, item: { task, indicator }, remarks: remarksOf(indicator, board, [], { remarks }) };
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
    const cleared = sampleIndicator("z", "0", { measure: "stock", direction: "at_most", unit: "家", target: zero, baseline: decimal("5") });
    expect(itemOf(cleared, sampleEntries(cleared, ["5", "4", "4", "3", "3", "2"])).remarks).toEqual(["base 5家"]);
    const range = sampleIndicator("r", "2", { unit: "名", target: { ...zero, value: decimal("2"), metAt: decimal("1") } });
    expect(itemOf(range, sampleEntries(range, ["1", "0", "0", "0", "0", "0"])).remarks).toEqual(["upper 2名"]);
  });
  it("count the offices that have reported when some have not", () => {
    const half = { key: "b", office: "gx", person: null, parent: null, target: null, baseline: null };
    const model = sampleIndicator("a", "10");
    const shared = { ...model, assignments: [...model.assignments, half] };
    expect(itemOf(shared, sampleEntries(shared, ["1", "1", "1", "1", "1", "1"])).remarks).toEqual(["1/2"]);
  });
});

describe("onSchedule", () => {
  const standing = (target: string, figures: string[], given = {}) => {
    const model = sampleIndicator("a", target, given);
    return onSchedule(itemOf(model, sampleEntries(model, figures)).item);
  };
  it("is completion not below schedule, compared unrounded", () => {
    expect(standing("12", ["6"])).toBe(true);
    expect(standing("10000", ["4999"])).toBe(false);
  });
  it("is the target met where there is no schedule, and nothing without a figure", () => {
    expect(standing("1", ["2"], { measure: "stock", pacing: "at_due" })).toBe(true);
    expect(standing("1", ["0"], { measure: "stock", pacing: "at_due" })).toBe(false);
    expect(standing("1", [])).toBe(false);
  });
});

describe("cells", () => {
  it("are numbers when they show one, with the decimals shown", () => {
    expect(shownCell("300.0")).toEqual({ kind: "number", text: "300.0", value: 300, places: 1, signed: false });
    expect(signedCell("+2.0")).toMatchObject({ value: 2, places: 1, signed: true });
    expect(signedCell("-30.0")).toMatchObject({ value: -30 });
    for (const text of ["–", "1-2", "未入统"]) expect(shownCell(text)).toEqual({ kind: "text", text });
  });
  it("are harmless text elsewhere, and plain words stay as they are", () => {
    expect(["=1", "+1", "-1", "@a", "\ta", "＝1"].map(inert)).toEqual(["'=1", "'+1", "'-1", "'@a", "'\ta", "'＝1"]);
    expect(["–", "1-2", "●达序时", ""].map(inert)).toEqual(["–", "1-2", "●达序时", ""]);
  });
});

describe("targets", () => {
  const none = { value: null, metAt: null, stretch: null, low: null, high: null };
  it("show a range from where it is met to its upper bound, a band from its lower to its upper", () => {
    expect(targetText({ ...none, value: decimal("2"), metAt: decimal("1") })).toBe("1-2");
    expect(targetText({ ...none, value: decimal("25.6") })).toBe("25.6");
    expect(targetText({ ...none, low: decimal("95"), high: decimal("105") })).toBe("95-105");
    expect(isRange({ ...none, value: decimal("2"), metAt: decimal("2") })).toBe(false);
  });
});

describe("layout", () => {
  it("gives Chinese twice the width of Latin, and rows the lines their longest cell takes", () => {
    expect(textWidth("科技")).toBeGreaterThan(3 * textWidth("a"));
    expect(linesIn("一二三四五六七八九十", 11)).toBe(2);
    const columns = [{ key: "a", title: "", group: null, align: "left" as const, width: 11 }];
    const [short, long] = ["一二", "一二三四五六七八九十"].map((text) => rowHeight([{ kind: "text", text }], columns));
    expect(long).toBeGreaterThan(short ?? 0);
  });
  it("cuts all columns into neighbouring spans", () => {
    const columns = [5, 11, 25, 6, 8, 8].map((width, index) => ({
      key: String(index),
      title: "",
      group: null,
      align: "left" as const,
      width,
    }));
    for (const parts of [1, 3, 5, 6]) {
      const spans = evenSpans(columns, parts);
      expect(spans).toHaveLength(parts);
      expect(spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))).toEqual([
        1, 2, 3, 4, 5, 6,
      ]);
    }
  });
  it("numbers the first level of a document in Chinese", () => {
    expect([1, 10, 11, 20, 21, 99].map(hanNumeral)).toEqual(["一", "十", "十一", "二十", "二十一", "九十九"]);
  });
});
