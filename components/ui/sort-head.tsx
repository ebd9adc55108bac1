import type { ReactNode } from "react";
import styles from "./sort-head.module.css";

interface Props {
  /** The same page in the order that a press asks for. */
  readonly href: string;
  /** How the column is sorted now. */
  readonly order: "ascending" | "descending" | null;
  readonly className?: string;
  readonly children: ReactNode;
}

const ARROWS = { ascending: "▲", descending: "▼" } as const;

/** The head of a column that sorts its table. */
export function SortHead({ href, order, className, children }: Props) {
  return (
    <th scope="col" aria-sort={order ?? "none"} className={className}>
      <a href={href} className={styles.sort}>
        {children}
        <span aria-hidden="true" className={styles.arrow}>
          {order === null ? "↕" : ARROWS[order]}
        </span>
      </a>
    </th>
  );
}
