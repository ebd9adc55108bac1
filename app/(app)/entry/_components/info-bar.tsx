"use client";

import { useTranslations } from "next-intl";
import { entriesIn, inShort, NEVER_SAVED } from "./cells/entries";
import { asked, labelOf, standsFor } from "./cells/cell";
import { idOf, textOn } from "./cells/edits";
import type { Line } from "./cells/lines";
import { standingOf } from "./cells/marks";
import { cellAt, type Context } from "./selection/context";
import { type State } from "./selection/state";
import styles from "./info-bar.module.css";

/** What a line takes; the name of a pair's line is said already. */
function takes(line: Line, t: ReturnType<typeof useTranslations<"entry">>): string {
  const { what, of } = asked(line, t);
  return [line.kind === "figure" && line.span > 1 ? "" : what, of].filter(Boolean).join(" · ");
}

/** What is to be known of the cell that the reader stands on: whose, how far, and every word that was left at it. */
export function InfoBar({ state, context }: { state: State; context: Context }) {
  const t = useTranslations("entry");
  const cell = cellAt(context, state.selection.focus);
  if (!cell) return null;
  const { row, key } = idOf(cell);
  const own = entriesIn(state.entries, row);
  const saved = own.saved[key] ?? NEVER_SAVED;
  const words = own.pending[key]?.words ?? saved.words;
  // What is approved stays in sight while it is changed.
  const approved = own.pending[key] && saved.review === "approved" ? saved.words : saved.approved;
  const standing = standingOf(cell.line, cell.column, own);
  const shown = cell.line.kind === "figure" || textOn(own, cell.line, cell.month) !== "";
  const says = [
    takes(cell.line, t),
    ...standsFor(standing, t),
    shown && saved.by && !standing.unsaved ? saved.by : "",
    approved ? t("bar.approved", { said: inShort(approved) }) : "",
    words.na !== null ? t("bar.na", { reason: words.na }) : "",
    shown && saved.comment && saved.review !== "returned" ? t("bar.comment", { comment: saved.comment }) : "",
    shown && words.note ? t("bar.note", { note: words.note }) : "",
  ];
  return (
    <p className={styles.bar}>
      <b>{t("bar.label", { name: labelOf(cell.line, t), month: cell.month })}</b>
      {says.filter(Boolean).map((text) => (
        <span key={text}>{text}</span>
      ))}
      {shown && saved.review === "returned" ? (
        <span className={styles.returned}>{t("bar.returned", { comment: saved.comment ?? "" })}</span>
      ) : null}
    </p>
  );
}
