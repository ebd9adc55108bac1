"use client";

import { type ReactNode, useCallback, useMemo, useReducer, useRef, useState } from "react";
import { type Book, bookOf, type Place, waiting } from "./cells/book";
import { CellBubble } from "./bubble/cell-bubble";
import { missingOn, submittable } from "./review/count";
import { GridPane } from "./table/grid-pane";
import { InfoBar } from "./info-bar";
import { Legend } from "./legend";
import { type Line, linesOf, slotOf } from "./cells/lines";
import { type Decidable, decidables } from "./review/review";
import { DecidingContext } from "./review/row-review";
import { SavingState } from "./saving/saving-state";
import { at, type Spot } from "./selection/selection";
import { type Action, type Context, reduce, type State } from "./selection/state";
import { Toolbar } from "./toolbar";
import type { Grid } from "@/lib/entry/rules";
import styles from "./entry-desk.module.css";
import { SaidLine } from "./said-line";
import { useCycle } from "./review/use-cycle";
import { rowOfMilestone, useRefreshing } from "./saving/use-refreshing";
import { useSaving } from "./saving/use-saving";

interface Props {
  readonly grid: Grid;
  /** Whose: what is typed is kept in the browser by account. */
  readonly account: string;
  readonly signInHref: string;
}

function useDesk(grid: Grid) {
  const context = useMemo((): Context => ({ lines: linesOf(grid), months: grid.months, year: grid.plan.year }), [grid]);
  const [state, dispatch] = useReducer(
    (before: State, action: Action) => reduce(before, action, context),
    null,
    (): State => ({
      book: bookOf(grid, rowOfMilestone(context.lines)),
      selection: at({ line: 0, month: grid.month }),
      editing: null,
      form: null,
      focus: 0,
      said: null,
    }),
  );
  const change = useCallback((to: (book: Book) => Book) => dispatch({ type: "change", change: to }), []);
  return { context, state, dispatch, change, lines: context.lines };
}

type Desk = ReturnType<typeof useDesk>;
type Decide = ReturnType<typeof useCycle>["decide"];

/** The buttons of the lines: approve at once, return after a word on why. */
function useDeciding(decide: Decide, standOn: (line: Line) => void) {
  const [item, setItem] = useState<Decidable | null>(null);
  const deciding = useMemo(
    () => ({
      approve: (items: readonly Decidable[]) => void decide(items, null),
      giveBack: (returned: Decidable, line: Line) => {
        standOn(line);
        setItem(returned);
      },
    }),
    [decide, standOn],
  );
  const giveBack = (comment: string) => {
    setItem(null);
    if (item) void decide([item], comment);
  };
  return { deciding, returning: item ? giveBack : null, stop: () => setItem(null) };
}

/** Where the next cell is that needs its writer, from where he stands; round from the end. */
function nextProblem({ state, context }: Desk, problems: readonly Place[]): Spot | null {
  const spots = context.lines.flatMap((line) =>
    context.months.flatMap(({ month }) =>
      problems.some(({ row, slot }) => row === line.row.id && slot === slotOf(line, month)) ? [{ line: line.at, month }] : [],
    ),
  );
  const { focus } = state.selection;
  return spots.find(({ line, month }) => line > focus.line || (line === focus.line && month > focus.month)) ?? spots[0] ?? null;
}

/** The grid at work: typing, saving, submitting and reviewing. */
export function EntryDesk({ grid, account, signInHref }: Props) {
  const desk = useDesk(grid);
  const { context, state, dispatch, change, lines } = desk;
  const saving = useSaving(account, grid.plan, state.book, change);
  useRefreshing(grid, lines, state.book, change);
  const problems = waiting(state.book).filter(({ pending }) => pending.problem !== null);
  const cycle = useCycle({ grid, lines, book: state.book, saving, problems: problems.length, dispatch });
  const standOn = useCallback(
    (line: Line) => dispatch({ type: "stand", spot: { line: line.at, month: grid.month } }),
    [dispatch, grid.month],
  );
  const { deciding, returning, stop } = useDeciding(cycle.decide, standOn);
  const pane = useRef<HTMLDivElement>(null);
  const reviewing = lines.some((line) => line.row.mayDecide);
  const toProblem = () => {
    const spot = nextProblem(desk, problems);
    if (spot) dispatch({ type: "stand", spot });
  };
  return (
    <div className={styles.desk}>
      <DeskTools grid={grid} desk={desk} cycle={cycle} standOn={standOn}>
        <SavingState line={saving.line} waiting={saving.waiting} problems={problems.length} signInHref={signInHref} onProblem={toProblem} />
      </DeskTools>
      <SaidLine said={state.said} />
      <InfoBar state={state} context={context} />
      <DecidingContext.Provider value={deciding}>
        <GridPane grid={grid} context={context} state={state} dispatch={dispatch} reviewing={reviewing} pane={pane}>
          <CellBubble state={state} context={context} dispatch={dispatch} pane={pane} returning={returning} onStopReturning={stop} />
        </GridPane>
      </DecidingContext.Provider>
      <Legend />
    </div>
  );
}

interface ToolsProps {
  readonly grid: Grid;
  readonly desk: Desk;
  readonly cycle: ReturnType<typeof useCycle>;
  readonly standOn: (line: Line) => void;
  readonly children: ReactNode;
}

function DeskTools({ grid, desk: { context, state, dispatch }, cycle, standOn, children }: ToolsProps) {
  const { lines } = context;
  const missing = missingOn(lines, grid, state.book);
  const open = decidables(lines, grid.month, state.book);
  return (
    <Toolbar
      month={grid.month}
      entering={lines.some((line) => line.row.mayEnter)}
      missing={missing.length}
      submittable={submittable(lines, grid, state.book).length}
      decidable={open.length}
      busy={cycle.busy}
      onMissing={() => missing[0] && standOn(missing[0])}
      onUnavailable={() => dispatch({ type: "form", form: "unavailable" })}
      onNote={() => dispatch({ type: "form", form: "note" })}
      onSubmit={() => void cycle.submit()}
      onApprove={() => void cycle.decide(open, null)}
    >
      {children}
    </Toolbar>
  );
}
