import type { ReactNode } from "react";
import styles from "./tile.module.css";

/** One figure of a summary: what it is, the figure, and what it rests on. */
export function Tile({ label, figure, unit, children }: { label: ReactNode; figure: ReactNode; unit?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.tile}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.figure}>
        {figure}
        {unit ? <span className={styles.unit}>{unit}</span> : null}
      </dd>
      {children ? <dd className={styles.basis}>{children}</dd> : null}
    </div>
  );
}

/** Tiles side by side. */
export function Tiles({ children }: { children: ReactNode }) {
  return <dl className={styles.tiles}>{children}</dl>;
}
