import { useTranslations } from "next-intl";
import { AverageBar } from "@/components/progress/average-bar";
import { Reported } from "@/components/progress/reported";
import { StatusCounts } from "@/components/progress/status-counts";
import { cell, Table } from "@/components/ui/table";
import type { OfficeSummary } from "@/lib/boards/offices";
import type { PlanTerms } from "@/lib/progress/model";
import { type Address, hrefWith } from "@/lib/web/address";
import styles from "./offices-table.module.css";

interface Props {
  readonly summaries: readonly OfficeSummary[];
  readonly address: Address;
  readonly terms: PlanTerms;
}

const DEEPEST = 3;

function Head() {
  const t = useTranslations("offices.columns");
  return (
    <thead>
      <tr>
        <th scope="col">{t("office")}</th>
        <th scope="col" className={cell.number}>
          {t("leads")}
        </th>
        <th scope="col">{t("statuses")}</th>
        <th scope="col" className={styles.average}>
          {t("average")}
        </th>
        <th scope="col" className={cell.number}>
          {t("counted")}
        </th>
        <th scope="col" className={cell.number}>
          {t("reported")}
        </th>
      </tr>
    </thead>
  );
}

/** Offices as a tree. */
export function OfficesTable({ summaries, address, terms }: Props) {
  const t = useTranslations("offices.columns");
  return (
    <Table caption={t("caption")} sticky>
      <Head />
      <tbody>
        {summaries.map(({ office, depth, leads, statuses, completion, reported, expected }) => (
          <tr key={office.id}>
            <th scope="row" className={styles[`depth${Math.min(depth, DEEPEST)}`]}>
              <a href={hrefWith(`/offices/${encodeURIComponent(office.id)}`, address)}>{office.name}</a>
            </th>
            <td className={cell.number}>{leads.length}</td>
            <td>
              <StatusCounts counts={statuses} />
            </td>
            <td className={styles.average}>
              <AverageBar average={completion.average} terms={terms} />
            </td>
            <td className={cell.number}>{t("of", { part: completion.counted, whole: completion.total })}</td>
            <td className={cell.number}>
              <Reported reported={reported} expected={expected} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
