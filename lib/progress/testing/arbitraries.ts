/** Random indicators, figures and views over everything the plan document allows, and a little beyond. */
import fc from "fast-check";
import type { Assignment, Entry, HistoryFigure, Indicator, Milestone, Target, View } from "../model";
import {
  DIRECTIONS,
  type Direction,
  ENTRY_KINDS,
  MEASURES,
  type Measure,
  OPERAND_KINDS,
  PACINGS,
  REVIEW_STATES,
} from "../terms";

const UNIT = 10_000;

/** Scaled numbers around the size of targets, whole ones more often, so that bounds are hit. */
export function amount(from: number, to: number): fc.Arbitrary<bigint> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: from, max: to }).map((value) => BigInt(value * UNIT)) },
    { weight: 1, arbitrary: fc.integer({ min: from * UNIT, max: to * UNIT }).map(BigInt) },
  );
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });

function targets(measure: Measure, direction: Direction): fc.Arbitrary<Target | null> {
  const none = { metAt: null, stretch: null, low: null, high: null };
  if (measure === "milestones") return fc.constant({ ...none, value: 1_000_000n });
  const from = direction === "at_most" ? 0 : 1;
  const least = measure === "growth" ? -20 : from;
  if (direction === "hold") {
    const bounds = fc.tuple(amount(measure === "growth" ? -20 : 0, 20), amount(0, 20));
    return maybe(bounds.map(([low, width]) => ({ ...none, value: null, low, high: low + width })));
  }
  const met = direction === "at_least" ? maybe(amount(least, 20)) : fc.constant(null);
  return fc.option(
    fc.tuple(amount(least, 20), met).map(([value, metAt]) => ({ ...none, value, metAt })),
    { nil: null, freq: 9 },
  );
}

function trees(count: number): fc.Arbitrary<Assignment[]> {
  const one = fc.record({
    parent: maybe(fc.nat()),
    target: maybe(amount(1, 20)),
    baseline: fc.option(amount(-5, 30), { nil: null, freq: 2 }),
  });
  return fc.array(one, { minLength: count, maxLength: count }).map((rows) =>
    rows.map(({ parent, target, baseline }, place) => ({
      key: `a${place}`,
      office: `o${place}`,
      person: null,
      parent: parent === null || place === 0 ? null : `a${parent % place}`,
      target,
      baseline,
    })),
  );
}

const days = fc.tuple(
  fc.integer({ min: 2021, max: 2023 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
);
const dates = days.map(
  ([year, month, day]) =>
    `${year === 2021 ? 2022 : year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
);
const milestones: fc.Arbitrary<Milestone[]> = fc.array(
  fc.record({
    title: fc.constant("m"),
    due: dates,
    weight: amount(1, 3),
    done: maybe(fc.oneof(dates, fc.constant("2021-12-30"))),
  }),
  { minLength: 1, maxLength: 4 },
);

const history: fc.Arbitrary<HistoryFigure[]> = fc
  .tuple(
    fc.array(amount(-2, 10), { minLength: 12, maxLength: 12 }),
    fc.array(fc.nat(11), { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([values, gaps, whole]) =>
    values.flatMap((value, place) => (!whole && gaps.includes(place) ? [] : [{ year: 2021, month: place + 1, value }])),
  );

/**
 * Keeps to what is refused at input where a rule rests on it: baselines of stock on the right side, curves that end at
 * the value.
 */
function coherent(indicator: Indicator): Indicator {
  const { measure, direction, target, baseline } = indicator;
  const value = target?.value ?? null;
  const usable = measure === "stock" && direction !== "hold" && baseline !== null && value !== null;
  const side =
    direction === "at_least"
      ? baseline !== null && value !== null && baseline < value
      : baseline !== null && value !== null && baseline > value;
  const pacing = indicator.pacing === "curve" && (value === null || value <= 0n) ? null : indicator.pacing;
  const curve =
    pacing === "curve" && value !== null
      ? Array.from({ length: 12 }, (_, at) => (value * BigInt(at * at)) / 121n)
      : null;
  const sided = indicator.assignments.map((one) => {
    const ok =
      measure === "stock" &&
      one.baseline !== null &&
      one.target !== null &&
      (direction === "at_least" ? one.baseline < one.target : one.baseline > one.target);
    return { ...one, baseline: ok ? one.baseline : null };
  });
  return {
    ...indicator,
    baseline: usable && side ? baseline : null,
    pacing,
    curve,
    assignments: measure === "rank" ? sided.slice(0, 1) : sided,
  };
}

export const indicators: fc.Arbitrary<Indicator> = fc
  .tuple(fc.constantFrom(...MEASURES), fc.constantFrom(...DIRECTIONS))
  .chain(([measure, drawn]) => {
    const direction = measure === "milestones" ? "at_least" : drawn;
    return fc
      .record({
        key: fc.constant("i"),
        name: fc.constant("I"),
        unit: fc.constantFrom("%", "‰", "项"),
        measure: fc.constant(measure),
        direction: fc.constant(direction),
        entry: fc.constantFrom(...ENTRY_KINDS),
        operands: fc.constantFrom(...OPERAND_KINDS),
        target: targets(measure, direction),
        baseline: maybe(amount(-5, 30)),
        pacing: fc.option(fc.constantFrom(...PACINGS), { nil: null, freq: 2 }),
        curve: fc.constant(null),
        decimals: fc.constant(null),
        start: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
        due: fc.oneof(fc.constant(12), fc.integer({ min: 1, max: 12 })),
        history,
        milestones,
        assignments: fc.integer({ min: 1, max: 5 }).chain(trees),
      })
      .map(({ start, due, ...rest }) => coherent({ ...rest, start: Math.min(start, due), due: Math.max(start, due) }));
  });

/**
 * Figures of an indicator: at most one in a cell, of every state, some not available, some of a ratio by halves, some
 * on rows that are no leaves.
 */
export function entriesOf({ assignments, measure }: Indicator): fc.Arbitrary<Entry[]> {
  const operand = fc.option(amount(-1, 6), { nil: null, freq: 9 });
  const row = fc.record({
    there: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 1),
    value: amount(-2, 6),
    numerator: operand,
    denominator: operand,
    na: fc.option(fc.constant("未入统"), { nil: null, freq: 2 }),
    review: fc.oneof(
      { weight: 5, arbitrary: fc.constant("approved" as const) },
      { weight: 2, arbitrary: fc.constantFrom(...REVIEW_STATES) },
    ),
    late: fc.boolean(),
  });
  const count = assignments.length * 12;
  return fc.array(row, { minLength: count, maxLength: count }).map((rows) =>
    rows.flatMap(({ there, value, numerator, denominator, na, review, late }, place): Entry[] => {
      const assignment = assignments[Math.floor(place / 12)]?.key;
      const unavailable = na !== null && place % 3 === 0 ? na : null;
      if (!there || assignment === undefined) return [];
      const cell = { assignment, month: (place % 12) + 1, na: unavailable, review, late };
      if (measure !== "ratio")
        return [{ ...cell, value: unavailable === null ? value : null, numerator: null, denominator: null }];
      return numerator === null && denominator === null && unavailable === null
        ? []
        : [{ ...cell, value: null, numerator, denominator }];
    }),
  );
}

export const views: fc.Arbitrary<View> = fc.record({
  terms: fc.record({
    year: fc.constant(2022),
    scheduleBasis: fc.constantFrom("month" as const, "day" as const),
    janFebCombined: fc.boolean(),
    thresholds: fc.constantFrom(
      { ahead: 100_000n, behind: -100_000n, farBehind: -300_000n },
      { ahead: 50_000n, behind: -50_000n, farBehind: -155_000n },
    ),
  }),
  month: fc.integer({ min: 1, max: 12 }),
  basis: fc.constantFrom("approved" as const, "submitted" as const, "draft" as const),
  due: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** An indicator with figures and a view of it. */
export const situations = indicators.chain((indicator) =>
  fc.record({ indicator: fc.constant(indicator), entries: entriesOf(indicator), view: views }),
);
