"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useReducer, useRef } from "react";
import { type Entries, entriesFrom, type EntryId, waiting } from "./cells/entries";
import { CellBubble } from "./bubble/cell-bubble";
import { firstToDo, missingOn, submittable } from "./review/count";
import { GridPane } from "./table/grid-pane";
import { InfoBar } from "./info-bar";
import { Legend } from "./legend";
import { type Line, linesOf, keyOf } from "./cells/lines";
import { type Decidable, decidables } from "./review/review";
import { type Review, useDeciding } from "./review/use-deciding";
import { DecidingContext } from "./review/row-review";
import { SavingState } from "./saving/saving-state";
import type { Spot } from "./selection/selection";
import { type Context } from "./selection/context";
import { type Action, opened, reduce, type State } from "./selection/state";
import { Toolbar } from "./toolbar";
import type { Grid } from "@/lib/entry/rules";
import styles from "./entry-grid.module.css";
import { DoubtsFirst } from "./review/doubts-first";
import { MessageLine } from "./message-line";
import { useCycle } from "./review/use-cycle";
import { rowOfMilestone } from "./saving/refreshing";
import { useRefreshing } from "./saving/use-refreshing";
import { useSaving } from "./saving/use-saving";

interface Props {
  readonly grid: Grid;
  /** Whose: what is typed is kept in the browser by account. */
  readonly account: string;
  readonly signInHref: string;
}

function useGrid(grid: Grid) {
  const t = useTranslations("entry.offer");
  const unexplained = useCallback((sign: string) => t("sign", { sign }), [t]);
  const context = useMemo((): Context => {
    const { months, today, plan } = grid;
    return { lines: linesOf(grid), months, year: plan.year, today, unexplained };
  }, [grid, unexplained]);
  const [state, dispatch] = useReducer(
    (before: State, action: Action) => reduce(before, action, context),
    null,
    (): State => {
      const entries = entriesFrom(grid, rowOfMilestone(context.lines));
      return opened(entries, { line: firstToDo(context.lines, grid, entries), month: grid.month }, 1);
    },
  );
  const change = useCallback((to: (entries: Entries) => Entries) => dispatch({ type: "change", change: to }), []);
  return { context, state, dispatch, change, lines: context.lines };
}

type GridState = ReturnType<typeof useGrid>;
/** Where the next cell is that needs its writer, from where they stand; round from the end. */
function nextProblem({ state, context }: GridState, problems: readonly EntryId[]): Spot | null {
  const spots = context.lines.flatMap((line) =>
    context.months.flatMap(({ month }) =>
      problems.some(({ row, key }) => row === line.row.id && key === keyOf(line, month))
        ? [{ line: line.at, month }]
        : [],
    ),
  );
  const { focus } = state.selection;
  return (
    spots.find(({ line, month }) => line > focus.line || (line === focus.line && month > focus.month)) ??
    spots[0] ??
    null
  );
}

/** The grid at work: typing, saving, submitting and reviewing. */
export function EntryGrid({ grid, account, signInHref }: Props) {
  const work = useGrid(grid);
  const { context, state, dispatch, change, lines } = work;
  const { entries, stale } = state;
  const saving = useSaving({ account, plan: grid.plan, entries, change });
  useRefreshing({ grid, lines, entries, stale, change });
  const problems = waiting(entries).filter(({ pending }) => pending.problem !== null);
  const cycle = useCycle({ grid, lines, entries, saving, problems: problems.length }, dispatch, change);
  const standOn = useCallback(
    (line: Line) => dispatch({ type: "stand", spot: { line: line.at, month: grid.month } }),
    [dispatch, grid.month],
  );
  const review = useDeciding(cycle.decide, standOn, entries);
  const toProblem = () => {
    const spot = nextProblem(work, problems);
    if (spot) dispatch({ type: "stand", spot });
  };
  return (
    <div className={styles.grid}>
      <GridTools grid={grid} work={work} cycle={cycle} standOn={standOn} onApprove={review.approveAll}>
        <SavingState
          line={saving.line}
          waiting={saving.waiting}
          problems={problems.length}
          signInHref={signInHref}
          onProblem={toProblem}
        />
      </GridTools>
      <MessageLine message={state.message} />
      <DoubtsFirst review={review} lines={lines} entries={entries} />
      <InfoBar state={state} context={context} />
      <Body grid={grid} work={work} review={review} />
      <Legend />
    </div>
  );
}

function Body({ grid, work, review }: { readonly grid: Grid; readonly work: GridState; readonly review: Review }) {
  const { context, state, dispatch, lines } = work;
  const pane = useRef<HTMLDivElement>(null);
  const reviewing = lines.some((line) => line.row.mayDecide);
  return (
    <DecidingContext.Provider value={review.deciding}>
      <GridPane grid={grid} context={context} state={state} dispatch={dispatch} reviewing={reviewing} pane={pane}>
        <CellBubble
          {...{ state, context, dispatch, pane }}
          returning={review.returning}
          onStopReturning={review.stop}
        />
      </GridPane>
    </DecidingContext.Provider>
  );
}

interface ToolsProps {
  readonly grid: Grid;
  readonly work: GridState;
  readonly cycle: ReturnType<typeof useCycle>;
  readonly standOn: (line: Line) => void;
  readonly onApprove: (items: readonly Decidable[]) => void;
  readonly children: ReactNode;
}

function GridTools({ grid, work: { context, state, dispatch }, cycle, standOn, onApprove, children }: ToolsProps) {
  const { lines } = context;
  const missing = missingOn(lines, grid, state.entries);
  const open = decidables(lines, grid, state.entries);
  return (
    <Toolbar
      month={grid.month}
      entering={lines.some((line) => line.row.mayEnter)}
      missing={missing.length}
      submittable={submittable(lines, grid, state.entries).length}
      decidable={open.length}
      busy={cycle.busy}
      onMissing={() => missing[0] && standOn(missing[0])}
      onUnavailable={() => dispatch({ type: "form", form: "unavailable" })}
      onNote={() => dispatch({ type: "form", form: "note" })}
      onSubmit={() => void cycle.submit()}
      onApprove={() => onApprove(open)}
    >
      {children}
    </Toolbar>
  );
}
