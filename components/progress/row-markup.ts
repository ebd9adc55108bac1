/** One row of the bullet table (an indicator or assignment) as markup: 300 rows cost no more than their text. */
import type { ReportingMark } from "@/lib/progress/terms";
import { type Markup, markup } from "@/components/ui/markup";
import { cell } from "@/components/ui/table";
import { bulletMarkup } from "./bullet";
import styles from "./bullet-table.module.css";
import gapStyles from "./gap.module.css";
import reportingStyles from "./reporting-mark.module.css";
import type { Figures } from "./row";
import { statusMarkup } from "./status-mark";

export interface Row {
  /** The item's number in the completion table of the same meeting. */
  readonly no: string;
  readonly name: string;
  /** A second line below the name: the task in its own words. */
  readonly detail: string | null;
  /** Who answers for it: the post, then the office. */
  readonly post: string | null;
  readonly office: string;
  readonly href: string;
  readonly figures: Figures;
}

/** The words of rows, looked up and taken apart once for a table, as that costs more than a row. */
export interface RowWords {
  readonly columns: { readonly schedule: string; readonly gap: string };
  /** The word of a row's status. */
  readonly status: (figures: Pick<Figures, "status" | "noData">) => string;
  /** The word of a row's reporting, and how many reports there are of how many. */
  readonly mark: (mark: ReportingMark) => string;
  readonly count: (reporting: Pick<Figures["reporting"], "reported" | "expected">) => string;
  /** The month's own figure, what is official, what changed, how far the actual runs. */
  readonly month: (value: string) => string;
  readonly official: (value: string) => string;
  readonly change: (points: string) => string;
  readonly through: (month: string) => string;
  /** The picture in words. */
  readonly picture: (figures: Pick<Figures, "completion" | "schedule" | "gap">) => string;
}

const classes = (...names: readonly (string | undefined)[]): string => names.filter(Boolean).join(" ");
const small = (look: string | undefined, text: string | null): Markup | null =>
  text === null ? null : markup`<small class="${look ?? ""}">${text}</small>`;

/** Beyond so many letters, words do not always fit two lines. */
const LONG = 20;

/** Words in two lines at most; the pointer shows long ones whole. */
const brief = (whole: string, words: Markup): Markup =>
  whole.length > LONG
    ? markup`<span class="${styles.brief ?? ""}" title="${whole}">${words}</span>`
    : markup`<span class="${styles.brief ?? ""}">${words}</span>`;

/** A figure that leads to its derivation; of a row's, only the completion is a stop of the Tab key. */
function derived({ href }: Row, figure: string | Markup | null, stop = false): Markup {
  if (figure === null) return markup`–`;
  return stop
    ? markup`<a href="${`${href}#derivation`}">${figure}</a>`
    : markup`<a href="${`${href}#derivation`}" tabindex="-1">${figure}</a>`;
}

function nameCell({ href, name, detail }: Row): Markup {
  const whole = detail === null ? name : `${name} · ${detail}`;
  const words = markup`<a href="${href}">${name}</a>${small(styles.detail, detail)}`;
  return markup`<th scope="row" class="${styles.name ?? ""}">${brief(whole, words)}</th>`;
}

function responsibleCell({ post, office }: Row): Markup {
  const whole = post === null ? office : `${post} · ${office}`;
  const words = markup`${post ?? office}${small(styles.detail, post === null ? null : office)}`;
  return markup`<td class="${styles.responsible ?? ""}">${brief(whole, words)}</td>`;
}

/** 5→1→0 on the way from a baseline, else actual/target; below, the month's figure and how far the actual runs. */
function actualCell(row: Row, words: RowWords): Markup {
  const { actual, baseline, target, unit, month, through, official } = row.figures;
  const from = baseline === null ? null : markup`<span class="${styles.target ?? ""}">${baseline}→</span>`;
  const aim =
    target === null
      ? null
      : markup`<span class="${styles.target ?? ""}">${`${baseline === null ? "/" : "→"}${target}`}</span>`;
  const own = small(styles.detail, month === null ? null : words.month(month));
  const approved = small(styles.official, official && words.official(official.actual));
  const runs = small(styles.through, through === null ? null : words.through(String(through)));
  const end = markup`<span>${aim} <span class="${styles.unit ?? ""}">${unit}</span></span>`;
  const figure = markup`<span>${from}${derived(row, actual)}</span><wbr>${end}`;
  return markup`<td class="${styles.actual ?? ""}">${figure}${own}${approved}${runs}</td>`;
}

function completionCell(row: Row, words: RowWords): Markup {
  const { completion, change, official } = row.figures;
  const approved = small(styles.official, official && words.official(official.completion));
  const since = small(styles.change, change === null ? null : words.change(change));
  const figure = derived(row, completion, true);
  return markup`<td class="${classes(cell.number, styles.completion)}">${figure}${approved}${since}</td>`;
}

const quietCell = (label: string, content: Markup): Markup =>
  markup`<td class="${classes(cell.number, styles.quiet)}" data-label="${label}">${content}</td>`;

/** A signed gap in points; the sign speaks, the colour repeats it. */
function gapMarkup(gap: string | null): Markup | null {
  return gap === null
    ? null
    : markup`<span class="${(/^[-−]/.test(gap) ? gapStyles.behind : gapStyles.ahead) ?? ""}">${gap}</span>`;
}

/** Does the reporting mark say more than the status? */
const saysMore = ({ status, reporting: { mark, expected } }: Figures): boolean =>
  mark !== "not_due" && (status !== "no_data" || expected > 1);

function marksCell({ figures }: Row, words: RowWords): Markup {
  const { mark, reported, expected } = figures.reporting;
  const count =
    expected > 1
      ? markup`<span class="${reportingStyles.count ?? ""}"> ${words.count({ reported, expected })}</span>`
      : null;
  const look = classes(reportingStyles.mark, reportingStyles[mark]);
  const more = saysMore(figures)
    ? markup`<small class="${styles.detail ?? ""}"><span class="${look}">${words.mark(mark)}${count}</span></small>`
    : null;
  return markup`<td class="${styles.status ?? ""}">${statusMarkup(figures.status, words.status(figures))}${more}</td>`;
}

export function rowMarkup(row: Row, words: RowWords): Markup {
  const { figures } = row;
  const bullet = bulletMarkup({ shares: figures.shares, status: figures.status, label: words.picture(figures) });
  const cells = [
    markup`<td class="${classes(cell.center, cell.tight, styles.no)}">${row.no}</td>`,
    nameCell(row),
    responsibleCell(row),
    actualCell(row, words),
    markup`<td class="${styles.picture ?? ""}">${bullet}</td>`,
    completionCell(row, words),
    quietCell(words.columns.schedule, derived(row, figures.schedule)),
    quietCell(words.columns.gap, derived(row, gapMarkup(figures.gap))),
    marksCell(row, words),
  ];
  return markup`<tr>${cells}</tr>`;
}
