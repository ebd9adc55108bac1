import { useTranslations } from "next-intl";
import { chinaDay, chinaTime, dayOf, monthOf, monthText } from "@/lib/calendar/rules";
import type { Waiting } from "@/lib/entry/waiting";
import styles from "./month-list.module.css";

/** What a month may hold, the most pressing first. */
const KINDS = ["returned", "toReview", "toEnter", "drafts"] as const;

/** Months with what waits in each; every line leads to where it is done. */
export function MonthList({ waiting }: { waiting: readonly Waiting[] }) {
  return (
    <ul className={styles.months}>
      {waiting.map((month) => (
        <Month key={`${month.year} ${month.month}`} waiting={month} />
      ))}
    </ul>
  );
}

function Month({ waiting }: { waiting: Waiting }) {
  const t = useTranslations("todo");
  const date = useTranslations("app.date");
  const { year, month, deadline } = waiting;
  return (
    <li className={styles.month}>
      <h2>
        {date("month", { year, month })}
        {deadline ? <small className={styles.deadline}>{t("deadline", deadlineParts(deadline))}</small> : null}
      </h2>
      <ul className={styles.kinds}>
        {KINDS.filter((kind) => waiting[kind] > 0).map((kind) => (
          <li key={kind}>
            <a href={`/entry?month=${monthText(year, month)}`} className={styles[kind]}>
              {t(kind, { count: waiting[kind] })}
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

function deadlineParts(deadline: Date) {
  const day = chinaDay(deadline);
  return { month: monthOf(day), day: dayOf(day), time: chinaTime(deadline) };
}
