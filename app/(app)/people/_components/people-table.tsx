import { useTranslations } from "next-intl";
import { AverageBar } from "@/components/progress/average-bar";
import { Reported } from "@/components/progress/reported";
import { StatusCounts } from "@/components/progress/status-counts";
import { cell, Table } from "@/components/ui/table";
import type { PersonSummary } from "@/lib/boards/people";
import type { Board } from "@/lib/boards/rules";
import { type Address, hrefWith } from "@/lib/web/address";
import { type Names, namesOf } from "../../_components/rows";
import { SortableHeads } from "../../_components/sortable-heads";
import type { Sorting } from "../../_components/sorting";
import { PEOPLE_COLUMNS, type PeopleColumn } from "./columns";
import styles from "./people-table.module.css";

interface Props {
  readonly board: Board;
  readonly address: Address;
  readonly summaries: readonly PersonSummary[];
  /** Left out where the table is a part of another page and has one order. */
  readonly sorting?: Sorting<PeopleColumn>;
  readonly text?: string | null;
}

const WORDS: readonly PeopleColumn[] = ["person", "office", "statuses"];

function Heads({ sorting, text = null, address }: Pick<Props, "sorting" | "text" | "address">) {
  const t = useTranslations("people.columns");
  const columns = PEOPLE_COLUMNS.map((name) => ({
    name,
    label: t(name),
    figures: !WORDS.includes(name),
    className: name === "average" || name === "statuses" ? styles[name] : undefined,
  }));
  if (sorting)
    return <SortableHeads columns={columns} sorting={sorting} path="/people" address={address} text={text} />;
  return (
    <thead>
      <tr>
        {columns.map(({ name, label, figures, className }) => (
          <th key={name} scope="col" className={className ?? (figures ? cell.number : undefined)}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function PersonRow({ summary, names, address }: { summary: PersonSummary; names: Names } & Pick<Props, "address">) {
  const t = useTranslations("people.columns");
  const { person, inCharge, owns, carries, completion, likeForLike, statuses, reported, expected } = summary;
  return (
    <tr>
      <th scope="row" className={styles.person}>
        <a href={hrefWith(`/people/${encodeURIComponent(person.id)}`, address)}>{person.post ?? person.name}</a>
        {person.post ? <small className={styles.name}>{person.name}</small> : null}
      </th>
      <td className={styles.office}>{names.office(person.officeId)}</td>
      <td className={cell.number} data-label={t("inCharge")}>
        {inCharge.length || "–"}
      </td>
      <td className={cell.number} data-label={t("owns")}>
        {owns.length || "–"}
      </td>
      <td className={cell.number} data-label={t("carries")}>
        {carries.length || "–"}
      </td>
      <td data-label={t("statuses")}>
        <StatusCounts counts={statuses} />
      </td>
      <td className={styles.average} data-label={t("average")}>
        <AverageBar completion={completion} likeForLike={likeForLike} />
      </td>
      <td className={cell.number} data-label={t("reported")}>
        <Reported reported={reported} expected={expected} />
      </td>
    </tr>
  );
}

/** People (posts) with what they are in charge of, answer for and carry. */
export function PeopleTable({ board, address, summaries, sorting, text }: Props) {
  const t = useTranslations("people.columns");
  const names = namesOf(board);
  return (
    <Table caption={t("caption")} sticky cards>
      <Heads sorting={sorting} text={text} address={address} />
      <tbody>
        {summaries.map((summary) => (
          <PersonRow key={summary.person.id} summary={summary} names={names} address={address} />
        ))}
      </tbody>
    </Table>
  );
}
