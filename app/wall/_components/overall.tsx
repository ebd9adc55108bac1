"use client";

import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/progress/status-mark";
import type { WallData } from "@/lib/wall/rules";
import styles from "./wall.module.css";

function Figure({ label, value, notes }: { label: string; value: string; notes: readonly string[] }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </dd>
    </div>
  );
}

/** Who is silent: how many offices have missing reports, and as many of them by name as fit. */
function Reporting({ data: { reporting, silent } }: { data: WallData }) {
  const t = useTranslations("wall");
  return (
    <>
      <h2>{t("reporting", { ...reporting, silent: silent.length })}</h2>
      <ul className={styles.silent}>
        {silent.map(({ id, office, missing }) => (
          <li key={id}>
            <span>{office}</span>
            <span>{t("missing", { missing })}</span>
          </li>
        ))}
        {silent.length === 0 ? <li>{t("nobodySilent")}</li> : null}
      </ul>
    </>
  );
}

/** So many statuses stand below each other; more of them in two columns. */
const FEW = 7;

/** The whole in one look: schedule, half done, average, statuses, who is silent. */
export function Overall({ data, elapsed }: { data: WallData; elapsed: string }) {
  const t = useTranslations("wall");
  const words = useTranslations("atSchedule");
  const { atSchedule, average, likeForLike } = data;
  const averaged = t("averageNote", { counted: average.counted, total: average.total });
  return (
    <section className={styles.overall} aria-label={t("overall")}>
      <dl className={styles.figures}>
        <Figure
          label={t("schedule")}
          value={`${data.schedule}%`}
          notes={[t(data.scheduleBasis === "day" ? "byDay" : "byMonth", { elapsed })]}
        />
        <Figure
          label={atSchedule.halfDone ? t("halfDone") : words("label")}
          value={`${atSchedule.done}/${atSchedule.comparable}`}
          notes={[t("atScheduleNote", { comparable: atSchedule.comparable, left: atSchedule.notComparable })]}
        />
        <Figure
          label={t("average")}
          value={average.counted === 0 ? "–" : `${average.shown}%`}
          notes={likeForLike ? [averaged, t("likeForLike", likeForLike)] : [averaged]}
        />
      </dl>
      <h2>{t("byStatus", { indicators: data.rows.length, tasks: data.taskCount })}</h2>
      <ul className={data.statuses.length > FEW ? `${styles.statuses} ${styles.many}` : styles.statuses}>
        {data.statuses.map(({ status, count }) => (
          <li key={status}>
            <StatusMark status={status} />
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
      <Reporting data={data} />
    </section>
  );
}
