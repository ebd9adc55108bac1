import { Children, type ReactNode } from "react";
import styles from "./tile.module.css";

interface Props {
  readonly label: ReactNode;
  readonly figure: ReactNode;
  readonly unit?: ReactNode;
  /** Where the figure's derivation is. */
  readonly href?: string;
  /** Each a line of its own. */
  readonly children?: ReactNode;
}

/** One figure of a summary: what it is, the figure, which opens its derivation, and what it rests on. */
export function Tile({ label, figure, unit, href, children }: Props) {
  return (
    <div className={styles.tile}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.figure}>
        {href ? <a href={href}>{figure}</a> : figure}
        {unit ? <span className={styles.unit}>{unit}</span> : null}
      </dd>
      {Children.toArray(children).map((line, place) => (
        <dd key={place} className={styles.basis}>
          {line}
        </dd>
      ))}
    </div>
  );
}

/** Tiles side by side. */
export function Tiles({ children }: { children: ReactNode }) {
  return <dl className={styles.tiles}>{children}</dl>;
}
