import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Bullet } from "@/components/progress/bullet";
import { Gap } from "@/components/progress/gap";
import { ReportingMark } from "@/components/progress/reporting-mark";
import { type Figures, indicatorFigures } from "@/components/progress/row";
import { StatusMark } from "@/components/progress/status-mark";
import type { BoardIndicator } from "@/lib/boards/rules";
import type { PlanTerms } from "@/lib/progress/model";
import styles from "./answer.module.css";
import { useRemarks, useSentence } from "./answer-words";

function Labelled({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Completion beside schedule, the gap, and whether the month is reported. */
function Comparison({ figures, month }: { figures: Figures; month: number }) {
  const t = useTranslations("indicator.answer");
  const { completion, schedule, gap, reporting } = figures;
  return (
    <dl className={styles.facts}>
      <Labelled name={t("completion")}>
        {completion === null ? "–" : <a href="#derivation">{`${completion}%`}</a>}
      </Labelled>
      <Labelled name={t("schedule")}>{schedule === null ? "–" : `${schedule}%`}</Labelled>
      <Labelled name={t("gap")}>
        <Gap gap={gap} />
        {gap === null ? null : <small> {t("points")}</small>}
      </Labelled>
      <Labelled name={t("reporting", { month })}>
        <ReportingMark reporting={reporting} />
      </Labelled>
    </dl>
  );
}

/** How the indicator is doing at the cut-off: actual of target, completion beside schedule, the gap, the status. */
export function Answer({ indicator, terms, month }: { indicator: BoardIndicator; terms: PlanTerms; month: number }) {
  const t = useTranslations("indicator.answer");
  const sentence = useSentence(indicator, terms, month);
  const remarks = useRemarks(indicator, month);
  const figures = indicatorFigures(indicator, { terms, month, before: null });
  const { actual, target, unit, completion, schedule, shares, status, noData } = figures;
  const picture = completion === null ? t("pictureNone") : t("picture", { completion, schedule: schedule ?? "–" });
  return (
    <div className={styles.answer}>
      <div className={styles.head}>
        <a className={styles.actual} href="#derivation">
          {actual ?? "–"}
        </a>
        <span className={styles.target}>{target === null ? unit : `/ ${target} ${unit}`}</span>
        <span className={styles.status}>
          <StatusMark status={status} noData={noData} />
        </span>
      </div>
      <div className={styles.picture}>
        <Bullet shares={shares} status={status} label={picture} />
      </div>
      <Comparison figures={figures} month={month} />
      <p className={styles.sentence}>{sentence}</p>
      <ul className={styles.remarks}>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </div>
  );
}
