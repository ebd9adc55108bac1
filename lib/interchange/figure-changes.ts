import { plainDecimal } from "@/lib/progress/exact";
import { sameFigure } from "./figure-checks";
import type { ChangeLine } from "./lines";
import { cellKey, type FigureRecord } from "./model";
import type { StoredRecords } from "./stored";

export interface FigureChange {
  readonly after: FigureRecord;
  readonly before: FigureRecord | null;
}

const worded = (figure: FigureRecord): string => {
  const { value, numerator, denominator, na, qualifier, status } = figure;
  const operands = numerator !== null || denominator !== null ? [numerator ?? value, denominator] : [value];
  const said = operands.map((operand) => (operand === null ? "–" : plainDecimal(operand))).join(" / ");
  return [said, qualifier, na === null ? null : `(${na})`, status].filter((word) => word !== null).join(" ");
};

/**
 * The document's figures that say something else than what is stored. A cell whose official figure differs from its newest
 * revision agrees with a document that tells either.
 */
export function figureChanges(lines: ChangeLine[], figures: readonly FigureRecord[], stored: StoredRecords | null): FigureChange[] {
  const shown = new Map(stored?.records.figures.map((figure) => [cellKey(figure), figure]));
  const latest = new Map(stored?.latest.map((figure) => [cellKey(figure), figure]));
  const changes: FigureChange[] = [];
  for (const after of figures) {
    const cell = cellKey(after);
    const before = shown.get(cell) ?? null;
    const newest = latest.get(cell);
    if ((before && sameFigure(after, before)) || (newest && sameFigure(after, newest))) continue;
    const detail = before ? `${worded(before)} → ${worded(after)}` : worded(after);
    lines.push({ thing: "figure", key: `${after.assignment} ${after.month}`, change: before ? "changed" : "added", detail });
    changes.push({ after, before });
  }
  return changes;
}
