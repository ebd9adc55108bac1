import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Kind = "info" | "warn" | "error" | "success";

/** Something the reader must know: one block, said once. All but information is announced when it appears. */
export function Notice({ kind = "info", title, children }: { kind?: Kind; title?: ReactNode; children?: ReactNode }) {
  const role = kind === "error" ? "alert" : kind === "success" || kind === "warn" ? "status" : undefined;
  return (
    <div className={`${styles.notice} ${styles[kind]}`} role={role}>
      {title ? <p className={styles.title}>{title}</p> : null}
      {children}
    </div>
  );
}
