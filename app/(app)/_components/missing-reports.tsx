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

/** Beyond so many missing reports an office names its first few. */
const MANY = 60;
const NAMED = 3;

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
  const named = missing.length > MANY ? NAMED : missing.length;
  return (
    <Table caption={t("title")} cards>
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
            <th scope="row" className={`${styles.name} ${cell.top}`}>
              <a href={hrefWith(`/offices/${encodeURIComponent(office.officeId)}`, address)}>
                {names.office(office.officeId)}
              </a>
            </th>
            <td className={`${cell.number} ${cell.tight} ${cell.top}`} data-label={t("count")}>
              {office.missing.length}
            </td>
            <td>
              <MissingList office={office} named={named} names={names} address={address} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface ListProps extends Pick<Props, "address"> {
  readonly office: ReturnType<typeof silentOffices>[number];
  /** How many are listed here. */
  readonly named: number;
  readonly names: Names;
}

/** What one office has not reported, each with its post: markup, as there may be hundreds; the rest on its page. */
function MissingList({ office: { officeId, missing }, named, names, address }: ListProps) {
  const t = useTranslations("overview.missing");
  const same = hrefWith("", address);
  const lines = missing.slice(0, named).map(({ item, assignment }) => {
    const href = `/indicators/${encodeURIComponent(item.indicator.id)}${same}`;
    const post = names.post(assignment.personId);
    const who = post === null ? null : markup`<span class="${styles.post ?? ""}">${post}</span>`;
    return markup`<li><a href="${href}">${item.indicator.model.name}</a>${who}</li>`;
  });
  const left = missing.length - named;
  const rest = `/offices/${encodeURIComponent(officeId)}${same}#missing`;
  const more = left > 0 ? markup`<li><a href="${rest}">${t("more", { count: left })}</a></li>` : null;
  return <ul className={styles.list} dangerouslySetInnerHTML={markup`${lines}${more}`} />;
}
