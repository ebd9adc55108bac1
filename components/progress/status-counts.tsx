import { useTranslations } from "next-intl";
import type { Status } from "@/lib/progress/terms";
import { StatusShape } from "./status-mark";
import styles from "./status-counts.module.css";

export interface CountedStatus {
  readonly status: Status;
  readonly count: number;
}

/** How many of each status, on a line: shape, word and number. */
export function StatusCounts({ counts }: { counts: readonly CountedStatus[] }) {
  const t = useTranslations("status");
  if (counts.length === 0) return <>–</>;
  return (
    <ul className={styles.counts}>
      {counts.map(({ status, count }) => (
        <li key={status}>
          <StatusShape status={status} />
          <span className={styles.word}>{t(status)}</span>
          {count}
        </li>
      ))}
    </ul>
  );
}
