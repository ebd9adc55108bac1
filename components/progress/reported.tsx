import styles from "./reporting-mark.module.css";

/** Reports made out of those expected; missing ones stand out. */
export function Reported({ reported, expected }: { reported: number; expected: number }) {
  if (expected === 0) return <>–</>;
  return <span className={reported < expected ? styles.missing : styles.current}>{`${reported}/${expected}`}</span>;
}
