import { describe, expect, test } from "vitest";
import type { Derivation, Numbers } from "./derivation";
import type { Entry } from "./model";
import { derive } from "./rules";
import {
  assignment,
  entry,
  figures,
  indicator,
  lastYear,
  milestone,
  pair,
  scaled,
  target,
  text,
  view,
} from "./testing/indicators";

const two = [
  assignment("a", { office: "zscq", person: "zs1", target: scaled(90) }),
  assignment("b", { office: "gx", target: scaled(60) }),
];
const reasons = ({ actual }: Derivation) =>
  actual.leftOut.map(({ assignment: key, month, reason }) => `${key} ${month} ${reason}`);
const used = ({ actual }: Derivation) => actual.used.map(({ assignment: key, month }) => `${key} ${month}`);
const spoken = (numbers: Numbers) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, text(value)]));

describe("inputs", () => {
  test("carry office, post, month, figure and review state, by assignment and month", () => {
    const late: Entry = { ...entry("b", 1, { value: scaled(3) }), review: "submitted", late: true };
    const { actual } = derive(indicator({ assignments: two }), [late, ...figures("a", 5, 4).reverse()], {
      view: view(2, { basis: "submitted" }),
      assignment: null,
    });
    const nothing = { numerator: null, denominator: null };
    expect(actual.used).toEqual([
      {
        assignment: "a",
        office: "zscq",
        person: "zs1",
        month: 1,
        value: scaled(5),
        ...nothing,
        review: "approved",
        late: false,
      },
      {
        assignment: "a",
        office: "zscq",
        person: "zs1",
        month: 2,
        value: scaled(4),
        ...nothing,
        review: "approved",
        late: false,
      },
      {
        assignment: "b",
        office: "gx",
        person: null,
        month: 1,
        value: scaled(3),
        ...nothing,
        review: "submitted",
        late: true,
      },
    ]);
  });

  test("of an assignment's row are its own leaves'", () => {
    expect(
      used(
        derive(indicator({ assignments: two }), [...figures("a", 1), ...figures("b", 1)], {
          view: view(1),
          assignment: "b",
        }),
      ),
    ).toEqual(["b 1"]);
    expect(() => derive(indicator(), [], { view: view(1), assignment: "nobody" })).toThrow(RangeError);
  });
});

describe("what was left out and why", () => {
  const plan = indicator({ assignments: [assignment("top"), assignment("a", { parent: "top" })] });

  test("by state, cut-off and place", () => {
    const entries = [
      ...figures("top", 1),
      entry("a", 1, { value: 1n, review: "draft" }),
      entry("a", 2, { na: "未入统" }),
      ...figures("a", null, null, null, 5, 6, 7, 8),
    ];
    const derivation = derive(plan, entries, { view: view(6), assignment: null });
    expect(used(derivation)).toEqual(["a 4", "a 5", "a 6"]);
    expect(reasons(derivation)).toEqual([
      "top 1 not_a_leaf",
      "a 1 not_counted",
      "a 2 not_available",
      "a 7 after_cut_off",
      "a 3 missing",
    ]);
    expect(derivation.actual.leftOut[2]).toMatchObject({ na: "未入统", review: "approved" });
  });

  test("levels give way to later ones, and months since the latest are missing", () => {
    const derivation = derive(indicator({ measure: "stock" }), figures("a", null, 3, 4), {
      view: view(5),
      assignment: null,
    });
    expect([used(derivation), reasons(derivation)]).toEqual([
      ["a 3"],
      ["a 2 superseded", "a 4 missing", "a 5 missing"],
    ]);
  });

  test("a month whose report is not due is not missing", () => {
    expect(reasons(derive(indicator(), figures("a", 1), { view: view(2, { due: false }), assignment: null }))).toEqual(
      [],
    );
    expect(reasons(derive(indicator({ start: 2 }), [], { view: view(2), assignment: null }))).toEqual(["a 2 missing"]);
  });

  test("half a ratio", () => {
    const derivation = derive(
      indicator({ measure: "ratio", unit: "%" }),
      [pair("a", 1, [1, 4]), pair("a", 2, [1, null])],
      { view: view(2), assignment: null },
    );
    expect([used(derivation), reasons(derivation)]).toEqual([["a 1"], ["a 2 half_ratio"]]);
  });

  test("months of growth that not every office covers", () => {
    const growth = indicator({ measure: "growth", unit: "%", history: lastYear(10, 10), assignments: two });
    const derivation = derive(growth, [...figures("a", 6, 6), ...figures("b", 6)], { view: view(2), assignment: null });
    expect([used(derivation), reasons(derivation)]).toEqual([
      ["a 1", "b 1"],
      ["a 2 not_covered", "b 2 missing"],
    ]);
    expect(derivation.actual.lastYear).toEqual(lastYear(10));
  });

  test("a January that February holds", () => {
    expect(
      reasons(
        derive(indicator(), figures("a", 1, 2), {
          view: view(2, { terms: { janFebCombined: true } }),
          assignment: null,
        }),
      ),
    ).toEqual(["a 1 combined_january"]);
  });

  test("why there is no actual value at all", () => {
    const none = (changes: Parameters<typeof indicator>[0], entries: readonly Entry[]) =>
      derive(indicator(changes), entries, { view: view(1), assignment: null }).actual.none;
    expect(none({}, [])).toBe("nothing_reported");
    expect(none({ measure: "ratio" }, [pair("a", 1, [1, 0])])).toBe("zero_denominator");
    expect(none({ measure: "growth" }, [])).toBe("not_covered");
    expect(none({ measure: "growth" }, figures("a", 1))).toBe("last_year_missing");
    expect(none({ measure: "growth", history: lastYear(0) }, figures("a", 1))).toBe("last_year_not_positive");
    expect(none({ measure: "rank", assignments: two }, figures("a", 1))).toBe("not_one_leaf");
  });
});

describe("formulas with their numbers", () => {
  test("of 专利申请: 78 ÷ 150 − 50% = +2.0, rule 9", () => {
    const plan = indicator({ target: target(150) });
    const derivation = derive(plan, figures("a", 8, 6, 15, 14, 17, 18), { view: view(6), assignment: null });
    expect(spoken(derivation.actual.numbers)).toEqual({ sum: "78" });
    expect([derivation.completion.formula, spoken(derivation.completion.numbers)]).toEqual([
      "share",
      { actual: "78", value: "150", metAt: "150" },
    ]);
    expect([derivation.schedule.formula, spoken(derivation.schedule.numbers)]).toEqual([
      "linear_by_month",
      { gone: "6", span: "12" },
    ]);
    expect([derivation.gap.formula, spoken(derivation.gap.numbers)]).toEqual([
      "completion_minus_schedule",
      { completion: "13/25", schedule: "1/2" },
    ]);
    expect(derivation.status).toMatchObject({ status: "on_track", rule: 9 });
    expect(spoken(derivation.status.numbers)).toMatchObject({ gap: "2", ahead: "10", behind: "-10", farBehind: "-30" });
  });

  test("of a cap on a flow: the linear share of it, rule 8", () => {
    const { status } = derive(indicator({ direction: "at_most", target: target(120) }), figures("a", 70), {
      view: view(6),
      assignment: null,
    });
    expect([status.status, status.rule, spoken(status.numbers)]).toMatchObject([
      "watch",
      8,
      { actual: "70", allowed: "60" },
    ]);
  });

  test("of milestones: which count, and which one holds the status at watch", () => {
    const milestones = [milestone("2022-03-31", null), milestone("2022-09-30", "2022-02-01", 9)];
    const { actual, schedule, status } = derive(
      indicator({ measure: "milestones", target: target(100), milestones }),
      [],
      { view: view(4), assignment: null },
    );
    expect([spoken(actual.numbers), spoken(schedule.numbers)]).toEqual([
      { done: "9", all: "10" },
      { due: "1", all: "10" },
    ]);
    expect(actual.milestones.map(({ counted, expected }) => [counted, expected])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(status).toMatchObject({ status: "watch", heldByMilestone: true });
  });

  test("why there is no completion, schedule or gap", () => {
    const without = derive(indicator({ target: null }), figures("a", 1), { view: view(1), assignment: null });
    expect([without.completion.none, without.schedule.none, without.gap.none, without.status.rule]).toEqual([
      "no_target",
      "no_target",
      "no_target",
      1,
    ]);
    const waiting = derive(indicator({ pacing: "at_due" }), figures("a", 1), { view: view(1), assignment: null });
    expect([waiting.completion.none, waiting.schedule.none, waiting.gap.none, waiting.status.rule]).toEqual([
      null,
      "before_due",
      "no_schedule",
      7,
    ]);
    const silent = derive(indicator(), [], { view: view(1), assignment: null });
    expect([silent.completion.none, silent.gap.none, silent.status.rule]).toEqual(["no_actual", "no_completion", 3]);
  });
});
