"use client";

import Papa from "papaparse";
import {
  type ClipboardEvent,
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
} from "react";
import type { Grid } from "@/lib/entry/rules";
import { viewOf } from "../cells/derived";
import { textIn } from "../cells/edits";
import type { Entries } from "../cells/entries";
import { isEditable } from "../cells/marks";
import { COMPUTED, type Widths, widthsOf } from "../cells/widths";
import { GridTable } from "./grid-table";
import { RowCard } from "./row-card";
import { actionOf } from "../selection/keys";
import { copied, type Spot, tab } from "../selection/selection";
import { cellAt, type Context } from "../selection/context";
import { type Action, type State } from "../selection/state";
import styles from "./grid-pane.module.css";

interface Props {
  readonly grid: Grid;
  readonly context: Context;
  readonly state: State;
  readonly dispatch: Dispatch<Action>;
  readonly reviewing: boolean;
  readonly pane: RefObject<HTMLDivElement | null>;
  /** The bubble at a cell. */
  readonly children: ReactNode;
}

/** The cell that an event happened in; null in the heads, the computed columns and a bubble. */
function spotOf(target: EventTarget): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-line]") : null;
  return cell ? { line: Number(cell.dataset.line), month: Number(cell.dataset.month) } : null;
}

/** For the styles, which know where the frozen columns stand by them. */
const sizes = ({ computed, months }: Widths): Record<`--${string}`, string> =>
  Object.fromEntries([
    ["--months", `${months.reduce((total, width) => total + width, 0)}px`],
    ...COMPUTED.map((column) => [`--${column}`, `${computed[column]}px`]),
  ]);

/** Where columns grow, the cell with the keyboard stays in sight. */
function useInSight(pane: RefObject<HTMLDivElement | null>, widths: Widths): void {
  const grown = Object.values(sizes(widths)).join(" ");
  useLayoutEffect(() => {
    const cell = document.activeElement?.closest("td[data-line]");
    if (grown && cell && pane.current?.contains(cell)) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pane, grown]);
}

/** What all rows are computed by, and how wide the columns have to be for it. */
function useComputed(grid: Grid, { lines }: Context, entries: Entries) {
  const view = useMemo(() => viewOf(grid), [grid]);
  const widths = useMemo(
    () => widthsOf(lines, entries, { months: grid.months, view }),
    [lines, entries, grid.months, view],
  );
  return { view, widths };
}

/** What scrolls: the table, with keyboard, mouse and clipboard. */
export function GridPane({ grid, context, state, dispatch, reviewing, pane, children }: Props) {
  const onType = useCallback((text: string) => dispatch({ type: "edit", mode: "enter", text }), [dispatch]);
  const { view, widths } = useComputed(grid, context, state.entries);
  useInSight(pane, widths);
  const leave = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
      dispatch({ type: "commit" });
  };
  return (
    // The table inside is the grid; the pane only hears what bubbles up from its cells.
    <div
      ref={pane}
      className={`${styles.pane} ${reviewing ? styles.reviewing : ""}`}
      style={sizes(widths)}
      role="presentation"
      onBlur={leave}
      {...keyboard(state, context, dispatch)}
      {...pointer(state, dispatch)}
      {...clipboard(state, context, dispatch)}
    >
      <RowCard {...{ grid, context, state, dispatch, view }} />
      <GridTable {...{ grid, context, state, reviewing, widths, view, onType }} />
      {children}
    </div>
  );
}

function keyboard(state: State, context: Context, dispatch: Dispatch<Action>) {
  const atEnd = (back: boolean) => tab(state.selection, context.lines.length, back) === null;
  return {
    onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
      if (!spotOf(event.target) || event.nativeEvent.isComposing) return;
      const { key, code, shiftKey: shift, altKey: alt } = event;
      if (alt && code === "KeyR") event.currentTarget.querySelector<HTMLInputElement>("[data-reason]")?.focus();
      const cell = cellAt(context, state.selection.focus);
      const stands = { onDate: cell?.line.kind === "date", closed: !cell || !isEditable(cell.line, cell.column) };
      const action = actionOf(
        { key, code, shift, alt, command: event.ctrlKey || event.metaKey, ...stands },
        state.editing,
        atEnd,
      );
      if (!action) return;
      event.preventDefault();
      dispatch(action);
    },
  };
}

function pointer(state: State, dispatch: Dispatch<Action>) {
  const isFocus = ({ line, month }: Spot) =>
    state.selection.focus.line === line && state.selection.focus.month === month;
  return {
    onMouseDown(event: MouseEvent) {
      const spot = spotOf(event.target);
      if (!spot || event.button !== 0 || (state.editing && isFocus(spot))) return;
      event.preventDefault();
      dispatch({ type: "stand", spot, extend: event.shiftKey });
    },
    onMouseOver(event: MouseEvent) {
      const spot = spotOf(event.target);
      if (spot && event.buttons === 1 && !state.editing && !isFocus(spot))
        dispatch({ type: "stand", spot, extend: true });
    },
    onDoubleClick(event: MouseEvent) {
      if (spotOf(event.target)) dispatch({ type: "edit", mode: "edit" });
    },
  };
}

function clipboard(state: State, context: Context, dispatch: Dispatch<Action>) {
  const copy = (event: ClipboardEvent) => {
    if (state.editing || !spotOf(event.target)) return false;
    event.preventDefault();
    event.clipboardData.setData(
      "text/plain",
      copied(state.selection, (spot) => textAt(state, context, spot)),
    );
    return true;
  };
  return {
    onCopy: copy,
    onCut(event: ClipboardEvent) {
      if (copy(event)) dispatch({ type: "clear" });
    },
    onPaste(event: ClipboardEvent) {
      if (!spotOf(event.target)) return;
      const block = blockIn(event.clipboardData.getData("text/plain"));
      if (state.editing && block.length === 1 && block[0]?.length === 1) return;
      event.preventDefault();
      dispatch({ type: "paste", block });
    },
  };
}

function textAt(state: State, context: Context, spot: Spot): string {
  const cell = cellAt(context, spot);
  return cell ? textIn(state.entries, cell) : "";
}

/** A spreadsheet's text: cells apart by tabs, quoted where they hold a line break; the last line break ends it. */
function blockIn(text: string): string[][] {
  return Papa.parse<string[]>(text.replace(/\r?\n$/, ""), { delimiter: "\t" }).data;
}
