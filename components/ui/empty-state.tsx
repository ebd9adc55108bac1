import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

interface Props {
  readonly title: ReactNode;
  /** The title is the page's heading: there is nothing else on it. */
  readonly heading?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing to show, and the next step. */
export function EmptyState({ title, heading = false, children, action }: Props) {
  const Title = heading ? "h1" : "p";
  return (
    <div className={styles.empty}>
      <Title className={styles.title}>{title}</Title>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
