import { describe, expect, it } from "vitest";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { assignmentFigures, indicatorFigures } from "./row";
import { sharesOf } from "@/lib/progress/shares";

const target = (given: Record<string, string>) => ({
  value: null,
  metAt: null,
  stretch: null,
  low: null,
  high: null,
  ...Object.fromEntries(Object.entries(given).map(([name, text]) => [name, decimal(text)])),
});

function only(figures: (string | null)[], given: Parameters<typeof sampleIndicator>[2] = {}) {
  const model = sampleIndicator("only", "150", given);
  const board = sampleBoard([{ source: "上级考核", indicators: [{ model, entries: sampleEntries(model, figures) }] }]);
  const indicator = board.tasks[0]?.indicators[0];
  if (!indicator) throw new Error("no indicator");
  return { indicator, board };
}

describe("indicatorFigures", () => {
  it("shows the half-year of the patents filed", () => {
    const { indicator, board } = only(["10", "8", "15", "12", "15", "18"]);
    expect(indicatorFigures(indicator, { terms: board.plan.terms, month: 6, before: null })).toMatchObject({
      actual: "78",
      target: "150",
      completion: "52.0",
      schedule: "50.0",
      gap: "+2.0",
      status: "on_track",
      through: null,
      shares: { completion: 0.52, schedule: 0.5, metAt: null },
    });
  });
  it("names the month that the figures run through when it is older than the cut-off", () => {
    const { indicator, board } = only(["10", "8", "15"]);
    expect(indicatorFigures(indicator, { terms: board.plan.terms, month: 6, before: null }).through).toBe(3);
  });
  it("shows nothing for nothing, never 0", () => {
    const { indicator, board } = only([]);
    expect(indicatorFigures(indicator, { terms: board.plan.terms, month: 6, before: null })).toMatchObject({
      actual: null,
      completion: null,
      gap: null,
      shares: { completion: null },
    });
  });
  it("draws where a range counts as met, on the indicator's own row only", () => {
    const { indicator } = only(["1"], { target: target({ value: "2", metAt: "1" }) });
    expect(sharesOf(indicator.model, indicator.progress).metAt).toBe(0.5);
    expect(sharesOf(indicator.model, indicator.progress, true).metAt).toBeNull();
  });
});

describe("assignmentFigures", () => {
  it("shows an assignment against its own target", () => {
    const own = { key: "only_a", office: "gx", person: "gx1", parent: null, target: decimal("60"), baseline: null };
    const { indicator, board } = only(["30", "0", "0", "0", "0", "0"], { assignments: [own] });
    const assignment = indicator.assignments[0];
    if (!assignment) throw new Error("no assignment");
    expect(assignmentFigures(indicator, assignment, { terms: board.plan.terms, month: 6, before: null })).toMatchObject(
      {
        actual: "30",
        target: "60",
        completion: "50.0",
        gap: "0.0",
      },
    );
  });
});
