"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { Grid } from "@/lib/entry/rules";
import type { RowEntries } from "../cells/entries";
import type { Line } from "../cells/lines";
import { type Decidable, decidableOn, saidOf } from "./review";
import styles from "../table/grid.module.css";

export interface Deciding {
  readonly approve: (item: Decidable, line: Line) => void;
  /** Opens the form for the word that goes with a return. */
  readonly giveBack: (item: Decidable, line: Line) => void;
}

/** Handed down beside the lines, so that it makes no line render again. */
export const DecidingContext = createContext<Deciding>({ approve: () => undefined, giveBack: () => undefined });

interface Props {
  readonly line: Line;
  readonly grid: Pick<Grid, "month" | "months">;
  readonly own: RowEntries;
}

/** The last column for who reviews. */
export function RowReview({ line, grid, own }: Props) {
  if (line.kind === "figure" && !line.first) return null;
  return (
    <td rowSpan={line.kind === "figure" ? line.span : 1} className={styles.review} aria-colindex={20}>
      <ReviewButtons line={line} grid={grid} own={own} />
    </td>
  );
}

/** Approve or return what is submitted, with what was said of it: why a doubtful figure was kept, and the note. */
export function ReviewButtons({ line, grid, own }: Props) {
  const t = useTranslations("entry");
  const { approve, giveBack } = useContext(DecidingContext);
  const item = decidableOn(line, grid, own);
  if (!item) return null;
  const { comment, note, approved } = saidOf(own, item);
  return (
    <>
      <span className={styles.decide}>
        <button type="button" className={styles.approve} onClick={() => approve(item, line)}>
          {t("approve")}
        </button>
        <button type="button" className={styles.return} onClick={() => giveBack(item, line)}>
          {t("return")}
        </button>
      </span>
      {approved ? <small className={styles.note}>{t("bar.approved", { said: approved })}</small> : null}
      {comment ? (
        <small className={styles.doubt} title={comment}>
          {t("review.doubt", { comment })}
        </small>
      ) : null}
      {note ? (
        <small className={styles.note} title={note}>
          {t("bar.note", { note })}
        </small>
      ) : null}
    </>
  );
}
