import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Gap } from "@/components/progress/gap";
import { ReportingMark } from "@/components/progress/reporting-mark";
import { StatusMark } from "@/components/progress/status-mark";
import { cell, Table } from "@/components/ui/table";
import type { BoardIndicator } from "@/lib/boards/rules";
import type { PlanTerms } from "@/lib/progress/model";
import { grouped, NONE_SHOWN, showActual, showChange } from "@/lib/progress/show";
import { noDataOf, rowOnPage } from "@/lib/progress/shown";
import styles from "./month-table.module.css";

interface Props {
  /** The indicator at the end of months 1…12. */
  readonly months: readonly BoardIndicator[];
  readonly terms: PlanTerms;
  readonly cutOff: number;
  readonly recovered: readonly number[];
}

const COLUMNS = [
  "month",
  "own",
  "actual",
  "lastYear",
  "change",
  "completion",
  "schedule",
  "gap",
  "status",
  "reporting",
] as const;
type Column = (typeof COLUMNS)[number];
const FLOWS = ["own", "lastYear", "change"] as const;

/** What only some indicators have is left out where no month has it. */
function columnsOf(months: readonly BoardIndicator[]): readonly Column[] {
  const has = {
    own: months.some((at) => at.monthActual !== null),
    lastYear: months.some((at) => at.lastYear !== null),
    change: months.some((at) => at.yearOnYear !== null),
  };
  return COLUMNS.filter((column) => !FLOWS.some((name) => name === column && !has[name]));
}

function useMonthName({ janFebCombined }: PlanTerms): (month: number) => string {
  const charts = useTranslations("charts");
  const t = useTranslations("indicator.months");
  return (month) => (janFebCombined && month === 2 ? t("combined") : charts("month", { month }));
}

function Recovered() {
  const t = useTranslations("indicator.months");
  return (
    <small className={styles.recovered} title={t("recoveredHint")}>
      ↺ {t("recovered")}
    </small>
  );
}

interface Standing {
  readonly at: BoardIndicator;
  readonly terms: PlanTerms;
  readonly later: boolean;
  readonly recovered: boolean;
}

/** A cell's content; after the cut-off only the schedule is known. */
function contentOf(column: Column, { at, terms, later, recovered }: Standing): ReactNode {
  const { model, progress } = at;
  const row = rowOnPage(at, terms);
  if (column === "schedule") return row.schedule;
  if (later) return column === "status" || column === "reporting" ? null : NONE_SHOWN;
  switch (column) {
    case "own":
      return grouped(showActual(at.monthActual, model));
    case "actual":
      return row.actual;
    case "lastYear":
      return grouped(showActual(at.lastYear, model));
    case "change":
      return grouped(showChange(at.yearOnYear));
    case "completion":
      return row.completion;
    case "gap":
      return <Gap gap={progress.gap && row.gap} />;
    case "status":
      return (
        <>
          <StatusMark status={progress.status} noData={noDataOf(progress)} /> {recovered ? <Recovered /> : null}
        </>
      );
    default:
      return <ReportingMark reporting={progress.reporting} />;
  }
}

const isWord = (column: Column): boolean => column === "status" || column === "reporting";
const isPrincipal = (column: Column): boolean => column === "actual" || column === "completion";
const lookOf = (column: Column): string | undefined => {
  if (isWord(column)) return undefined;
  if (column === "schedule") return `${cell.number} ${styles.known}`;
  return isPrincipal(column) ? `${cell.number} ${styles.actual}` : cell.number;
};
const lookOfRow = (month: number, cutOff: number): string | undefined => {
  if (month === cutOff) return styles.cutOff;
  return month > cutOff ? styles.later : undefined;
};

/** The year month by month: the chart's numbers, and how each month stood. */
export function MonthTable({ months, terms, cutOff, recovered }: Props) {
  const t = useTranslations("indicator.months");
  const nameOf = useMonthName(terms);
  const columns = columnsOf(months.slice(0, cutOff));
  const shown = months
    .map((at, index) => ({ at, month: index + 1 }))
    .filter(({ month }) => !(terms.janFebCombined && month === 1));
  return (
    <Table caption={t("title")} cards>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === "month" ? undefined : lookOf(column)}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map(({ at, month }) => (
          <tr key={month} className={lookOfRow(month, cutOff)}>
            <th scope="row">{nameOf(month)}</th>
            {columns.slice(1).map((column) => (
              <td key={column} className={lookOf(column)} data-label={isWord(column) ? undefined : t(column)}>
                {contentOf(column, { at, terms, later: month > cutOff, recovered: recovered.includes(month) })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
