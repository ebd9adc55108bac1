import { cutOffDay, daysOfMonths } from "@/lib/calendar/rules";
import { ONE, ZERO } from "./exact";
import { aimOf } from "./completion";
import { lastYearTo } from "./history";
import { pacingOf } from "./measures";
import type { Fraction, Indicator, PlanTerms, View } from "./model";

export type ScheduleFormula =
  | "before_start"
  | "linear_by_month"
  | "linear_by_day"
  | "full"
  | "due_reached"
  | "curve"
  | "last_year"
  | "milestones";

export type ScheduleNone =
  | "no_target"
  | "before_due"
  | "no_curve"
  | "last_year_incomplete"
  | "last_year_negative"
  | "no_milestones";

export interface Schedule {
  /** null when none. */
  readonly formula: ScheduleFormula | null;
  /** S, unreduced. */
  readonly value: Fraction | null;
  readonly none: ScheduleNone | null;
}

const BEFORE_START: Schedule = { formula: "before_start", value: ZERO, none: null };
const FULL: Schedule = { formula: "full", value: ONE, none: null };
const DUE_REACHED: Schedule = { formula: "due_reached", value: ONE, none: null };

function none(reason: ScheduleNone): Schedule {
  return { formula: null, value: null, none: reason };
}

type Span = Pick<Indicator, "start" | "due">;

/**
 * The share of the span from month s to month e that is gone at the end of a month, by month or by day; 0 before s
 * (semantics §6).
 */
export function linearShare(terms: PlanTerms, { start, due }: Span, month: number): Fraction {
  if (month < start || due < start) return ZERO;
  const until = month < due ? month : due;
  if (terms.scheduleBasis === "month") return { n: BigInt(until - start + 1), d: BigInt(due - start + 1) };
  return { n: BigInt(daysOfMonths(terms.year, start, until)), d: BigInt(daysOfMonths(terms.year, start, due)) };
}

function alongCurve({ curve, target }: Indicator, month: number): Schedule {
  const planned = curve?.[month - 1];
  const value = target?.value ?? 0n;
  if (planned === undefined || value === 0n) return none("no_curve");
  return { formula: "curve", value: value < 0n ? { n: -planned, d: -value } : { n: planned, d: value }, none: null };
}

function asLastYear(indicator: Indicator, { terms, month }: View): Schedule {
  // A month below 0 would let the share run back, and beyond the whole.
  if (indicator.history.some(({ year, value }) => year === terms.year - 1 && value < 0n))
    return none("last_year_negative");
  const whole = lastYearTo(indicator, terms, 12);
  const part = lastYearTo(indicator, terms, month);
  if (whole === null || part === null || whole <= 0n) return none("last_year_incomplete");
  return { formula: "last_year", value: { n: part, d: whole }, none: null };
}

function byMilestones({ milestones }: Indicator, { terms, month }: View): Schedule {
  const cutOff = cutOffDay(terms.year, month);
  let due = 0n;
  let all = 0n;
  for (const milestone of milestones) {
    all += milestone.weight;
    if (milestone.due <= cutOff) due += milestone.weight;
  }
  return all > 0n ? { formula: "milestones", value: { n: due, d: all }, none: null } : none("no_milestones");
}

/** S at the view's month, the same for all rows of the indicator, with how it came about (semantics §6). */
export function scheduleOf(indicator: Indicator, view: View): Schedule {
  const { start, due } = indicator;
  if (aimOf(indicator) === null) return none("no_target");
  if (view.month < start) return BEFORE_START;
  switch (pacingOf(indicator)) {
    case "linear": {
      const formula = view.terms.scheduleBasis === "month" ? "linear_by_month" : "linear_by_day";
      return { formula, value: linearShare(view.terms, indicator, view.month), none: null };
    }
    case "full":
      return FULL;
    case "at_due":
      return view.month < due ? none("before_due") : DUE_REACHED;
    case "curve":
      return alongCurve(indicator, view.month);
    case "last_year":
      return asLastYear(indicator, view);
    case "milestones":
      return byMilestones(indicator, view);
  }
}
