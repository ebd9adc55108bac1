import type { ReactNode } from "react";
import styles from "./skip-link.module.css";

/** The first thing the Tab key reaches: past the bar, to the content. */
export function SkipLink({ target, children }: { target: string; children: ReactNode }) {
  return (
    <a href={`#${target}`} className={styles.skip}>
      {children}
    </a>
  );
}
