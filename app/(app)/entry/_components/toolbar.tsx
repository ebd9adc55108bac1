"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import styles from "./toolbar.module.css";

interface Props {
  readonly month: number;
  /** The saving state, at the near end. */
  readonly children: ReactNode;
  readonly entering: boolean;
  readonly missing: number;
  readonly submittable: number;
  readonly decidable: number;
  readonly busy: boolean;
  readonly onMissing: () => void;
  readonly onUnavailable: () => void;
  readonly onNote: () => void;
  readonly onSubmit: () => void;
  readonly onApprove: () => void;
}

/** What whoever enters can do with the month. */
function EnteringTools({ month, missing, submittable, busy, onMissing, onUnavailable, onNote, onSubmit }: Props) {
  const t = useTranslations("entry.tools");
  return (
    <>
      {missing > 0 ? (
        <button type="button" className={styles.missing} onClick={onMissing}>
          {t("missing", { count: missing })}
        </button>
      ) : null}
      <Button look="quiet" onClick={onUnavailable} aria-keyshortcuts="Alt+N">
        {t("unavailable")}
      </Button>
      <Button look="quiet" onClick={onNote} aria-keyshortcuts="Alt+M">
        {t("note")}
      </Button>
      <Button look="primary" disabled={busy || submittable === 0} onClick={onSubmit}>
        {submittable > 0 ? t("submit", { month, count: submittable }) : t("submitNone", { month })}
      </Button>
    </>
  );
}

/** What can be done with the month, one click each. */
export function Toolbar(props: Props) {
  const { children, entering, submittable, decidable, busy, onApprove } = props;
  const t = useTranslations("entry.tools");
  return (
    <div className={styles.toolbar}>
      {children}
      {entering ? <EnteringTools {...props} /> : null}
      {decidable > 0 ? (
        <Button look={submittable > 0 ? "plain" : "primary"} disabled={busy} onClick={onApprove}>
          {t("approveAll", { count: decidable })}
        </Button>
      ) : null}
    </div>
  );
}
