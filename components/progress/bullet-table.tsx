"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Markup, markup } from "@/components/ui/markup";
import { cell, Table } from "@/components/ui/table";
import styles from "./bullet-table.module.css";
import { type Row, rowMarkup, type RowWords } from "./row-markup";

export interface RowGroup {
  readonly key: string;
  /** The heading over the rows; null: none. */
  readonly title: string | null;
  readonly note?: string;
  readonly rows: readonly Row[];
}

interface Props {
  readonly caption: string;
  readonly groups: readonly RowGroup[];
  /** Figures not yet approved count: said beside the numbers. */
  readonly provisional: boolean;
  /** The groups begin folded to their headings. */
  readonly folded?: boolean;
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

/** A group's heading, which folds its rows away. */
function GroupHead({ group, open, onToggle }: { group: RowGroup; open: boolean; onToggle: () => void }) {
  return (
    <tbody>
      <tr className={cell.group}>
        <th scope="rowgroup" colSpan={COLUMNS}>
          <button type="button" className={styles.fold} aria-expanded={open} onClick={onToggle}>
            <span aria-hidden="true" className={styles.arrow}>
              {open ? "▾" : "▸"}
            </span>
            {group.title}
          </button>
          {group.note ? <span className={styles.note}>{group.note}</span> : null}
        </th>
      </tr>
    </tbody>
  );
}

const rowsOf = (rows: readonly Row[], words: RowWords): Markup => markup`${rows.map((row) => rowMarkup(row, words))}`;

/**
 * Rows of completion beside schedule, grouped. A client component so that a row crosses to the browser once, as its
 * figures, not as markup and tree. A folded group is on the page all the same, for print.
 */
export function BulletTable({ caption, groups, provisional, folded = false }: Props) {
  const [turned, setTurned] = useState<readonly string[]>([]);
  const words: RowWords = {
    columns: useTranslations("overview.columns"),
    date: useTranslations("app.date"),
    picture: useTranslations("overview.picture"),
    row: useTranslations("overview.row"),
    status: useTranslations("status"),
    reporting: useTranslations("reporting"),
  };
  const toggle = (key: string) =>
    setTurned(turned.includes(key) ? turned.filter((each) => each !== key) : [...turned, key]);
  return (
    <Table caption={caption} sticky cards>
      <Head provisional={provisional} />
      {groups.flatMap((group) => {
        const open = group.title === null || turned.includes(group.key) === folded;
        const head = (
          <GroupHead key={`${group.key} head`} group={group} open={open} onToggle={() => toggle(group.key)} />
        );
        const rows = (
          <tbody
            key={group.key}
            className={open ? styles.rows : `${styles.rows} ${styles.folded}`}
            dangerouslySetInnerHTML={rowsOf(group.rows, words)}
          />
        );
        return group.title === null ? [rows] : [head, rows];
      })}
    </Table>
  );
}
