"use client";

import { useTranslations } from "next-intl";
import { Bullet } from "@/components/progress/bullet";
import { StatusMark } from "@/components/progress/status-mark";
import type { WallRow } from "@/lib/wall/rules";
import styles from "./wall.module.css";

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
        <strong>{row.actual}</strong>
        <span>
          {row.target === "–" ? "" : `/ ${row.target}`} {row.unit}
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
