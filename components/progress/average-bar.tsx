import { useTranslations } from "next-intl";
import type { Average, LikeForLike } from "@/lib/progress/averages";
import { drawn } from "@/lib/progress/shares";
import { showPercent } from "@/lib/progress/show";
import styles from "./average-bar.module.css";

interface Props {
  readonly completion: Average;
  readonly likeForLike: LikeForLike;
}

const at = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** The bar in words. */
function useLabel({ completion, likeForLike }: Props): string {
  const t = useTranslations("likeForLike");
  const average = showPercent(completion.average);
  const { schedule, counted } = likeForLike;
  return schedule === null
    ? t("average", { average })
    : t("tick", { average, counted, own: showPercent(likeForLike.average), schedule: showPercent(schedule) });
}

/** An average completion: the figure, and a bar on the scale of 0 to 100% with a tick where its schedule stands. */
export function AverageBar(props: Props) {
  const label = useLabel(props);
  const { average } = props.completion;
  const { schedule } = props.likeForLike;
  return (
    <span className={styles.average} title={label}>
      <svg className={styles.bar} role="img" aria-label={label}>
        <rect className={styles.track} y="26%" width="100%" height="48%" />
        {average ? <rect className={styles.fill} y="26%" width={at(drawn(average))} height="48%" /> : null}
        {schedule ? <rect className={styles.tick} x={at(drawn(schedule))} /> : null}
      </svg>
      <span className={styles.figure}>{showPercent(average)}</span>
    </span>
  );
}
