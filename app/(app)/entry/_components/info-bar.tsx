"use client";

import { useTranslations } from "next-intl";
import { UNSEEN, sheetOf } from "./cells/book";
import { labelOf } from "./cells/cell";
import { placeOf, textOn } from "./cells/edits";
import { standingOf } from "./cells/marks";
import { cellAt, type Context, type State } from "./selection/state";
import styles from "./info-bar.module.css";

/** What is to be known of the cell that the reader stands on: whose, how far, and every word that was left at it. */
export function InfoBar({ state, context }: { state: State; context: Context }) {
  const t = useTranslations("entry");
  const cell = cellAt(context, state.selection.focus);
  if (!cell) return null;
  const { row, slot } = placeOf(cell);
  const sheet = sheetOf(state.book, row);
  const seen = sheet.seen[slot] ?? UNSEEN;
  const words = sheet.pending[slot]?.words ?? seen.words;
  const { mark, unsaved } = standingOf(cell.line, cell.column, sheet);
  const shown = cell.line.kind === "figure" || textOn(sheet, slot, cell.line, cell.month) !== "";
  const says = [
    unsaved ? t(`unsaved.${unsaved}`) : t(`marks.${mark}`),
    shown && seen.by && !unsaved ? seen.by : "",
    words.na !== null ? t("bar.na", { reason: words.na }) : "",
    shown && seen.comment && seen.review !== "returned" ? t("bar.comment", { comment: seen.comment }) : "",
    shown && words.note ? t("bar.note", { note: words.note }) : "",
  ];
  return (
    <p className={styles.bar}>
      <b>{t("bar.label", { name: labelOf(cell.line, t), month: cell.month })}</b>
      {says.filter(Boolean).map((text) => (
        <span key={text}>{text}</span>
      ))}
      {shown && seen.review === "returned" ? (
        <span className={styles.returned}>{t("bar.returned", { comment: seen.comment ?? "" })}</span>
      ) : null}
    </p>
  );
}
