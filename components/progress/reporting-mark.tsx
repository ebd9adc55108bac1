import { useTranslations } from "next-intl";
import styles from "./reporting-mark.module.css";
import type { Figures } from "./row";

/** Whether the month's figures are in: the word, and reported/expected when more than one is expected. */
export function ReportingMark({ reporting: { mark, reported, expected } }: Pick<Figures, "reporting">) {
  const t = useTranslations("reporting");
  return (
    <span className={`${styles.mark} ${styles[mark]}`}>
      {t(mark)}
      {expected > 1 ? <span className={styles.count}> {t("count", { reported, expected })}</span> : null}
    </span>
  );
}
