import type { Status } from "@/lib/progress/terms";
import styles from "./bullet.module.css";
import { TONES } from "./shapes";
import type { Shares } from "@/lib/progress/shares";

interface Props {
  readonly shares: Shares;
  readonly status: Status;
  /** The picture in words. */
  readonly label: string;
}

const at = (share: number): string => `${Math.round(Math.min(Math.max(share, 0), 1) * 10_000) / 100}%`;

/** The end of the scale passed, either way: an arrow beyond it; the scale stays as it is in every row. */
function Beyond({ forward }: { forward: boolean }) {
  return (
    <svg
      className={styles.beyond}
      x={forward ? "100%" : "0"}
      y="22%"
      width="0.6em"
      height="56%"
      viewBox="0 0 6 10"
      preserveAspectRatio="none"
    >
      <path d={forward ? "M.8 0L6 5L.8 10z" : "M-.8 0L-6 5L-.8 10z"} />
    </svg>
  );
}

function Hatched() {
  return (
    <svg y="26%" height="48%" className={styles.hatched}>
      <line x1="-5%" x2="105%" y1="50%" y2="50%" />
    </svg>
  );
}

/**
 * A bar for completion against a scale of 0 to 100%, a tick for the schedule, a broken line where the target counts as met.
 * All of it scales with the font size; it prints without background graphics. Without a target: nothing; without a figure: hatched.
 */
export function Bullet({ shares: { completion, schedule, metAt }, status, label }: Props) {
  if (status === "no_target") return null;
  return (
    <svg className={`${styles.bullet} ${styles[TONES[status]]}`} role="img" aria-label={label}>
      {completion === null ? <Hatched /> : <rect className={styles.track} width="100%" />}
      {completion === null ? null : <rect className={styles.bar} width={at(completion)} />}
      {completion !== null && completion > 1 ? <Beyond forward /> : null}
      {completion !== null && completion < 0 ? <Beyond forward={false} /> : null}
      {metAt === null ? null : <line className={styles.met} x1={at(metAt)} x2={at(metAt)} y1="8%" y2="92%" />}
      {schedule === null ? null : <rect className={styles.tick} x={at(schedule)} />}
    </svg>
  );
}
