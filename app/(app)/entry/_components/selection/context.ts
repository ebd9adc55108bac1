/** What the grid's reader stands in: its lines and months. Pure. */
import type { GridMonth } from "@/lib/entry/rules";
import type { Cell } from "../cells/edits";
import type { Line } from "../cells/lines";
import { isEditable } from "../cells/marks";
import type { Spot } from "./selection";

export interface Context {
  readonly lines: readonly Line[];
  readonly months: readonly GridMonth[];
  readonly year: number;
  readonly today: string;
  /** Puts a mere sign that stands for no figure into words. */
  readonly unexplained: (sign: string) => string;
}

/** The cell at a spot; null outside the grid. */
export function cellAt(
  { lines, months, year, today }: Context,
  { line, month }: Spot,
): (Cell & { readonly column: GridMonth }) | null {
  const found = lines[line];
  const column = months[month - 1];
  return found && column ? { line: found, year, month, today, column } : null;
}

export const isOpen = (context: Context, spot: Spot): boolean => {
  const cell = cellAt(context, spot);
  return cell !== null && isEditable(cell.line, cell.column);
};
