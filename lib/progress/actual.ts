import { cellAt, type Frame, isPair, type Scope, valueOf } from "./cells";
import { quotient } from "./exact";
import { growth } from "./growth";
import { milestoneShare } from "./milestones";
import { type Actual, noActual } from "./outcome";
import { SCALE } from "./terms";

/** Σ over leaves and months up to the cut-off: flow by month. */
function sumOfMonths(frame: Frame, scope: Scope, month: number): Actual {
  let top = 0n;
  let through = 0;
  for (const leaf of scope) {
    for (let at = 1; at <= month; at += 1) {
      const value = valueOf(cellAt(frame, leaf, at));
      if (value === null) continue;
      top += value;
      if (at > through) through = at;
    }
  }
  if (through === 0) return noActual("sum_of_months", "nothing_reported");
  return { formula: "sum_of_months", value: { n: top, d: SCALE }, through, none: null, top, bottom: SCALE };
}

/** Σ over leaves of the latest figure, by period and never by size: stock, flow by year-to-date, rank. */
function latest(frame: Frame, scope: Scope, month: number, formula: "latest" | "position"): Actual {
  let top = 0n;
  let through = 0;
  for (const leaf of scope) {
    for (let at = month; at >= 1; at -= 1) {
      const value = valueOf(cellAt(frame, leaf, at));
      if (value === null) continue;
      top += value;
      if (at > through) through = at;
      break;
    }
  }
  if (through === 0) return noActual(formula, "nothing_reported");
  return { formula, value: { n: top, d: SCALE }, through, none: null, top, bottom: SCALE };
}

/** Σ N ÷ Σ D over the months where both are there; a leaf with D = 0 still adds its N. */
function ratio(frame: Frame, scope: Scope, month: number): Actual {
  const { operands, entry, unit } = frame.indicator;
  const sums = operands === "flow" && entry === "month";
  let top = 0n;
  let bottom = 0n;
  let through = 0;
  for (const leaf of scope) {
    for (let at = month; at >= 1; at -= 1) {
      const cell = cellAt(frame, leaf, at);
      if (cell === undefined || !isPair(cell)) continue;
      top += cell.numerator;
      bottom += cell.denominator;
      if (at > through) through = at;
      if (!sums) break;
    }
  }
  if (through === 0) return noActual("ratio", "nothing_reported");
  if (bottom === 0n) return noActual("ratio", "zero_denominator", top, bottom);
  return { formula: "ratio", value: quotient(isPercent(unit) ? top * 100n : top, bottom), through, none: null, top, bottom };
}

/** Is the unit per cent? A ratio is then shown times 100. */
export function isPercent(unit: string): boolean {
  return unit === "%" || unit === "％";
}

/** A(m) of a row: what its leaves come to at the end of a month not after the view's (semantics §4 and §8). */
export function actualOf(frame: Frame, scope: Scope, month: number): Actual {
  const { measure, entry } = frame.indicator;
  switch (measure) {
    case "flow":
      return entry === "month" ? sumOfMonths(frame, scope, month) : latest(frame, scope, month, "latest");
    case "stock":
      return latest(frame, scope, month, "latest");
    case "ratio":
      return ratio(frame, scope, month);
    case "growth":
      return growth(frame, scope, month);
    case "rank":
      return scope.length === 1 ? latest(frame, scope, month, "position") : noActual("position", "not_one_leaf");
    case "milestones":
      return milestoneShare(frame, month);
  }
}
