"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { GridMonth } from "@/lib/entry/rules";
import type { View } from "@/lib/progress/model";
import { type RowEntries } from "../cells/entries";
import { asked, Cell } from "../cells/cell";
import type { Derived } from "../cells/derived";
import type { Line } from "../cells/lines";
import { COMPUTED, derivedOf, isLong } from "../cells/widths";
import { RowReview } from "../review/row-review";
import type { Editing } from "../selection/state";
import styles from "./grid.module.css";

interface Props {
  readonly line: Line;
  readonly months: readonly GridMonth[];
  readonly view: View;
  readonly own: RowEntries;
  /** With what is being typed; the same as `own` where nothing is. */
  readonly live: RowEntries;
  readonly showOffice: boolean;
  readonly reviewing: boolean;
  /** The marked months, 0 for none. */
  readonly from: number;
  readonly to: number;
  /** The month that the reader stands on, 0 for none. */
  readonly standing: number;
  readonly focus: number;
  readonly editing: Editing | null;
  readonly onType: (text: string) => void;
}

/** One line of the grid; it renders again only when something of it changes. */
export const LineRow = memo(function LineRow(props: Props) {
  const { line, months, view, own, live, showOffice, reviewing, from, to, standing, focus, editing, onType } = props;
  return (
    <tr aria-rowindex={line.at + 2} className={line.first ? styles.first : undefined}>
      <LineHead line={line} showOffice={showOffice} />
      {months.map((column) => (
        <Cell
          key={column.month}
          line={line}
          column={column}
          own={own}
          current={column.month === view.month}
          marked={column.month >= from && column.month <= to}
          focus={column.month === standing ? focus : null}
          editing={column.month === standing ? editing : null}
          onType={onType}
        />
      ))}
      {line.first ? <DerivedCells line={line} own={live} view={view} /> : null}
      {reviewing ? <RowReview line={line} grid={{ month: view.month, months }} own={own} /> : null}
    </tr>
  );
});

function LineHead({ line, showOffice }: { line: Line; showOffice: boolean }) {
  const t = useTranslations("entry");
  const { row, span, first } = line;
  const office = showOffice ? <small className={styles.office}>{row.office}</small> : null;
  const { what, of } = asked(line, t);
  const name = line.kind === "date" ? line.milestone.title : row.indicator.name;
  return (
    <>
      {line.kind === "date" || first ? (
        <th scope="row" rowSpan={line.kind === "date" ? 1 : span} className={styles.name} title={name}>
          {name}
          {first ? office : null}
        </th>
      ) : null}
      <td className={styles.unit} aria-colindex={2}>
        {what}
        {of ? <small>{of}</small> : null}
      </td>
    </>
  );
}

function DerivedCells({ line, own, view }: { line: Line; own: RowEntries; view: View }) {
  const derived = derivedOf(line.row, own, view);
  return (
    <>
      {COMPUTED.map((column, place) => (
        <td
          key={column}
          rowSpan={line.span}
          aria-colindex={place + 15}
          className={`${styles.derived} ${styles[column]} ${lookOf(column, derived)}`}
          data-derived={column}
        >
          {derived[column]}
          {column === "actual" ? <Reach {...derived} /> : null}
        </td>
      ))}
    </>
  );
}

/** Below a value: that it is the latest of levels, and the month it goes up to where that is an earlier one. */
function Reach({ latest, through }: Pick<Derived, "latest" | "through">) {
  const t = useTranslations("entry");
  const words = [latest ? t("latest") : "", through === null ? "" : t("through", { month: through })].filter(Boolean);
  return words.length > 0 ? <small className={styles.reach}>{words.join(" ")}</small> : null;
}

function lookOf(column: (typeof COMPUTED)[number], derived: Derived): string {
  return [column === "gap" && gapLook(derived.gap), isLong(derived[column], column) && styles.long]
    .filter(Boolean)
    .join(" ");
}

function gapLook(gap: string): string | undefined {
  if (/^[-−]/.test(gap)) return styles.behind;
  return gap.startsWith("+") ? styles.ahead : undefined;
}
