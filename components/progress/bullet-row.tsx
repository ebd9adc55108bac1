import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cell } from "@/components/ui/table";
import { Bullet } from "./bullet";
import styles from "./bullet-table.module.css";
import { Gap } from "./gap";
import { ReportingSign } from "./reporting-mark";
import type { Figures } from "./row";
import { StatusSign, statusWord } from "./status-mark";

export interface Row {
  readonly key: string;
  /** The task's number in the plan. */
  readonly no: string;
  readonly name: string;
  /** A second line below the name: the task in its own words. */
  readonly detail: string | null;
  /** Who answers for it: the post, then the office. */
  readonly post: string | null;
  readonly office: string;
  readonly href: string;
  readonly figures: Figures;
}

/** What rows say; found once for a table, as finding words costs more than a row. */
export function useRowWords() {
  return {
    date: useTranslations("app.date"),
    picture: useTranslations("overview.picture"),
    status: useTranslations("status"),
    reporting: useTranslations("reporting"),
  };
}
export type RowWords = ReturnType<typeof useRowWords>;

interface Part {
  readonly row: Row;
  readonly words: RowWords;
}

/** A figure that leads to its derivation; of a row's, only the completion is a stop of the Tab key. */
function Derived({ row, figure, stop = false }: { row: Row; figure: ReactNode; stop?: boolean }) {
  return figure === null ? (
    "–"
  ) : (
    <a href={`${row.href}#derivation`} tabIndex={stop ? undefined : -1}>
      {figure}
    </a>
  );
}

function Name({ row }: { row: Row }) {
  return (
    <th scope="row" className={styles.name}>
      <a href={row.href}>{row.name}</a>
      {row.detail ? (
        <small className={styles.task} title={row.detail}>
          {row.detail}
        </small>
      ) : null}
    </th>
  );
}

function Responsible({ post, office }: { post: string | null; office: string }) {
  return (
    <td className={styles.responsible}>
      {post ?? office}
      {post ? <small className={styles.detail}>{office}</small> : null}
    </td>
  );
}

function ActualOfTarget({ row, words }: Part) {
  const { actual, target, unit, through } = row.figures;
  return (
    <td className={`${cell.number} ${styles.actual}`}>
      <Derived row={row} figure={actual} />
      {target === null ? null : <span className={styles.target}>{`/${target}`}</span>} <span className={styles.unit}>{unit}</span>
      {through === null ? null : <small className={styles.through}>{words.date("through", { month: through })}</small>}
    </td>
  );
}

/** Does the reporting mark tell what the status does not? */
const saysMore = ({ status, reporting: { mark, expected } }: Figures): boolean =>
  mark !== "not_due" && (status !== "no_data" || expected > 1);

function Marks({ row: { figures }, words }: Part) {
  const { status, reporting } = figures;
  return (
    <td className={styles.status}>
      <StatusSign status={status} word={statusWord(words.status, { status, reporting: reporting.mark })} />
      {saysMore(figures) ? (
        <small className={styles.detail}>
          <ReportingSign reporting={reporting} words={words.reporting} />
        </small>
      ) : null}
    </td>
  );
}

/** The picture in words. */
function labelOf({ completion, schedule, gap }: Figures, { picture }: RowWords): string {
  if (completion === null) return picture("none");
  return schedule === null || gap === null ? picture("completion", { completion }) : picture("both", { completion, schedule, gap });
}

/** One indicator (or one assignment), one row. */
export function BulletRow({ row, words }: Part) {
  const { figures } = row;
  return (
    <tr>
      <td className={`${cell.center} ${cell.tight}`}>{row.no}</td>
      <Name row={row} />
      <Responsible post={row.post} office={row.office} />
      <ActualOfTarget row={row} words={words} />
      <td className={styles.picture}>
        <Bullet shares={figures.shares} status={figures.status} label={labelOf(figures, words)} />
      </td>
      <td className={`${cell.number} ${styles.completion}`}>
        <Derived row={row} figure={figures.completion} stop />
      </td>
      <td className={`${cell.number} ${styles.quiet}`}>
        <Derived row={row} figure={figures.schedule} />
      </td>
      <td className={`${cell.number} ${styles.quiet}`}>
        <Derived row={row} figure={figures.gap === null ? null : <Gap gap={figures.gap} />} />
      </td>
      <Marks row={row} words={words} />
    </tr>
  );
}
