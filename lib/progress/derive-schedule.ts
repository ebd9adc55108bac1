import { cutOffDay, daysOfMonths } from "@/lib/calendar/rules";
import type { Numbers, ScheduleDerivation } from "./derivation";
import { fraction, fromScaled } from "./exact";
import { lastYearTo } from "./history";
import type { Indicator, View } from "./model";
import { pacingOf } from "./measures";
import type { Schedule } from "./schedule";

function whole(count: number) {
  return fraction(BigInt(count), 1n);
}

function numbersOf(indicator: Indicator, { terms, month }: View, { formula }: Schedule): Numbers {
  const { start, due, curve, target, milestones } = indicator;
  const until = Math.min(month, due);
  switch (formula) {
    case "linear_by_month":
      return { gone: whole(until - start + 1), span: whole(due - start + 1) };
    case "linear_by_day":
      return { gone: whole(daysOfMonths(terms.year, start, until)), span: whole(daysOfMonths(terms.year, start, due)) };
    case "curve":
      return { planned: fromScaled(curve?.[month - 1] ?? 0n), value: fromScaled(target?.value ?? 0n) };
    case "last_year":
      return {
        lastYear: fromScaled(lastYearTo(indicator, terms, month) ?? 0n),
        all: fromScaled(lastYearTo(indicator, terms, 12) ?? 0n),
      };
    case "milestones": {
      const due = milestones.filter((milestone) => milestone.due <= cutOffDay(terms.year, month));
      return { due: fromScaled(weightOf(due)), all: fromScaled(weightOf(milestones)) };
    }
    default:
      return {};
  }
}

function weightOf(milestones: Indicator["milestones"]): bigint {
  return milestones.reduce((sum, { weight }) => sum + weight, 0n);
}

/** How the schedule of an indicator came about (semantics §6). */
export function deriveSchedule(indicator: Indicator, view: View, schedule: Schedule): ScheduleDerivation {
  const { start, due } = indicator;
  return {
    formula: schedule.formula,
    pacing: pacingOf(indicator),
    start,
    due,
    numbers: numbersOf(indicator, view, schedule),
    result: schedule.value === null ? null : fraction(schedule.value.n, schedule.value.d),
    none: schedule.none,
  };
}
