"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext } from "react";
import type { RowEntries } from "../cells/entries";
import type { Line } from "../cells/lines";
import { type Decidable, decidableOn } from "./review";
import styles from "../table/grid.module.css";

export interface Deciding {
  readonly approve: (items: readonly Decidable[]) => void;
  /** Opens the form for the word that goes with a return. */
  readonly giveBack: (item: Decidable, line: Line) => void;
}

/** Handed down beside the lines, so that a line is not drawn anew for it. */
export const DecidingContext = createContext<Deciding>({ approve: () => undefined, giveBack: () => undefined });

/** The last column for who reviews: approve or return what is submitted. */
export function RowReview({ line, month, own }: { line: Line; month: number; own: RowEntries }) {
  const t = useTranslations("entry");
  const { approve, giveBack } = useContext(DecidingContext);
  if (line.kind === "figure" && !line.first) return null;
  const item = decidableOn(line, month, own);
  return (
    <td rowSpan={line.kind === "figure" ? line.span : 1} className={styles.review} aria-colindex={20}>
      {item ? (
        <span className={styles.decide}>
          <button type="button" className={styles.approve} onClick={() => approve([item])}>
            {t("approve")}
          </button>
          <button type="button" className={styles.return} onClick={() => giveBack(item, line)}>
            {t("return")}
          </button>
        </span>
      ) : null}
    </td>
  );
}
