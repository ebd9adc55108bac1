import { useTranslations } from "next-intl";
import { type Markup, markup } from "@/components/ui/markup";
import type { Status } from "@/lib/progress/terms";
import type { CountedStatus } from "./status-counts";
import { statusMarkup } from "./status-mark";
import styles from "./status-matrix.module.css";

interface Line {
  readonly label: string;
  readonly total: number;
  readonly counts: readonly CountedStatus[];
}

interface Props {
  readonly caption: string;
  readonly lines: readonly Line[];
  /** Best first. */
  readonly statuses: readonly Status[];
  /** The status the page is narrowed to. */
  readonly current: Status | null;
  /** The page narrowed to each of the statuses; of the current one, the page without. */
  readonly hrefs: readonly string[];
}

const countOf = ({ counts }: Line, status: Status): number => counts.find((each) => each.status === status)?.count ?? 0;

/** A cell's class where it is of the status that the page is narrowed to. */
const look = (isCurrent: boolean): Markup | null => (isCurrent ? markup` class="${styles.current ?? ""}"` : null);

const corner = (content: string | Markup): Markup => markup`class="${styles.corner ?? ""}">${content}</th>`;

/** Tasks and indicators by status, each count a filter of the page: markup, as a cell is little and they are many. */
export function StatusMatrix({ caption, lines, statuses, current, hrefs }: Props) {
  const t = useTranslations("status");
  const heads = statuses.map((status, place) => {
    const chosen = status === current ? markup` aria-current="true"` : null;
    const link = markup`<a href="${hrefs[place] ?? ""}"${chosen}>${statusMarkup(status, t(status))}</a>`;
    return markup`<th scope="col"${look(status === current)}>${link}</th>`;
  });
  const rows = lines.map((line) => {
    const cells = statuses.map((status) => {
      const count = countOf(line, status);
      const shown = count > 0 ? count : markup`<span class="${styles.zero ?? ""}">0</span>`;
      return markup`<td${look(status === current)}>${shown}</td>`;
    });
    return markup`<tr><th scope="row" ${corner(markup`${line.label} <b>${line.total}</b>`)}${cells}</tr>`;
  });
  const head = markup`<thead><tr><th scope="col" ${corner(t("label"))}${heads}</tr></thead>`;
  const title = markup`<caption class="${styles.caption ?? ""}">${caption}</caption>`;
  const content = markup`${title}${head}<tbody>${rows}</tbody>`;
  return <table className={styles.matrix} dangerouslySetInnerHTML={content} />;
}
