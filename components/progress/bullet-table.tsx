"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cell, Table } from "@/components/ui/table";
import { BulletRow, type Row, useRowWords } from "./bullet-row";
import styles from "./bullet-table.module.css";

export interface RowGroup {
  readonly key: string;
  /** The heading over the rows; null: none. */
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly rows: readonly Row[];
}

interface Props {
  readonly caption: string;
  readonly groups: readonly RowGroup[];
  /** Figures not yet approved count: said beside the numbers. */
  readonly provisional: boolean;
}

const COLUMNS = 9;

function Head({ provisional }: { provisional: boolean }) {
  const t = useTranslations("overview.columns");
  const mark = provisional ? <small className={styles.provisional}>{t("provisional")}</small> : null;
  const figure = (name: "actual" | "completion" | "schedule" | "gap") => (
    <th scope="col" className={cell.number}>
      {t(name)}
      {name === "schedule" ? null : mark}
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" className={`${cell.center} ${cell.tight}`}>
          {t("no")}
        </th>
        <th scope="col">{t("indicator")}</th>
        <th scope="col">{t("responsible")}</th>
        {figure("actual")}
        <th scope="col" className={styles.picture}>
          {t("picture")}
        </th>
        {figure("completion")}
        {figure("schedule")}
        {figure("gap")}
        <th scope="col">{t("status")}</th>
      </tr>
    </thead>
  );
}

/** Rows of completion beside schedule, grouped. A client component so that a row crosses to the browser once, as its figures, not as markup and tree. */
export function BulletTable({ caption, groups, provisional }: Props) {
  const words = useRowWords();
  return (
    <Table caption={caption} sticky>
      <Head provisional={provisional} />
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.title === null ? null : (
            <tr className={cell.group}>
              <th scope="rowgroup" colSpan={COLUMNS}>
                {group.title}
                {group.note ? <span className={styles.note}>{group.note}</span> : null}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <BulletRow key={row.key} row={row} words={words} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}
