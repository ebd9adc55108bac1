import type { ReactNode } from "react";
import styles from "./table.module.css";

/** Class names for cells: `number` (right-aligned), `center`, `tight` (narrow), `group` (a heading), `muted`, `top`. */
export const cell = {
  number: styles.number,
  center: styles.center,
  tight: styles.tight,
  group: styles.group,
  muted: styles.muted,
  top: styles.top,
} as const;

/** A heading's words, in as many lines as its column leaves, but none with a part of what is in brackets. */
export function HeadWords({ children }: { children: string }) {
  return (
    <span className={styles.words}>
      {children
        .split(/(\s*)(?=[(\uff08])/u)
        .map((part) => (part.trim() === "" ? part : <span key={part}>{part}</span>))}
    </span>
  );
}

/** The class of text that stands for those alone who do not see the page. */
export const unseen = styles.hidden;

interface Props {
  /** What the table holds, for who does not see it. */
  readonly caption: string;
  readonly showCaption?: boolean;
  /** A head that stays while one scrolls the page. */
  readonly sticky?: boolean;
  /** Lines between all cells, as in the meeting tables. */
  readonly ruled?: boolean;
  /** On a telephone each row is a card: its heading, then its cells with the words of `data-label` before them. */
  readonly cards?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls sideways in its own frame on a narrow screen (with a sticky head: with the page). */
export function Table({ caption, showCaption = false, sticky = false, ruled = false, cards = false, children }: Props) {
  const look = [styles.table, sticky && styles.sticky, ruled && styles.ruled, cards && styles.cards]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={sticky ? styles.still : styles.frame}>
      <table className={look}>
        <caption className={showCaption ? styles.caption : styles.hidden}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
