/** From an indicator's twelve months to its trend: drawing only, every number is lib/progress's. */
import { drawn } from "@/lib/progress/shares";
import type { BoardIndicator } from "@/lib/boards/rules";
import { add, compare, fromScaled, multiply, ONE, subtract, ZERO } from "@/lib/progress/exact";
import { hasEntries, MEASURE } from "@/lib/progress/measures";
import type { Fraction, Indicator } from "@/lib/progress/model";
import { grouped, NONE_SHOWN, showActual, showDecimal } from "@/lib/progress/show";
import type { Trend, TrendLine, TrendPoint } from "./trend";

/** The scheduled value in the indicator's own unit: value × S, counted from the baseline where there is one. */
function planned({ target, baseline, measure }: Indicator, schedule: Fraction | null): Fraction | null {
  if (schedule === null || target?.value == null || MEASURE[measure].gapToTarget) return null;
  const start = baseline === null ? ZERO : fromScaled(baseline);
  return add(start, multiply(subtract(fromScaled(target.value), start), schedule));
}

/** A schedule that is nothing or everything says no more than the target's own line. */
const isGraded = (schedule: Fraction | null): boolean =>
  schedule !== null && compare(schedule, ZERO) > 0 && compare(schedule, ONE) < 0;

function linesOf({ target, baseline }: Indicator): TrendLine[] {
  const lines: TrendLine[] = [];
  const put = (kind: TrendLine["kind"], value: bigint | null | undefined) => {
    if (value != null) lines.push({ kind, value: drawn(fromScaled(value)), text: grouped(showDecimal(value)) });
  };
  put("target", target?.value);
  if (target?.metAt !== target?.value) put("metAt", target?.metAt);
  put("stretch", target?.stretch);
  put("low", target?.low);
  put("high", target?.high);
  put("baseline", baseline);
  return lines;
}

const shown = (value: Fraction | null, model: Parameters<typeof showActual>[1]): string | null => {
  const text = showActual(value, model);
  return text === NONE_SHOWN ? null : grouped(text);
};

/** `months`: the ends of months 1…12. Actual and last year are drawn up to the cut-off, the schedule to December. */
export function trendOf(months: readonly BoardIndicator[], cutOff: number): Trend {
  const model = months[cutOff - 1]?.model;
  const graded = months.some(({ progress }) => isGraded(progress.schedule));
  const points = months.map((at, index): TrendPoint => {
    const month = index + 1;
    const { throughMonth } = at.progress;
    const fresh = month <= cutOff && (throughMonth === month || !hasEntries(at.model.measure));
    const actual = fresh ? at.progress.actual : null;
    const due = graded ? planned(at.model, at.progress.schedule) : null;
    const lastYear = throughMonth === null || throughMonth === month || month > cutOff ? at.lastYear : null;
    const finer = { ...at.model, decimals: Math.max(1, at.model.decimals ?? 1) };
    return {
      month,
      actual: actual && drawn(actual),
      schedule: due && drawn(due),
      lastYear: lastYear && drawn(lastYear),
      texts: { actual: shown(actual, at.model), schedule: shown(due, finer), lastYear: shown(lastYear, at.model) },
    };
  });
  return { points, lines: model ? linesOf(model) : [], cutOff, reversed: model?.measure === "rank" };
}
