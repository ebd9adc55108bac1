/** The small grid at work: where its writer starts, and what they do. */
import type { Cell } from "../cells/edits";
import { type Entries, entriesFrom, entriesIn } from "../cells/entries";
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

export const cellOn = (line: number, month: number): Cell => {
  const found = lines[line];
  if (!found) throw new Error(`The grid has no line ${line}.`);
  return { line: found, year: 2022, month, today: grid.today };
};

/** Entries as a component holds them: each change goes on from what is there by then. */
export function holding(first: Entries) {
  let held = first;
  return {
    entries: () => held,
    change: (to: (entries: Entries) => Entries) => {
      held = to(held);
    },
  };
}
