/** What must hold whatever the figures are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, compareScaled } from "./exact";
import type { Entry, Indicator, Progress } from "./model";
import { assignmentProgress, derive, indicatorProgress } from "./rules";
import { amount, entriesOf, indicators, situations, views } from "./testing/arbitraries";
import { figures, indicator, target, view } from "./testing/indicators";

function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((item, place) => ({ item, at: (place * 7919 + seed) % 104_729 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** One leaf as two: every figure split into a part and the rest; what is not available is so twice. */
function split(entry: Entry, part: bigint): Entry[] {
  const half = (value: bigint | null, first: boolean) => {
    const rest = value === null ? null : value - part;
    return first && rest !== null ? part : rest;
  };
  return [true, false].map((first) => ({
    ...entry,
    assignment: first ? "left" : "right",
    value: half(entry.value, first),
    numerator: half(entry.numerator, first),
    denominator: half(entry.denominator, first),
  }));
}

const single = indicators.filter(
  ({ measure, assignments }) => measure !== "rank" && measure !== "milestones" && assignments.length === 1,
);
const oneLeaf = single.chain((plan) =>
  fc.record({ plan: fc.constant(plan), entries: entriesOf(plan), at: views, part: amount(-2, 6) }),
);

function totals({ reporting, ...row }: Progress) {
  return { ...row, mark: reporting.mark };
}

test("the order of figures, history, milestones and assignments does not matter", () => {
  fc.assert(
    fc.property(situations, fc.nat(), ({ indicator: plan, entries, view: at }, seed) => {
      const { history, milestones, assignments } = plan;
      const mixed: Indicator = {
        ...plan,
        history: shuffled(history, seed),
        milestones: shuffled(milestones, seed),
        assignments: shuffled(assignments, seed),
      };
      const same = shuffled(entries, seed);
      expect(indicatorProgress(mixed, same, at)).toEqual(indicatorProgress(plan, entries, at));
      for (const { key } of assignments)
        expect(assignmentProgress(mixed, same, { view: at, assignment: key })).toEqual(
          assignmentProgress(plan, entries, { view: at, assignment: key }),
        );
    }),
    { numRuns: 500 },
  );
});

describe("zero differs from missing", () => {
  test("a flow with an approved 0 has an actual value, one with nothing has none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (month) => {
        const zero = indicatorProgress(indicator(), figures("a", 0), view(month));
        const missing = indicatorProgress(indicator(), [], view(month));
        expect([zero.actual, zero.completion, zero.throughMonth]).toEqual([{ n: 0n, d: 1n }, { n: 0n, d: 1n }, 1]);
        expect([missing.actual, missing.completion, missing.throughMonth]).toEqual([null, null, null]);
        expect(zero.status).not.toBe("no_data");
        expect(missing.status).toBe(month === 12 ? "overdue" : "no_data");
      }),
    );
  });

  test("a 0 in the cut-off month changes the month reached and the mark, never a sum", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 6 }), { minLength: 1, maxLength: 5 }), (values) => {
        const known = figures("a", ...values);
        const without = indicatorProgress(indicator(), known, view(6));
        const withZero = indicatorProgress(
          indicator(),
          [...known, ...figures("a", null, null, null, null, null, 0)],
          view(6),
        );
        expect(withZero.actual).toEqual(without.actual);
        expect([without.reporting.mark, withZero.reporting.mark, withZero.throughMonth]).toEqual([
          "missing",
          "current",
          6,
        ]);
      }),
    );
  });
});

test("splitting an assignment in two changes no total", () => {
  fc.assert(
    fc.property(oneLeaf, ({ plan, entries, at, part }) => {
      const [leaf] = plan.assignments;
      if (leaf === undefined) return;
      const below = ["left", "right"].map((key) => ({ ...leaf, key, parent: leaf.key, target: null, baseline: null }));
      const divided = { ...plan, assignments: [leaf, ...below] };
      const parts = entries.flatMap((entry) => split(entry, part));
      expect(totals(indicatorProgress(divided, parts, at))).toEqual(totals(indicatorProgress(plan, entries, at)));
      expect(totals(assignmentProgress(divided, parts, { view: at, assignment: leaf.key }))).toEqual(
        totals(assignmentProgress(plan, entries, { view: at, assignment: leaf.key })),
      );
    }),
    { numRuns: 500 },
  );
});

test('raising a flow figure never lowers completion, nor takes "met" away', () => {
  const flows = fc.record({
    values: fc.array(amount(-2, 6), { minLength: 1, maxLength: 12 }),
    more: amount(0, 9),
    at: fc.nat(11),
    aim: amount(1, 40),
  });
  fc.assert(
    fc.property(flows, fc.integer({ min: 1, max: 12 }), ({ values, more, at, aim }, month) => {
      const plan = indicator({ target: { ...target(1), value: aim } });
      const low: Entry[] = values.map((value, place) => ({
        assignment: "a",
        month: place + 1,
        value,
        numerator: null,
        denominator: null,
        na: null,
        review: "approved",
        late: false,
      }));
      const high = low.map((entry, place) => ({
        ...entry,
        value: (entry.value ?? 0n) + (place === at % low.length ? more : 0n),
      }));
      const [less, greater] = [indicatorProgress(plan, low, view(month)), indicatorProgress(plan, high, view(month))];
      if (less.completion === null || greater.completion === null)
        throw new Error("A flow with figures has a completion");
      expect(compare(greater.completion, less.completion)).toBeGreaterThanOrEqual(0);
      if (less.met === true) expect(greater.met).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("the provisional view of figures that are all approved is the official one", () => {
  fc.assert(
    fc.property(situations, ({ indicator: plan, entries, view: at }) => {
      const approved = entries.map((entry) => ({ ...entry, review: "approved" as const }));
      const official = indicatorProgress(plan, approved, { ...at, basis: "approved" });
      expect(indicatorProgress(plan, approved, { ...at, basis: "submitted" })).toEqual(official);
    }),
    { numRuns: 200 },
  );
});

test("figures after the cut-off change nothing", () => {
  fc.assert(
    fc.property(situations, ({ indicator: plan, entries, view: at }) => {
      const known = entries.filter(({ month }) => month <= at.month);
      expect(indicatorProgress(plan, entries, at)).toEqual(indicatorProgress(plan, known, at));
    }),
    { numRuns: 200 },
  );
});

test("a derivation's row is the row, and its cells are all the cells, each once", () => {
  fc.assert(
    fc.property(situations, ({ indicator: plan, entries, view: at }) => {
      for (const key of [null, ...plan.assignments.map((assignment) => assignment.key)]) {
        const { progress, actual } = derive(plan, entries, { view: at, assignment: key });
        expect(progress).toEqual(
          key === null
            ? indicatorProgress(plan, entries, at)
            : assignmentProgress(plan, entries, { view: at, assignment: key }),
        );
        const cells = [...actual.used, ...actual.leftOut].map((cell) => `${cell.assignment} ${cell.month}`);
        expect(new Set(cells).size).toBe(cells.length);
        if (key === null)
          for (const { assignment, month } of entries) expect(cells).toContain(`${assignment} ${month}`);
      }
    }),
    { numRuns: 200 },
  );
});

test("the cells that a derivation says were used give the actual value, and nothing else does", () => {
  fc.assert(
    fc.property(situations, ({ indicator: plan, entries, view: at }) => {
      if (plan.measure === "milestones") return;
      const { actual } = derive(plan, entries, { view: at, assignment: null });
      const only = entries.filter((entry) =>
        actual.used.some(({ assignment, month }) => assignment === entry.assignment && month === entry.month),
      );
      const again = indicatorProgress(plan, only, at);
      expect([again.actual, again.throughMonth]).toEqual([actual.result, actual.throughMonth]);
      if (actual.result !== null) expect(only.some(({ month }) => month === actual.throughMonth)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("a status never contradicts the gap's sign where the gap decides", () => {
  fc.assert(
    fc.property(situations, ({ indicator: plan, entries, view: at }) => {
      const { status, gap } = indicatorProgress(plan, entries, at);
      if (status === "ahead" && gap !== null)
        expect(compareScaled(gap, at.terms.thresholds.ahead)).toBeGreaterThanOrEqual(0);
      if (status === "far_behind" && gap !== null) expect(compareScaled(gap, at.terms.thresholds.farBehind)).toBe(-1);
    }),
    { numRuns: 500 },
  );
});
