"use client";

import { useTranslations } from "next-intl";
import { Bullet } from "@/components/progress/bullet";
import { StatusMark } from "@/components/progress/status-mark";
import type { WallRow } from "@/lib/wall/rules";
import styles from "./wall.module.css";

/** Digits of a number that stand in its column at full size. */
const LONG = 12;

/** One indicator, one row: what it is and whose, how far it is beside where it should be. */
export function Row({ row }: { row: WallRow }) {
  const t = useTranslations("wall");
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <strong>{row.name}</strong>
        <span>
          {row.throughMonth === null ? "" : `${t("through", { month: row.throughMonth })} · `}
          {row.partly === null ? "" : `${t("partly", row.partly)} · `}
          {row.responsible} · {row.source}
        </span>
      </div>
      <div className={styles.amount}>
        <strong className={row.actual.length > LONG ? styles.long : styles.whole}>{row.actual}</strong>
        <span>
          {row.target === "–" ? null : <span className={styles.whole}>/ {row.target}</span>} {row.unit}
        </span>
      </div>
      <Bullet
        shares={row.shares}
        status={row.status}
        label={t("picture", { completion: row.completion, gap: row.gap })}
      />
      <strong className={styles.number}>{row.completion === "–" ? "–" : `${row.completion}%`}</strong>
      <span className={styles.number}>{row.gap}</span>
      <StatusMark status={row.status} noData={row.noData} />
    </li>
  );
}
