import { cellAt, type Frame, valueOf, wholeScope } from "./cells";
import { fraction, fromScaled } from "./exact";
import { coveredThrough } from "./growth";
import { firstMonth, lastYearTo } from "./history";
import { MEASURE } from "./measures";
import type { Fraction, Progress } from "./model";
import { SCALE } from "./terms";

export interface YearOnYear {
  /** Last year's Σ up to the month that the actual value reaches (the cut-off when there is none). */
  readonly lastYear: Fraction | null;
  /** 同比 = (A − L) ÷ L. */
  readonly change: Fraction | null;
}

/**
 * 去年同期 and 同比 of a flow whose last year is complete; no change unless L > 0 and every leaf covers the same months: like
 * with like.
 */
export function yearOnYearOf(frame: Frame, { actual, throughMonth }: Progress): YearOnYear {
  const { indicator, view } = frame;
  const { terms } = view;
  const last = lastYearTo(indicator, terms, throughMonth ?? view.month);
  if (!MEASURE[indicator.measure].monthly || last === null || lastYearTo(indicator, terms, 12) === null)
    return { lastYear: null, change: null };
  const alike = throughMonth !== null && coveredThrough(frame, wholeScope(frame), view.month) === throughMonth;
  const change =
    actual === null || !alike || last <= 0n ? null : fraction(actual.n * SCALE - last * actual.d, last * actual.d);
  return { lastYear: fromScaled(last), change };
}

/** A leaf's own figure of the cut-off month: the entry, or the year-to-date less the month before's. */
function monthOfLeaf(frame: Frame, leaf: number, value: bigint): bigint | null {
  const { month, terms } = frame.view;
  if (frame.indicator.entry === "month" || month <= firstMonth(terms)) return value;
  const before = valueOf(cellAt(frame, leaf, month - 1));
  return before === null ? null : value - before;
}

/**
 * The cut-off month's own figure (本月) of a flow; null otherwise, when no leaf has one, or when a year-to-date lacks the
 * month before.
 */
export function monthFigureOf(frame: Frame): Fraction | null {
  if (!MEASURE[frame.indicator.measure].monthly) return null;
  let sum: bigint | null = null;
  for (const leaf of wholeScope(frame)) {
    const value = valueOf(cellAt(frame, leaf, frame.view.month));
    if (value === null) continue;
    const own = monthOfLeaf(frame, leaf, value);
    if (own === null) return null;
    sum = (sum ?? 0n) + own;
  }
  return sum === null ? null : fromScaled(sum);
}
