import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { cell, Table } from "@/components/ui/table";
import type { Counted, CountedRow } from "@/lib/boards/counted";
import { grouped, NONE_SHOWN, showActual, showPercent } from "@/lib/progress/show";
import { hrefWith } from "@/lib/web/address";
import type { Shown } from "../../_components/rows";

const COLUMNS = ["completion", "schedule", "atSchedule", "weight", "worth", "share"] as const;
type Column = (typeof COLUMNS)[number];

/** Every row with what it adds to the average, and whether it is at schedule; in the order of the meeting's table. */
export function CountedTable({ counted, shown }: { counted: Counted; shown: Pick<Shown, "numbers" | "address"> }) {
  const t = useTranslations("counted");
  if (counted.rows.length === 0) return <EmptyState title={t("none")} />;
  const numberOf = ({ item }: CountedRow) => shown.numbers.get(item.indicator.id) ?? 0;
  const rows = [...counted.rows].sort((a, b) => numberOf(a) - numberOf(b));
  return (
    <Table caption={t("title")} sticky cards>
      <thead>
        <tr>
          <th scope="col" className={`${cell.center} ${cell.tight}`}>
            {t("columns.no")}
          </th>
          <th scope="col">{t("columns.indicator")}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={cell.number}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <Row key={`${row.item.indicator.id} ${place}`} row={row} no={numberOf(row)} address={shown.address} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, no, address }: { row: CountedRow; no: number; address: Shown["address"] }) {
  const t = useTranslations("counted");
  const { item, progress } = row;
  const texts: Readonly<Record<Column, string>> = {
    completion: grouped(showPercent(progress.completion)),
    schedule: showPercent(progress.schedule),
    atSchedule: t(row.atSchedule === null ? "notComparable" : `is.${row.atSchedule ? "yes" : "no"}`),
    weight: showActual(row.weight, { decimals: 2 }),
    worth: showPercent(row.worth),
    share: row.share === null ? NONE_SHOWN : showPercent(row.share),
  };
  return (
    <tr>
      <td className={`${cell.center} ${cell.tight}`}>{no}</td>
      <th scope="row">
        <a href={`${hrefWith(`/indicators/${encodeURIComponent(item.indicator.id)}`, address)}#derivation`}>
          {item.indicator.model.name}
        </a>
      </th>
      {COLUMNS.map((column) => (
        <td key={column} className={cell.number} data-label={t(`columns.${column}`)}>
          {texts[column]}
        </td>
      ))}
    </tr>
  );
}
