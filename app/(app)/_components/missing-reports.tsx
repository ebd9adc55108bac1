import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { markup } from "@/components/ui/markup";
import { cell, Table } from "@/components/ui/table";
import { type Board, type Missing, silentOffices } from "@/lib/boards/rules";
import { type Address, hrefWith } from "@/lib/web/address";
import { type Names, namesOf } from "./rows";
import styles from "./missing-reports.module.css";

interface Props {
  readonly board: Board;
  readonly address: Address;
  readonly missing: readonly Missing[];
}

/** Which reports for the cut-off month are missing, by office; nothing where none is. */
export function MissingReports(props: Props) {
  const t = useTranslations("overview.missing");
  if (props.missing.length === 0) return null;
  return (
    <Panel flush id="missing" title={t("title")} note={t("note", { count: props.missing.length })}>
      <MissingTable {...props} />
    </Panel>
  );
}

function MissingTable({ board, address, missing }: Props) {
  const t = useTranslations("overview.missing");
  const names = namesOf(board);
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          <th scope="col">{t("office")}</th>
          <th scope="col" className={cell.number}>
            {t("count")}
          </th>
          <th scope="col">{t("what")}</th>
        </tr>
      </thead>
      <tbody>
        {silentOffices(missing).map((office) => (
          <tr key={office.officeId}>
            <th scope="row" className={cell.tight}>
              <a href={hrefWith(`/offices/${encodeURIComponent(office.officeId)}`, address)}>
                {names.office(office.officeId)}
              </a>
            </th>
            <td className={`${cell.number} ${cell.tight}`}>{office.missing.length}</td>
            <td>
              <MissingList missing={office.missing} names={names} address={address} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What one office has not reported, each with its post: markup, as there may be hundreds. */
function MissingList({ missing, names, address }: Pick<Props, "missing" | "address"> & { readonly names: Names }) {
  const same = hrefWith("", address);
  const lines = missing.map(({ item, assignment }) => {
    const href = `/indicators/${encodeURIComponent(item.indicator.id)}${same}`;
    const post = names.post(assignment.personId);
    const who = post === null ? null : markup`<span class="${styles.post ?? ""}">${post}</span>`;
    return markup`<li><a href="${href}">${item.indicator.model.name}</a>${who}</li>`;
  });
  return <ul className={styles.list} dangerouslySetInnerHTML={markup`${lines}`} />;
}
