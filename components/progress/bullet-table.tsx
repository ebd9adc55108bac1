"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { markup } from "@/components/ui/markup";
import { cell, HeadWords, Table } from "@/components/ui/table";
import styles from "./bullet-table.module.css";
import { type PackedRows, unpackRows } from "./packed-rows";
import { rowMarkup, type RowWords } from "./row-markup";
import { useRowWords } from "./row-words";

export interface RowGroup {
  readonly key: string;
  /** The heading over the rows; null: none. */
  readonly title: string | null;
  readonly note?: string;
  readonly rows: PackedRows;
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
    <th scope="col" className={`${cell.number} ${styles[`${name}Head`] ?? ""}`}>
      <HeadWords>{t(name)}</HeadWords>
      {name === "schedule" ? null : mark}
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" className={`${cell.center} ${cell.tight}`}>
          {t("no")}
        </th>
        <th scope="col" className={styles.nameHead}>
          {t("indicator")}
        </th>
        <th scope="col" className={styles.responsibleHead}>
          {t("responsible")}
        </th>
        {figure("actual")}
        <th scope="col" className={styles.picture}>
          {t("picture")}
        </th>
        {figure("completion")}
        {figure("schedule")}
        {figure("gap")}
        <th scope="col" className={styles.statusHead}>
          {t("status")}
        </th>
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

const NOTHING = markup``;

/**
 * Has what began folded away been drawn? Soon after the page is up, when the browser has nothing else to do; at once
 * before printing, because paper has every row.
 */
function useDrawnLater(folded: boolean): boolean {
  const [drawn, setDrawn] = useState(!folded);
  useEffect(() => {
    if (drawn) return undefined;
    const now = () => flushSync(() => setDrawn(true));
    const idle = window.requestIdleCallback(() => setDrawn(true));
    window.addEventListener("beforeprint", now);
    return () => {
      window.cancelIdleCallback(idle);
      window.removeEventListener("beforeprint", now);
    };
  }, [drawn]);
  return drawn;
}

interface GroupRowsProps {
  readonly packed: PackedRows;
  readonly words: RowWords;
  readonly open: boolean;
}

/** A group's rows; those that begin folded come to the browser as figures alone. */
function GroupRows({ packed, words, open }: GroupRowsProps) {
  const drawn = useDrawnLater(!open) || open;
  const rows = useMemo(
    () => (drawn ? markup`${unpackRows(packed).map((row) => rowMarkup(row, words))}` : NOTHING),
    [drawn, packed, words],
  );
  return <tbody className={open ? styles.rows : `${styles.rows} ${styles.folded}`} dangerouslySetInnerHTML={rows} />;
}

/**
 * Rows of completion beside schedule, grouped. A client component so that a row crosses to the browser once, as its
 * figures, not as markup and tree. A folded group is on the page all the same, for print.
 */
export function BulletTable({ caption, groups, provisional, folded = false }: Props) {
  const [turned, setTurned] = useState<readonly string[]>([]);
  const words = useRowWords();
  const toggle = (key: string) =>
    setTurned(turned.includes(key) ? turned.filter((each) => each !== key) : [...turned, key]);
  return (
    <Table caption={caption} sticky cards>
      <Head provisional={provisional} />
      {groups.flatMap((group) => {
        const open = group.title === null || turned.includes(group.key) === folded;
        const rows = <GroupRows key={group.key} packed={group.rows} words={words} open={open} />;
        if (group.title === null) return [rows];
        const toggleThis = () => toggle(group.key);
        return [<GroupHead key={`${group.key} head`} group={group} open={open} onToggle={toggleThis} />, rows];
      })}
    </Table>
  );
}
