"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { MONTHS } from "@/lib/calendar/terms";
import type { Grid } from "@/lib/entry/rules";
import { type Entries, entriesIn } from "../cells/entries";
import { idOf, typeText } from "../cells/edits";
import type { View } from "@/lib/progress/model";
import { COMPUTED, type Widths } from "../cells/widths";
import { LineRow } from "./line-row";
import type { Line } from "../cells/lines";
import { MonthHeads } from "./month-heads";
import { marksOn } from "../selection/selection";
import { cellAt, type Context } from "../selection/context";
import { type State } from "../selection/state";
import styles from "./grid.module.css";

interface Props {
  readonly grid: Grid;
  readonly context: Context;
  readonly state: State;
  readonly reviewing: boolean;
  readonly widths: Widths;
  readonly view: View;
  readonly onType: (text: string) => void;
}

/** The table itself: tasks as groups, lines of twelve months, and what is computed from them. */
export function GridTable({ grid, context, state, reviewing, widths, view, onType }: Props) {
  const t = useTranslations("entry");
  const columns = reviewing ? 20 : 19;
  const byTask = useMemo(
    () => grid.tasks.map((task) => ({ task, lines: context.lines.filter((line) => task.rows.includes(line.row)) })),
    [grid, context],
  );
  return (
    <table
      role="grid"
      aria-label={t("gridLabel", { year: grid.plan.year, month: grid.month })}
      aria-rowcount={context.lines.length + 1}
      aria-colcount={columns}
      aria-multiselectable
      className={styles.table}
    >
      <Columns widths={widths} reviewing={reviewing} />
      <MonthHeads grid={grid} reviewing={reviewing} />
      {byTask.map(({ task, lines }) => (
        <tbody key={task.id}>
          <tr className={styles.task}>
            <th colSpan={columns} scope="rowgroup">
              <span className={styles.taskName}>
                <b>{task.no}</b> {task.title} <small>{task.source}</small>
              </span>
            </th>
          </tr>
          <Lines {...{ grid, context, state, reviewing, onType, lines, view }} />
        </tbody>
      ))}
    </table>
  );
}

function Lines({
  grid,
  context,
  state,
  reviewing,
  onType,
  lines,
  view,
}: Omit<Props, "widths"> & { readonly lines: readonly Line[] }) {
  const showOffice = useMemo(
    () => new Set(grid.tasks.flatMap((task) => task.rows.map((row) => row.office))).size > 1,
    [grid],
  );
  const live = liveEntries(state, context);
  const { focus } = state.selection;
  return lines.map((line) => {
    const own = entriesIn(state.entries, line.row.id);
    const marks = marksOn(state.selection, line.at);
    const stands = focus.line === line.at;
    return (
      <LineRow
        key={line.at}
        line={line}
        months={grid.months}
        view={view}
        showOffice={showOffice}
        reviewing={reviewing}
        onType={onType}
        own={own}
        live={live?.row === line.row.id ? live.own : own}
        from={marks?.[0] ?? 0}
        to={marks?.[1] ?? 0}
        standing={stands ? focus.month : 0}
        focus={stands ? state.focus : 0}
        editing={stands ? state.editing : null}
      />
    );
  });
}

/** The row being typed in, with the text as if it were entered already. */
function liveEntries(
  { entries, selection, editing }: State,
  context: Context,
): { row: string; own: ReturnType<typeof entriesIn> } | null {
  const cell = editing ? cellAt(context, selection.focus) : null;
  if (!cell || !editing) return null;
  const { row } = idOf(cell);
  const own: Entries = new Map([[row, entriesIn(entries, row)]]);
  return { row, own: entriesIn(typeText(own, cell, editing.text), row) };
}

function Columns({ widths, reviewing }: { widths: Widths; reviewing: boolean }) {
  return (
    <colgroup>
      <col className={styles.colName} />
      <col className={styles.colUnit} />
      {MONTHS.map((each) => (
        <col key={each} style={{ width: widths.months[each - 1] }} />
      ))}
      {COMPUTED.map((column) => (
        <col key={column} style={{ width: widths.computed[column] }} />
      ))}
      {reviewing ? <col className={styles.colReview} /> : null}
    </colgroup>
  );
}
