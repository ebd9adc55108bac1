import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { Board } from "@/lib/boards/rules";
import type { Derivation, LeftOutCell, UsedCell } from "@/lib/progress/derivation";
import { grouped, NONE_SHOWN, showDecimal } from "@/lib/progress/show";
import styles from "./derivation.module.css";

interface Props {
  readonly board: Board;
  readonly derivation: Derivation;
}

const officeName = (board: Board, id: string): string => board.offices.find((office) => office.id === id)?.name ?? id;

type Figure = Pick<UsedCell, "value" | "numerator" | "denominator">;

function figureText({ value, numerator, denominator }: Figure): string {
  if (numerator !== null || denominator !== null)
    return grouped([numerator ?? value, denominator].map(showDecimal).join(" / "));
  return grouped(showDecimal(value));
}

/** Cells of one assignment by month. */
function byAssignment<C extends { readonly assignment: string; readonly office: string }>(cells: readonly C[]): C[][] {
  const groups = new Map<string, C[]>();
  for (const cell of cells) groups.set(cell.assignment, [...(groups.get(cell.assignment) ?? []), cell]);
  return [...groups.values()];
}

function InputCell({ cell, label }: { cell: UsedCell | undefined; label: string }) {
  const t = useTranslations("derivation.inputs");
  if (!cell)
    return (
      <td className={styles.input} data-label={label}>
        {NONE_SHOWN}
      </td>
    );
  const marks = [cell.review === "approved" ? "" : t(`reviews.${cell.review}`), cell.late ? t("late") : ""].filter(
    Boolean,
  );
  return (
    <td className={styles.input} data-label={label}>
      {figureText(cell)}
      {marks.map((mark) => (
        <small key={mark} className={styles.mark}>
          {mark}
        </small>
      ))}
    </td>
  );
}

/** Last year's months, where growth is measured against them. */
function LastYear({ figures, months }: { figures: Derivation["actual"]["lastYear"]; months: readonly number[] }) {
  const t = useTranslations("derivation.inputs");
  const charts = useTranslations("charts");
  return (
    <tr>
      <th scope="row">{t("history")}</th>
      {months.map((month) => (
        <td key={month} className={styles.input} data-label={charts("month", { month })}>
          {grouped(showDecimal(figures.find((figure) => figure.month === month)?.value ?? null))}
        </td>
      ))}
    </tr>
  );
}

/** What went in: a row for each office, a column for each month that has something. */
export function DerivationInputs({ board, derivation }: Props) {
  const t = useTranslations("derivation.inputs");
  const charts = useTranslations("charts");
  const { used, lastYear } = derivation.actual;
  const months = [...new Set([...used, ...lastYear].map(({ month }) => month))].sort((a, b) => a - b);
  if (months.length === 0) return null;
  return (
    <Table caption={t("title")} cards>
      <thead>
        <tr>
          <th scope="col">{t("office")}</th>
          {months.map((month) => (
            <th key={month} scope="col" className={styles.input}>
              {charts("month", { month })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byAssignment(used).map((cells) => (
          <tr key={cells[0]?.assignment}>
            <th scope="row">{officeName(board, cells[0]?.office ?? "")}</th>
            {months.map((month) => (
              <InputCell
                key={month}
                cell={cells.find((cell) => cell.month === month)}
                label={charts("month", { month })}
              />
            ))}
          </tr>
        ))}
        {lastYear.length > 0 ? <LastYear figures={lastYear} months={months} /> : null}
      </tbody>
    </Table>
  );
}

/** The same reason at the same office, said once for all its months. */
function gathered(cells: readonly LeftOutCell[]): { cell: LeftOutCell; months: number[] }[] {
  const groups = new Map<string, { cell: LeftOutCell; months: number[] }>();
  for (const cell of cells) {
    const key = [cell.assignment, cell.reason, cell.na].join("\n");
    const group = groups.get(key);
    if (group) group.months.push(cell.month);
    else groups.set(key, { cell, months: [cell.month] });
  }
  return [...groups.values()];
}

/** What did not go in, and why. */
export function DerivationLeftOut({ board, derivation }: Props) {
  const t = useTranslations("derivation.leftOut");
  const charts = useTranslations("charts");
  const { leftOut } = derivation.actual;
  if (leftOut.length === 0) return <p className={styles.words}>{t("none")}</p>;
  return (
    <ul className={styles.leftOut}>
      {gathered(leftOut).map(({ cell, months }) => {
        const reason = t(`reasons.${cell.reason}`);
        return (
          <li key={`${cell.assignment} ${cell.reason} ${cell.na}`}>
            <span>{officeName(board, cell.office)}</span>
            <span>
              {months
                .sort((a, b) => a - b)
                .map((month) => charts("month", { month }))
                .join(t("comma"))}
            </span>
            <span>{cell.na ? t("because", { reason, detail: cell.na }) : reason}</span>
          </li>
        );
      })}
    </ul>
  );
}
