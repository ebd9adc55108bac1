import { useTranslations } from "next-intl";
import type { Counted } from "@/lib/boards/counted";
import { showPercent } from "@/lib/progress/show";
import styles from "./formulas.module.css";

/** The formulas in words, each with its result. */
export function Formulas({ counted: { average, likeForLike, at } }: { counted: Counted }) {
  const t = useTranslations("counted");
  const beside = useTranslations("likeForLike");
  const schedule = useTranslations("atSchedule");
  return (
    <dl className={styles.formulas}>
      <dt>{t("average")}</dt>
      <dd>
        {t("averageFormula")}
        <b>
          {t("averageResult", { value: showPercent(average.average), counted: average.counted, total: average.total })}
        </b>
      </dd>
      <dt>{beside("label")}</dt>
      <dd>
        {t("likeForLikeFormula")}
        <b>
          {beside("beside", {
            average: showPercent(likeForLike.average),
            schedule: showPercent(likeForLike.schedule),
            counted: likeForLike.counted,
          })}
        </b>
      </dd>
      <dt>{schedule("label")}</dt>
      <dd>
        {t("atScheduleFormula")}
        <b>{schedule("sentence", { done: at.done, comparable: at.comparable, left: at.notComparable })}</b>
      </dd>
    </dl>
  );
}
