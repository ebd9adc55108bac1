import { useTranslations } from "next-intl";
import { AverageBar } from "@/components/progress/average-bar";
import { Reported } from "@/components/progress/reported";
import { StatusCounts } from "@/components/progress/status-counts";
import { cell, Table } from "@/components/ui/table";
import type { OfficeSummary } from "@/lib/boards/offices";
import { type Address, hrefWith } from "@/lib/web/address";
import { SortableHeads } from "../../_components/sortable-heads";
import type { Sorting } from "../../_components/sorting";
import { OFFICE_COLUMNS, type OfficeColumn } from "./columns";
import styles from "./offices-table.module.css";

interface Props {
  readonly summaries: readonly OfficeSummary[];
  readonly address: Address;
  readonly sorting: Sorting<OfficeColumn>;
  readonly text: string | null;
}

const DEEPEST = 3;

/** One office. `tree`: indented by its depth, while the offices stand in the plan's order. */
function OfficeRow({ summary, tree, address }: { summary: OfficeSummary; tree: boolean } & Pick<Props, "address">) {
  const t = useTranslations("offices.columns");
  const { office, depth, leads, statuses, completion, likeForLike, reported, expected } = summary;
  return (
    <tr>
      <th scope="row" className={`${styles.name} ${styles[`depth${tree ? Math.min(depth, DEEPEST) : 0}`]}`}>
        <a href={hrefWith(`/offices/${encodeURIComponent(office.id)}`, address)}>{office.name}</a>
      </th>
      <td className={cell.number} data-label={t("leads")}>
        {leads.length}
      </td>
      <td data-label={t("statuses")}>
        <StatusCounts counts={statuses} />
      </td>
      <td className={styles.average} data-label={t("average")}>
        <AverageBar completion={completion} likeForLike={likeForLike} />
      </td>
      <td className={cell.number} data-label={t("counted")}>
        {t("of", { part: completion.counted, whole: completion.total })}
      </td>
      <td className={cell.number} data-label={t("reported")}>
        <Reported reported={reported} expected={expected} />
      </td>
    </tr>
  );
}

/** Offices as a tree, or in the order that their reader asks for. */
export function OfficesTable({ summaries, address, sorting, text }: Props) {
  const t = useTranslations("offices.columns");
  const columns = OFFICE_COLUMNS.map((name) => ({
    name,
    label: t(name),
    figures: name !== "office" && name !== "statuses",
    className: name === "average" ? styles.average : undefined,
  }));
  return (
    <Table caption={t("caption")} sticky cards>
      <SortableHeads columns={columns} sorting={sorting} path="/offices" address={address} text={text} />
      <tbody>
        {summaries.map((summary) => (
          <OfficeRow
            key={summary.office.id}
            summary={summary}
            tree={sorting.by === null && text === null}
            address={address}
          />
        ))}
      </tbody>
    </Table>
  );
}
