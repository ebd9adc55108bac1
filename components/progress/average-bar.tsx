import type { Fraction } from "@/lib/progress/model";
import { showPercent } from "@/lib/progress/show";
import styles from "./average-bar.module.css";
import { drawn } from "@/lib/progress/shares";

/** An average completion: the figure, and a plain bar on the scale of 0 to 100%. */
export function AverageBar({ average }: { average: Fraction | null }) {
  return (
    <span className={styles.average}>
      <svg className={styles.bar} aria-hidden="true">
        <rect className={styles.track} width="100%" height="100%" />
        {average ? (
          <rect className={styles.fill} width={`${(drawn(average) * 100).toFixed(2)}%`} height="100%" />
        ) : null}
      </svg>
      <span className={styles.figure}>{showPercent(average)}</span>
    </span>
  );
}
