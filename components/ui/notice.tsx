import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Kind = "info" | "warn" | "error" | "success";

const ROLES = { info: undefined, warn: "status", error: "alert", success: "status" } as const;

/** Something the reader must know: one block, said once. All but information is announced when it appears. */
export function Notice({ kind = "info", title, children }: { kind?: Kind; title?: ReactNode; children?: ReactNode }) {
  return (
    <div className={`${styles.notice} ${styles[kind]}`} role={ROLES[kind]}>
      {title ? <p className={styles.title}>{title}</p> : null}
      {children}
    </div>
  );
}
