import { describe, expect, it } from "vitest";
import { derive } from "@/lib/progress/rules";
import type { View } from "@/lib/progress/model";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { actualExpression, completionExpression, gapExpression, plain, scheduleExpression } from "./expressions";

const { terms } = sampleBoard([]).plan;
const view: View = { terms, month: 6, basis: "approved", due: true };

describe("formulas with the numbers in them", () => {
  it("writes a flow's sum by month, its share, its schedule and its gap", () => {
    const model = sampleIndicator("patents", "150");
    const derivation = derive(model, sampleEntries(model, ["9", "8", "15", "13", "17", "16"]), {
      view,
      assignment: null,
    });
    expect(actualExpression(derivation)).toBe("9 + 8 + 15 + 13 + 17 + 16");
    expect(completionExpression(derivation.completion)).toBe("78 ÷ 150");
    expect(scheduleExpression(derivation.schedule)).toBe("6 ÷ 12");
    expect(gapExpression(derivation.gap)).toBe("52.0 − 50.0");
  });

  it("writes a reduction from its baseline", () => {
    const target = { value: 0n, metAt: null, stretch: null, low: null, high: null };
    const model = sampleIndicator("rd", "0", {
      measure: "stock",
      direction: "at_most",
      target,
      baseline: decimal("5"),
    });
    const derivation = derive(model, sampleEntries(model, ["5", "4", "2"]), { view, assignment: null });
    expect(completionExpression(derivation.completion)).toBe("(5 − 2) ÷ (5 − 0)");
  });

  it("brackets a negative operand and writes nothing where there is nothing", () => {
    const model = sampleIndicator("growth", "10", { measure: "growth", unit: "%", decimals: 1 });
    const history = Array.from({ length: 12 }, (_, index) => ({ year: 2021, month: index + 1, value: decimal("10") }));
    const derivation = derive({ ...model, history }, sampleEntries(model, ["5", "5", "5", "5", "5", "5"]), {
      view,
      assignment: null,
    });
    expect(actualExpression(derivation)).toBe("(30 − 60) ÷ 60 × 100");
    expect(gapExpression(derivation.gap)).toBe("(−50) − 10");
    expect(completionExpression(derive(model, [], { view, assignment: null }).completion)).toBeNull();
  });

  it("rounds only what four decimals cannot hold", () => {
    expect(plain({ n: 1n, d: 8n })).toBe("0.125");
    expect(plain({ n: 1n, d: 3n })).toBe("0.3333");
  });
});
