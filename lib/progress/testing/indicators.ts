/** Short ways to write an indicator, its figures and a view down in a test. */
import { parseDecimal } from "../exact";
import type {
  Assignment,
  Entry,
  Fraction,
  HistoryFigure,
  Indicator,
  Milestone,
  PlanTerms,
  Target,
  View,
} from "../model";

export function scaled(text: string | number): bigint {
  const value = parseDecimal(String(text));
  if (value === null) throw new RangeError(`${text} is no decimal`);
  return value;
}

export const TERMS: PlanTerms = {
  year: 2022,
  scheduleBasis: "month",
  janFebCombined: false,
  thresholds: { ahead: scaled(10), behind: scaled(-10), farBehind: scaled(-30) },
};

export function view(
  month: number,
  changes: Partial<Omit<View, "terms" | "month">> & { terms?: Partial<PlanTerms> } = {},
): View {
  return { basis: "approved", due: true, month, ...changes, terms: { ...TERMS, ...changes.terms } };
}

export function target(
  value: string | number | null,
  changes: Partial<Record<Exclude<keyof Target, "value">, string | number>> = {},
): Target {
  const optional = (text: string | number | undefined) => (text === undefined ? null : scaled(text));
  return {
    value: value === null ? null : scaled(value),
    metAt: optional(changes.metAt),
    stretch: optional(changes.stretch),
    low: optional(changes.low),
    high: optional(changes.high),
  };
}

export function assignment(key: string, changes: Partial<Assignment> = {}): Assignment {
  return { key, office: `office of ${key}`, person: null, parent: null, target: null, baseline: null, ...changes };
}

/** A flow of at least 12 by one office, unless said otherwise. */
export function indicator(changes: Partial<Indicator> = {}): Indicator {
  return {
    key: "indicator",
    name: "Indicator",
    unit: "项",
    measure: "flow",
    direction: "at_least",
    entry: "month",
    operands: "flow",
    target: target(12),
    baseline: null,
    pacing: null,
    curve: null,
    decimals: null,
    start: 1,
    due: 12,
    history: [],
    milestones: [],
    assignments: [assignment("a")],
    ...changes,
  };
}

export function entry(assignmentKey: string, month: number, changes: Partial<Entry> = {}): Entry {
  const nothing = { value: null, numerator: null, denominator: null, na: null };
  return { assignment: assignmentKey, month, ...nothing, review: "approved", late: false, ...changes };
}

/** Approved figures of one assignment from January on; null leaves a month out. */
export function figures(assignmentKey: string, ...values: readonly (string | number | null)[]): Entry[] {
  return values.flatMap((value, place) =>
    value === null ? [] : [entry(assignmentKey, place + 1, { value: scaled(value) })],
  );
}

export function pair(
  assignmentKey: string,
  month: number,
  [numerator, denominator]: readonly [top: string | number | null, bottom: string | number | null],
): Entry {
  return entry(assignmentKey, month, {
    numerator: numerator === null ? null : scaled(numerator),
    denominator: denominator === null ? null : scaled(denominator),
  });
}

export function lastYear(...values: readonly (string | number | null)[]): HistoryFigure[] {
  return values.flatMap((value, place) =>
    value === null ? [] : [{ year: 2021, month: place + 1, value: scaled(value) }],
  );
}

/** A fraction as `n/d`, or `n` when whole. */
export function text(value: Fraction | null): string | null {
  if (value === null) return null;
  return value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`;
}

export function milestone(due: string, done: string | null, weight: string | number = 1): Milestone {
  return { title: `due ${due}`, due, done, weight: scaled(weight) };
}
