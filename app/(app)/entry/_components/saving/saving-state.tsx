"use client";

import { useTranslations } from "next-intl";
import type { LineState } from "./sending";
import styles from "../toolbar.module.css";

const AWAY = { offline: "status.offline", signed_out: "status.signedOut", outdated: "status.outdated" } as const;

interface Props {
  readonly line: LineState;
  readonly waiting: number;
  readonly problems: number;
  readonly signInHref: string;
  readonly onProblem: () => void;
}

/** Is everything typed safe? Said all the time, and announced when it changes. */
export function SavingState({ line, waiting, problems, signInHref, onProblem }: Props) {
  const t = useTranslations("entry");
  const unsent = waiting - problems;
  const { words, look } = said({ line, unsent, problems }, t);
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

/** Green only when nothing waits for anybody. */
function said(
  { line, unsent, problems }: { readonly line: Props["line"]; readonly unsent: number; readonly problems: number },
  t: ReturnType<typeof useTranslations<"entry">>,
): { readonly words: string; readonly look: string | undefined } {
  if (unsent > 0 && line !== "open")
    return {
      words: t(AWAY[line], { count: unsent }),
      look: styles.away,
    };
  if (unsent > 0) return { words: t("status.saving"), look: styles.saving };
  return problems > 0
    ? { words: t("status.others"), look: styles.saving }
    : { words: t("status.saved"), look: styles.saved };
}
