/** The grid's lines: one editable number or date a line, so that a line is a row of a spreadsheet. */
import type { Grid, GridMilestone, GridRow } from "@/lib/entry/rules";
import { fieldsOf } from "@/lib/figures/rules";
import type { FigureField } from "@/lib/figures/terms";

interface InGrid {
  /** Place among all lines. */
  readonly at: number;
  readonly row: GridRow;
  /** The row's first line carries what belongs to the whole row. */
  readonly first: boolean;
  /** How many lines the row has. */
  readonly span: number;
}

export interface FigureLine extends InGrid {
  readonly kind: "figure";
  readonly field: FigureField;
}

/** A milestone: the day it was done, in the column of its month. */
export interface DateLine extends InGrid {
  readonly kind: "date";
  readonly milestone: GridMilestone;
}

export type Line = FigureLine | DateLine;

/** All lines, in the order of the tasks. */
export function linesOf(grid: Pick<Grid, "tasks">): Line[] {
  const lines: Line[] = [];
  for (const task of grid.tasks) {
    for (const row of task.rows) {
      const fields = fieldsOf(row.indicator.measure);
      const span = fields.length === 0 ? row.milestones.length : fields.length;
      for (const [place, field] of fields.entries())
        lines.push({ kind: "figure", at: lines.length, row, first: place === 0, span, field });
      for (const [place, milestone] of row.milestones.entries())
        lines.push({ kind: "date", at: lines.length, row, first: place === 0, span, milestone });
    }
  }
  return lines;
}

/** The key of the entry that a cell belongs to: its month, or the milestone whatever the month. */
export const keyOf = (line: Line, month: number): string =>
  line.kind === "figure" ? String(month) : line.milestone.id;

/** The content's field that a line shows; a milestone's day travels as `value`. */
export const fieldOf = (line: Line): FigureField => (line.kind === "figure" ? line.field : "value");
