import { useTranslations } from "next-intl";
import { monthText } from "@/lib/calendar/rules";
import type { Grid, GridMonth } from "@/lib/entry/rules";
import { COMPUTED } from "../cells/widths";
import styles from "./grid.module.css";

/** The head of the grid; a month leads to its own entry. */
export function MonthHeads({ grid, reviewing }: { grid: Grid; reviewing: boolean }) {
  const t = useTranslations("entry");
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles.nameHead}>
          {t("columns.indicator")}
        </th>
        <th scope="col" className={styles.unitHead}>
          {t("columns.unit")}
        </th>
        {grid.months.map((month) => (
          <MonthHead key={month.month} grid={grid} {...month} />
        ))}
        {COMPUTED.map((column) => (
          <th key={column} scope="col" className={`${styles.derivedHead} ${styles[column]}`}>
            {t(`columns.${column}`, { month: grid.month })}
          </th>
        ))}
        {reviewing ? (
          <th scope="col" className={styles.reviewHead}>
            {t("columns.review")}
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function MonthHead({ grid, month, locked }: { grid: Grid } & GridMonth) {
  const t = useTranslations("entry");
  const { terms, month: current, office, plan } = grid;
  const query = new URLSearchParams({ month: monthText(plan.year, month), ...(office === null ? {} : { office }) });
  return (
    <th
      scope="col"
      aria-colindex={month + 2}
      aria-current={month === current ? "true" : undefined}
      className={month === current ? styles.currentHead : styles.monthHead}
    >
      <a href={`/entry?${query}`} tabIndex={-1}>
        {terms.janFebCombined && month === 2 ? t("janFeb") : t("monthShort", { month })}
      </a>
      {locked ? <small title={t("marks.locked")}>{t("lockedShort")}</small> : null}
    </th>
  );
}
