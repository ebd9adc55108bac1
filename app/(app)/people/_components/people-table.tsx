import { useTranslations } from "next-intl";
import { AverageBar } from "@/components/progress/average-bar";
import { Reported } from "@/components/progress/reported";
import { StatusCounts } from "@/components/progress/status-counts";
import { cell, Table } from "@/components/ui/table";
import type { PersonSummary } from "@/lib/boards/people";
import type { Board } from "@/lib/boards/rules";
import { type Address, hrefWith } from "@/lib/web/address";
import { namesOf } from "../../_components/rows";
import styles from "./people-table.module.css";

interface Props {
  readonly board: Board;
  readonly address: Address;
  readonly summaries: readonly PersonSummary[];
}

function Head() {
  const t = useTranslations("people.columns");
  return (
    <thead>
      <tr>
        <th scope="col">{t("person")}</th>
        <th scope="col">{t("office")}</th>
        <th scope="col" className={cell.number}>
          {t("inCharge")}
        </th>
        <th scope="col" className={cell.number}>
          {t("owns")}
        </th>
        <th scope="col" className={cell.number}>
          {t("carries")}
        </th>
        <th scope="col">{t("statuses")}</th>
        <th scope="col" className={styles.average}>
          {t("average")}
        </th>
        <th scope="col" className={cell.number}>
          {t("reported")}
        </th>
      </tr>
    </thead>
  );
}

/** People (posts) with what they are in charge of, answer for and carry. */
export function PeopleTable({ board, address, summaries }: Props) {
  const t = useTranslations("people.columns");
  const names = namesOf(board);
  return (
    <Table caption={t("caption")} sticky>
      <Head />
      <tbody>
        {summaries.map(({ person, inCharge, owns, carries, completion, statuses, reported, expected }) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={hrefWith(`/people/${encodeURIComponent(person.id)}`, address)}>{person.post ?? person.name}</a>
              {person.post ? <small className={styles.name}>{person.name}</small> : null}
            </th>
            <td>{names.office(person.officeId)}</td>
            <td className={cell.number}>{inCharge.length || "–"}</td>
            <td className={cell.number}>{owns.length || "–"}</td>
            <td className={cell.number}>{carries.length || "–"}</td>
            <td>
              <StatusCounts counts={statuses} />
            </td>
            <td className={styles.average}>
              <AverageBar average={completion.average} terms={board.plan.terms} />
            </td>
            <td className={cell.number}>
              <Reported reported={reported} expected={expected} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
