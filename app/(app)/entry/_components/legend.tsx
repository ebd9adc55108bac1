import { useTranslations } from "next-intl";
import { SIGN } from "./cells/cell";
import { type Mark, MARKS, SIGNS } from "./cells/marks";
import cells from "./cells/cell.module.css";
import styles from "./legend.module.css";

const SAYS: readonly Mark[] = ["draft", "submitted", "returned", "approved"];

/** What the looks of cells mean, and the keys. */
export function Legend() {
  const t = useTranslations("entry");
  return (
    <div className={styles.legend}>
      <ul className={styles.marks} aria-label={t("legend")}>
        {MARKS.map((mark) => (
          <li key={mark}>
            <span className={`${cells.cell} ${cells[mark]} ${styles.sample}`} aria-hidden="true">
              <span className={cells.text}>{SAYS.includes(mark) ? "12" : ""}</span>
            </span>
            {t(`marks.${mark}`)}
          </li>
        ))}
        {SIGNS.map((sign) => (
          <li key={sign}>
            <span className={`${cells.cell} ${styles.sample}`} aria-hidden="true">
              <span className={cells.signs}>{SIGN[sign]}</span>
            </span>
            {t(`marks.${sign}`)}
          </li>
        ))}
      </ul>
      <details className={styles.help}>
        <summary>{t("help.title")}</summary>
        <p>{t("help.text")}</p>
      </details>
    </div>
  );
}
