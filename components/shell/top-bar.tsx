import type { ReactNode } from "react";
import { type Destination, Navigation } from "./navigation";
import styles from "./top-bar.module.css";

interface Props {
  readonly name: string;
  readonly navigationLabel: string;
  readonly menuLabel: string;
  readonly destinations: readonly Destination[];
  /** Language, who am I, sign out. */
  readonly children: ReactNode;
}

/** The bar on top of every page. */
export function TopBar({ name, navigationLabel, menuLabel, destinations, children }: Props) {
  return (
    <header className={styles.bar}>
      <a href="/" className={styles.name}>
        {name}
      </a>
      {/* On a telephone it folds away what follows it; everywhere else there is nothing to fold. */}
      <details className={styles.fold}>
        <summary>{menuLabel}</summary>
      </details>
      <Navigation label={navigationLabel} destinations={destinations} />
      <div className={styles.end}>{children}</div>
    </header>
  );
}
