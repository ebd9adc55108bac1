import { useTranslations } from "next-intl";
import type { Reporting } from "@/lib/progress/model";
import styles from "./reporting-mark.module.css";

type Words = ReturnType<typeof useTranslations<"reporting">>;

/** Whether the month's figures are in: the word, and reported/expected when more than one is expected. */
export function ReportingMark({ reporting }: { reporting: Reporting }) {
  return <ReportingSign reporting={reporting} words={useTranslations("reporting")} />;
}

/** The same with its words given, for long lists. */
export function ReportingSign({ reporting, words: t }: { reporting: Reporting; words: Words }) {
  const { mark, reported, expected } = reporting;
  return (
    <span className={`${styles.mark} ${styles[mark]}`}>
      {t(mark)}
      {expected > 1 ? <span className={styles.count}> {t("count", { reported, expected })}</span> : null}
    </span>
  );
}
