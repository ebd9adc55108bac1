import fc from "fast-check";
import { expect, test } from "vitest";
import type { Derivation, NumberName, Numbers } from "./derivation";
import { add, compare, divide, fraction, multiply, ONE, subtract, ZERO } from "./exact";
import type { Fraction } from "./model";
import { derive } from "./rules";
import { situations } from "./testing/arbitraries";
import { assignment, figures, indicator, scaled, view } from "./testing/indicators";

const HUNDRED = fraction(100n, 1n);
const two = [
  assignment("a", { office: "zscq", person: "zs1", target: scaled(90) }),
  assignment("b", { office: "gx", target: scaled(60) }),
];

/** Works a formula out again from nothing but its name and its numbers. */
function again({ actual, completion, schedule, gap }: Derivation): (Fraction | null)[] {
  const of =
    (numbers: Numbers) =>
    (name: NumberName): Fraction =>
      numbers[name] ?? ZERO;
  const [a, c, s, g] = [of(actual.numbers), of(completion.numbers), of(schedule.numbers), of(gap.numbers)];
  const actuals = {
    sum_of_months: () => a("sum"),
    latest: () => a("sum"),
    position: () => a("sum"),
    ratio: () => multiply(divide(a("numerator"), a("denominator")), a("factor")),
    growth: () => multiply(divide(subtract(a("thisYear"), a("lastYear")), a("lastYear")), HUNDRED),
    milestones: () => multiply(divide(a("done"), a("all")), HUNDRED),
  };
  const completions = {
    share: () => divide(c("actual"), c("value")),
    from_baseline: () => divide(subtract(c("actual"), c("baseline")), subtract(c("value"), c("baseline"))),
    down_from_baseline: () => divide(subtract(c("baseline"), c("actual")), subtract(c("baseline"), c("value"))),
    cap_kept: () => ONE,
    cap_exceeded: () => divide(c("value"), c("actual")),
    hold_inside: () => ONE,
    hold_below: () => divide(c("actual"), c("low")),
    hold_below_zero: () => ZERO,
    hold_above: () => divide(c("high"), c("actual")),
    growth_share: () => (compare(c("actual"), ZERO) > 0 ? divide(c("actual"), c("value")) : ZERO),
    growth_met: () => ONE,
    growth_not_met: () => ZERO,
    milestones: () => divide(c("actual"), HUNDRED),
  };
  const schedules = {
    before_start: () => ZERO,
    linear_by_month: () => divide(s("gone"), s("span")),
    linear_by_day: () => divide(s("gone"), s("span")),
    full: () => ONE,
    due_reached: () => ONE,
    curve: () => divide(s("planned"), s("value")),
    last_year: () => divide(s("lastYear"), s("all")),
    milestones: () => divide(s("due"), s("all")),
  };
  const gaps = {
    completion_minus_schedule: () => multiply(subtract(g("completion"), g("schedule")), HUNDRED),
    above_target: () => subtract(g("actual"), g("value")),
    below_target: () => subtract(g("value"), g("actual")),
    inside: () => ZERO,
    below_low: () => subtract(g("actual"), g("low")),
    above_high: () => subtract(g("high"), g("actual")),
  };
  return [
    actual.none === null ? actuals[actual.formula]() : null,
    completion.formula === null || completion.none !== null ? null : completions[completion.formula](),
    schedule.formula === null ? null : schedules[schedule.formula](),
    gap.formula === null ? null : gaps[gap.formula](),
  ];
}

test("every formula, worked out again from its name and numbers, gives the row's value", () => {
  fc.assert(
    fc.property(situations, ({ indicator: plan, entries, view: at }) => {
      const derivation = derive(plan, entries, { view: at, assignment: null });
      const { actual, completion, schedule, gap } = derivation.progress;
      expect(again(derivation)).toEqual([actual, completion, schedule, gap]);
      expect([
        derivation.actual.result,
        derivation.completion.result,
        derivation.schedule.result,
        derivation.gap.result,
      ]).toEqual([actual, completion, schedule, gap]);
    }),
    { numRuns: 1000 },
  );
});

test("the sum of the cells used is the sum in the formula", () => {
  const { actual } = derive(indicator({ assignments: two }), [...figures("a", 1, 2), ...figures("b", 3)], {
    view: view(2),
    assignment: null,
  });
  const sum = actual.used.reduce((total, { value }) => add(total, fraction(value ?? 0n, 10_000n)), ZERO);
  expect(sum).toEqual(actual.numbers.sum);
});
