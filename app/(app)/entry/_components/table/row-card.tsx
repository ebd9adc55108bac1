"use client";

import { useTranslations } from "next-intl";
import type { Dispatch, KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import type { Grid } from "@/lib/entry/rules";
import type { View } from "@/lib/progress/model";
import { asked, standsFor } from "../cells/cell";
import { textOn } from "../cells/edits";
import { entriesIn } from "../cells/entries";
import { grouped } from "@/lib/progress/show";
import type { Line } from "../cells/lines";
import { isEditable, standingOf } from "../cells/marks";
import { COMPUTED, derivedOf } from "../cells/widths";
import { ReviewButtons } from "../review/row-review";
import { cellAt, type Context } from "../selection/context";
import type { Action, State } from "../selection/state";
import styles from "./row-card.module.css";

interface Props {
  readonly grid: Grid;
  readonly context: Context;
  readonly state: State;
  readonly dispatch: Dispatch<Action>;
  readonly view: View;
}

/** On a narrow screen one indicator at a time: what is asked of its month, what it comes to, and the months before. */
export function RowCard({ grid, context, state, dispatch, view }: Props) {
  const t = useTranslations("entry");
  const here = context.lines[state.selection.focus.line];
  if (!here) return null;
  const { row } = here;
  const lines = context.lines.filter((line) => line.row === row);
  const task = grid.tasks.find((one) => one.rows.includes(row));
  return (
    <section className={styles.card} aria-label={row.indicator.name}>
      <Steps {...{ context, state, dispatch }} />
      <h2 className={styles.name}>{row.indicator.name}</h2>
      <p className={styles.task}>{[task && `${task.no} ${task.title}`, row.office].filter(Boolean).join(" · ")}</p>
      {lines.map((line) => (
        <Asked key={line.at} line={line} {...{ context, state, dispatch }} />
      ))}
      <ReviewButtons line={here} grid={grid} own={entriesIn(state.entries, row.id)} />
      <Result {...{ state, view }} line={here} />
      {here.kind === "figure" ? <Months line={here} {...{ grid, context, state, dispatch }} /> : null}
      <p className={styles.hint}>{t("card.hint")}</p>
    </section>
  );
}

/** To the indicator before and after. */
function Steps({ context: { lines }, state, dispatch }: Omit<Props, "grid" | "view">) {
  const t = useTranslations("entry.card");
  const firsts = lines.filter((line) => line.first);
  const place = firsts.findIndex((line) => line.row === lines[state.selection.focus.line]?.row);
  const go = (by: number) => {
    const line = firsts[place + by];
    if (line) dispatch({ type: "stand", spot: { line: line.at, month: state.selection.focus.month } });
  };
  return (
    <div className={styles.steps}>
      <Button onClick={() => go(-1)} disabled={place <= 0}>
        {t("before")}
      </Button>
      <span>{t("place", { place: place + 1, count: firsts.length })}</span>
      <Button onClick={() => go(1)} disabled={place >= firsts.length - 1}>
        {t("after")}
      </Button>
    </div>
  );
}

function Asked({ line, context, state, dispatch }: Omit<Props, "grid" | "view"> & { readonly line: Line }) {
  const t = useTranslations("entry");
  const { month } = state.selection.focus;
  const cell = cellAt(context, { line: line.at, month });
  if (!cell) return null;
  const own = entriesIn(state.entries, line.row.id);
  const text = textOn(own, line, month);
  const stands = state.selection.focus.line === line.at;
  const { what, of } = asked(line, t);
  const standing = standingOf(line, cell.column, own);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") dispatch({ type: "enter", back: false });
    if (event.key === "Escape") dispatch({ type: "cancel" });
  };
  return (
    <label className={styles.field}>
      <span>
        <b>{line.kind === "date" ? line.milestone.title : t("monthShort", { month })}</b>{" "}
        {[what, of].filter(Boolean).join(" · ")}
        <small>{standsFor(standing, t).join(" · ")}</small>
      </span>
      <input
        value={stands && state.editing ? state.editing.text : text}
        readOnly={!isEditable(line, cell.column)}
        aria-invalid={standing.unsaved === "problem" || undefined}
        inputMode={line.kind === "figure" ? "decimal" : "text"}
        placeholder={line.kind === "date" ? line.milestone.due : undefined}
        autoComplete="off"
        onFocus={() => stands || dispatch({ type: "stand", spot: { line: line.at, month } })}
        onChange={(event) => dispatch({ type: "edit", mode: "enter", text: event.target.value })}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

function Result({ state, view, line }: Pick<Props, "state" | "view"> & { readonly line: Line }) {
  const t = useTranslations("entry");
  const derived = derivedOf(line.row, entriesIn(state.entries, line.row.id), view);
  return (
    <dl className={styles.result}>
      {COMPUTED.map((column) => (
        <div key={column}>
          <dt>{column === "actual" && derived.latest ? t("latest") : t(`columns.${column}`, { month: view.month })}</dt>
          <dd>{derived[column]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The row's other months; one that takes figures is a touch away. */
function Months({ grid, context, state, dispatch, line }: Omit<Props, "view"> & { readonly line: Line }) {
  const t = useTranslations("entry");
  const lines = context.lines.filter((one) => one.row === line.row);
  const own = entriesIn(state.entries, line.row.id);
  const said = (month: number) => lines.map((one) => grouped(textOn(own, one, month)) || "–").join(" / ");
  return (
    <ol className={styles.months}>
      {grid.months.map(({ month, open }) => (
        <li key={month}>
          <button
            type="button"
            disabled={!open}
            aria-current={month === state.selection.focus.month || undefined}
            onClick={() => dispatch({ type: "stand", spot: { line: line.at, month } })}
          >
            <small>{t("monthShort", { month })}</small> {said(month)}
          </button>
        </li>
      ))}
    </ol>
  );
}
