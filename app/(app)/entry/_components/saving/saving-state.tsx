"use client";

import { useTranslations } from "next-intl";
import styles from "../toolbar.module.css";

interface Props {
  readonly line: "open" | "offline" | "signed_out";
  readonly waiting: number;
  readonly problems: number;
  readonly signInHref: string;
  readonly onProblem: () => void;
}

/** Is everything typed safe? Said all the time, and announced when it changes. */
export function SavingState({ line, waiting, problems, signInHref, onProblem }: Props) {
  const t = useTranslations("entry");
  const unsent = waiting - problems;
  const words =
    unsent === 0
      ? t("status.saved")
      : line === "open"
        ? t("status.saving")
        : t(line === "offline" ? "status.offline" : "status.signedOut", { count: unsent });
  const look = unsent === 0 ? styles.saved : line === "open" ? styles.saving : styles.away;
  return (
    <div className={styles.state}>
      <span role="status" className={look}>
        {words}
      </span>
      {line === "signed_out" ? <a href={signInHref}>{t("status.signIn")}</a> : null}
      {problems > 0 ? (
        <button type="button" className={styles.problems} onClick={onProblem}>
          {t("status.problems", { count: problems })}
        </button>
      ) : null}
    </div>
  );
}
