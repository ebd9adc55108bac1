import styles from "./gap.module.css";

/** A signed gap in points; the sign speaks, the colour repeats it. */
export function Gap({ gap }: { gap: string | null }) {
  if (gap === null) return <>–</>;
  return <span className={/^[-−]/.test(gap) ? styles.behind : styles.ahead}>{gap}</span>;
}
