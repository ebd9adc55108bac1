import { useFormatter, useTranslations } from "next-intl";
import { cell, Table } from "@/components/ui/table";
import { chinaDay } from "@/lib/calendar/rules";
import type { Content } from "@/lib/figures/terms";
import type { ReviewState } from "@/lib/progress/terms";
import { grouped, showDecimal } from "@/lib/progress/show";
import styles from "./revisions.module.css";
import { useDay } from "./use-day";

/** The content of a revision except its note. */
export type RevisedFigure = Omit<Content, "note">;

export interface RevisionRow {
  readonly id: string;
  readonly at: Date;
  /** Post or account; null: imported with a document. */
  readonly by: string | null;
  readonly office: string | null;
  /** The month, 1…12, or the milestone's title. */
  readonly of: number | string;
  /** A done date of a milestone is text. */
  readonly after: RevisedFigure | string | null;
  /** Undefined: the first entry. */
  readonly before: RevisedFigure | string | null | undefined;
  readonly review: ReviewState;
  readonly late: boolean;
  readonly words: readonly string[];
}

/** Beyond this the page would be the archive. */
const SHOWN = 100;
/** Beyond this, paper has the latest alone (revisions.module.css counts the same). */
const PRINTED = 12;

function useFigureText(): (figure: RevisedFigure | string | null) => string {
  const t = useTranslations("indicator.revisions");
  const dayOf = useDay();
  return (figure) => {
    if (figure === null) return t("notDone");
    if (typeof figure === "string") return dayOf(figure);
    const { value, numerator, denominator, na, qualifier } = figure;
    if (na !== null) return t("na", { reason: na });
    const first = value ?? numerator;
    const text =
      denominator === null
        ? grouped(showDecimal(first))
        : t("pair", { numerator: grouped(showDecimal(first)), denominator: grouped(showDecimal(denominator)) });
    return qualifier ? `${text} ${qualifier}` : text;
  };
}

function Revision({ row }: { row: RevisionRow }) {
  const t = useTranslations("indicator.revisions");
  const review = useTranslations("indicator.review");
  const format = useFormatter();
  const dayOf = useDay();
  const text = useFigureText();
  const [after, before] = [text(row.after), row.before === undefined ? undefined : text(row.before)];
  return (
    <tr>
      <td className={cell.tight}>
        {dayOf(chinaDay(row.at))} {format.dateTime(row.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
      </td>
      <td>{row.by ?? t("system")}</td>
      <td>
        {row.office} {typeof row.of === "number" ? t("month", { month: row.of }) : row.of}
      </td>
      <td className={styles.change}>
        {after} {before === undefined || before === after ? null : <small>{t("before", { value: before })}</small>}
      </td>
      <td className={styles[row.review]}>
        {review(row.review)} {row.late ? <small>{t("late")}</small> : null}
      </td>
      <td className={styles.words}>{row.words.join(" · ")}</td>
    </tr>
  );
}

/** Who changed what and when, newest first, as far as the reader may see. */
export function Revisions({ rows }: { rows: readonly RevisionRow[] }) {
  const t = useTranslations("indicator.revisions");
  if (rows.length === 0) return <p className={styles.none}>{t("none")}</p>;
  return (
    <>
      <Table caption={t("title")} cards>
        <thead>
          <tr>
            {(["when", "who", "where", "what", "state", "comment"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.rows}>
          {rows.slice(0, SHOWN).map((row) => (
            <Revision key={row.id} row={row} />
          ))}
        </tbody>
      </Table>
      {rows.length > PRINTED ? <p className={styles.printed}>{t("more", { shown: PRINTED })}</p> : null}
      {rows.length > SHOWN ? <p className={styles.none}>{t("more", { shown: SHOWN })}</p> : null}
    </>
  );
}
