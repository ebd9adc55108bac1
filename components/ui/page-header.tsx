import type { ReactNode } from "react";
import styles from "./page-header.module.css";

interface Props {
  readonly title: ReactNode;
  /** One line below the title. */
  readonly subtitle?: ReactNode;
  /** Where the page sits: links to what is above it. */
  readonly trail?: ReactNode;
  /** What is shown, for paper, where the controls are left out. */
  readonly printed?: ReactNode;
  /** Controls at the far end. */
  readonly children?: ReactNode;
}

/** The head of a page: its one h1, and the controls of what is shown. */
export function PageHeader({ title, subtitle, trail, printed, children }: Props) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {trail ? <p className={styles.trail}>{trail}</p> : null}
        <h1 className={styles.title}>{title}</h1>
        {subtitle ? <p className={styles.subtitle}>{subtitle}</p> : null}
        {printed ? <p className={styles.printed}>{printed}</p> : null}
      </div>
      {children ? <div className={styles.controls}>{children}</div> : null}
    </header>
  );
}
