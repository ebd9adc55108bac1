import { type Frame, type Scope, visitUsed } from "./cells";
import { quotient } from "./exact";
import { growth } from "./growth";
import { addsMonths } from "./measures";
import { milestoneShare } from "./milestones";
import { type Actual, noActual } from "./outcome";
import { SCALE } from "./terms";

/**
 * Σ of the figures that count: of the months of a flow, of the latest level or position, of the latest year-to-date.
 */
function sum(frame: Frame, scope: Scope, month: number): Actual {
  let top = 0n;
  const through = visitUsed(frame, { scope, month }, ({ value }) => {
    top += value ?? 0n;
  });
  const formula = addsMonths(frame.indicator) ? "sum_of_months" : "latest";
  if (through === 0) return noActual(formula, "nothing_reported");
  return { formula, value: { n: top, d: SCALE }, through, none: null, top, bottom: SCALE };
}

/** The position of the only leaf. */
function position(frame: Frame, scope: Scope, month: number): Actual {
  return scope.length === 1
    ? { ...sum(frame, scope, month), formula: "position" }
    : noActual("position", "not_one_leaf");
}

/** Σ N ÷ Σ D over the months where both are there; a leaf with D = 0 still adds its N. */
function ratio(frame: Frame, scope: Scope, month: number): Actual {
  let top = 0n;
  let bottom = 0n;
  const through = visitUsed(frame, { scope, month }, ({ numerator, denominator }) => {
    top += numerator ?? 0n;
    bottom += denominator ?? 0n;
  });
  if (through === 0) return noActual("ratio", "nothing_reported");
  if (bottom === 0n) return noActual("ratio", "zero_denominator", { top, bottom });
  return {
    formula: "ratio",
    value: quotient(top * factorOf(frame.indicator.unit), bottom),
    through,
    none: null,
    top,
    bottom,
  };
}

/** What a ratio is multiplied by for its unit: 100 of %, 1000 of ‰ (semantics §4). */
export function factorOf(unit: string): bigint {
  if (unit === "%" || unit === "％") return 100n;
  return unit === "‰" ? 1000n : 1n;
}

/** A(m) of a row: what its leaves come to at the end of a month not after the view's (semantics §4 and §8). */
export function actualOf(frame: Frame, scope: Scope, month: number): Actual {
  switch (frame.indicator.measure) {
    case "flow":
    case "stock":
      return sum(frame, scope, month);
    case "ratio":
      return ratio(frame, scope, month);
    case "growth":
      return growth(frame, scope, month);
    case "rank":
      return position(frame, scope, month);
    case "milestones":
      return milestoneShare(frame, month);
  }
}
