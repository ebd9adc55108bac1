"use client";

import { useTranslations } from "next-intl";
import type { Status } from "@/lib/progress/terms";
import type { CountedStatus } from "./status-counts";
import { StatusSign } from "./status-mark";
import styles from "./status-matrix.module.css";

interface Line {
  readonly label: string;
  readonly total: number;
  readonly counts: readonly CountedStatus[];
}

interface Props {
  readonly caption: string;
  readonly lines: readonly Line[];
  /** Best first. */
  readonly statuses: readonly Status[];
  /** The status the page is narrowed to. */
  readonly current: Status | null;
  /** The page narrowed to each of the statuses; of the current one, the page without. */
  readonly hrefs: readonly string[];
}

/** Tasks and indicators by status, each count a filter of the page. */
export function StatusMatrix({ caption, lines, statuses, current, hrefs }: Props) {
  const t = useTranslations("status");
  const countOf = (line: Line, status: Status) => line.counts.find((each) => each.status === status)?.count ?? 0;
  return (
    <table className={styles.matrix}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            {t("label")}
          </th>
          {statuses.map((status, place) => (
            <th key={status} scope="col" className={status === current ? styles.current : undefined}>
              <a href={hrefs[place]} aria-current={status === current ? "true" : undefined}>
                <StatusSign status={status} word={t(status)} />
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row" className={styles.corner}>
              {line.label} <b>{line.total}</b>
            </th>
            {statuses.map((status) => (
              <td key={status} className={status === current ? styles.current : undefined}>
                {countOf(line, status) || <span className={styles.zero}>0</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
