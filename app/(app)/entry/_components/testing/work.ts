/** The small grid at work: where its writer starts, and what they do. */
import { entriesFrom, entriesIn } from "../cells/entries";
import { linesOf } from "../cells/lines";
import type { Context } from "../selection/context";
import { type Action, opened, reduce, type State } from "../selection/state";
import { aGrid, anEntry, flow, stages } from "./grid";

/** One figure of June is there already, of revision `r6`. */
export const grid = aGrid({ entries: [anEntry(flow, 6, { value: "13" })] });
export const lines = linesOf(grid);
const context: Context = {
  lines,
  months: grid.months,
  year: 2022,
  today: grid.today,
  unexplained: (sign) => `表中为“${sign}”`,
};

export const start = (line: number, month: number): State =>
  opened(
    entriesFrom(grid, () => stages.id),
    { line, month },
  );
export const after = (state: State, ...actions: Action[]): State =>
  actions.reduce((next, action) => reduce(next, action, context), state);
export const type = (text: string): Action => ({ type: "edit", mode: "enter", text });
export const pendingOf = (state: State, row: string, key: string) => entriesIn(state.entries, row).pending[key];
