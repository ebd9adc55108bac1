import { cutOffDay } from "@/lib/calendar/rules";
import { factorOf } from "./actual";
import type { Frame } from "./cells";
import type { ActualDerivation, Numbers, UsedMilestone } from "./derivation";
import { type RowCells, sortCells } from "./derive-cells";
import { fraction, fromScaled } from "./exact";
import { hasEntries } from "./measures";
import { isDoneBy } from "./milestones";
import type { HistoryFigure, Indicator, View } from "./model";
import type { Actual } from "./outcome";

/** The numbers in the formula of an actual value; none where nothing went in. */
function numbersOf({ formula, none, top, bottom }: Actual, { unit }: Indicator): Numbers {
  if (none !== null && none !== "zero_denominator" && none !== "last_year_not_positive") return {};
  const [first, second] = [fromScaled(top), fromScaled(bottom)];
  switch (formula) {
    case "sum_of_months":
    case "latest":
    case "position":
      return { sum: first };
    case "ratio":
      return { numerator: first, denominator: second, factor: fraction(factorOf(unit), 1n) };
    case "growth":
      return { thisYear: first, lastYear: second };
    case "milestones":
      return { done: first, all: second };
  }
}

function lastYearOf({ history }: Indicator, { terms }: View, { formula, through }: Actual): readonly HistoryFigure[] {
  if (formula !== "growth" || through === null) return [];
  return history
    .filter(({ year, month }) => year === terms.year - 1 && month <= through)
    .sort((a, b) => a.month - b.month);
}

function milestonesOf({ milestones, measure }: Indicator, { terms, month }: View): readonly UsedMilestone[] {
  if (hasEntries(measure)) return [];
  const cutOff = cutOffDay(terms.year, month);
  return milestones.map((milestone) => ({
    ...milestone,
    counted: isDoneBy(milestone, cutOff),
    expected: milestone.due <= cutOff,
  }));
}

/** How the actual value of a row came about (semantics §4). */
export function deriveActual(frame: Frame, of: RowCells, actual: Actual): ActualDerivation {
  const { indicator, view } = frame;
  return {
    formula: actual.formula,
    numbers: numbersOf(actual, indicator),
    result: actual.value === null ? null : fraction(actual.value.n, actual.value.d),
    none: actual.none,
    throughMonth: actual.through,
    ...sortCells(frame, of, actual),
    lastYear: lastYearOf(indicator, view, actual),
    milestones: milestonesOf(indicator, view),
  };
}
