import type { ReactNode } from "react";
import styles from "./panel.module.css";

interface Props {
  readonly title?: ReactNode;
  /** Said beside the title: a count, a condition. */
  readonly note?: ReactNode;
  /** At the far end of the title's line: controls of what the panel shows. */
  readonly action?: ReactNode;
  readonly id?: string;
  /** Without inner margin, for a table that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, note, action, id, flush = false, children }: Props) {
  return (
    <section className={styles.panel} id={id}>
      {title ? (
        <header className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          {note ? <span className={styles.note}>{note}</span> : null}
          {action ? <div className={styles.action}>{action}</div> : null}
        </header>
      ) : null}
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
