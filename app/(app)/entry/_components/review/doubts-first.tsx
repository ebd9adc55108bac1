"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { labelOf } from "../cells/cell";
import { type Entries, entriesIn } from "../cells/entries";
import type { Line } from "../cells/lines";
import { type Decidable, doubtful, saidOf } from "./review";
import type { Review } from "./use-deciding";
import styles from "./doubts-first.module.css";

interface Props {
  readonly review: Review;
  readonly lines: readonly Line[];
  readonly entries: Entries;
}

/** Before everything is approved at once: what was kept as doubtful, and why. */
export function DoubtsFirst({ review: { asking: all, approve, stopAsking }, lines, entries }: Props) {
  const t = useTranslations("entry");
  const doubts = doubtful(all, entries);
  if (doubts.length === 0) return null;
  const rest = all.filter((item) => !doubts.includes(item));
  const named = (item: Decidable) => {
    const line = lines.find(({ row }) => row.id === item.row);
    return { name: line ? labelOf(line, t) : "", comment: saidOf(entriesIn(entries, item.row), item).comment ?? "" };
  };
  return (
    <Notice kind="warn" title={t("review.ask", { count: doubts.length })}>
      <ul className={styles.doubts}>
        {doubts.map((item) => (
          <li key={`${item.row} ${item.key}`}>{t("review.named", named(item))}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onClick={stopAsking}>{t("forms.cancel")}</Button>
        <Button onClick={() => approve(all)}>{t("review.all", { count: all.length })}</Button>
        {rest.length > 0 ? (
          <Button look="primary" onClick={() => approve(rest)}>
            {t("review.rest", { count: rest.length })}
          </Button>
        ) : null}
      </div>
    </Notice>
  );
}
