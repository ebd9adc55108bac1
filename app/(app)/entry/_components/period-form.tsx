import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/ui/action-form";
import { ApplyAtOnce } from "@/components/ui/apply-at-once";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/control";
import { Field } from "@/components/ui/field";
import { monthText } from "@/lib/calendar/rules";
import type { Grid } from "@/lib/entry/rules";
import { setLock } from "../actions";
import styles from "./period-form.module.css";

interface Props {
  readonly grid: Grid;
}

/** Which month is entered, for which office, and its lock for who keeps it. */
export function PeriodForm({ grid }: Props) {
  const { mayLock, month, months } = grid;
  const locked = months[month - 1]?.locked ?? false;
  const Change = locked ? Unlock : Lock;
  const t = useTranslations("entry");
  return (
    <div className={styles.controls}>
      <form action="/entry" aria-label={t("period")} className={styles.form}>
        <PeriodFields grid={grid} />
        <noscript>
          <Button type="submit">{t("show")}</Button>
        </noscript>
        <ApplyAtOnce anew />
      </form>
      {/* By state and month: what was opened to lock July neither stays open after that nor asks about August. */}
      {mayLock ? <Change key={`${month} ${locked}`} grid={grid} /> : null}
    </div>
  );
}

/** Opens the month again, for a reason. */
function Unlock({ grid: { plan, month } }: Props) {
  const t = useTranslations("entry");
  return (
    <details className={styles.lock}>
      <summary>{t("tools.unlock", { month })}</summary>
      <div className={styles.question}>
        <ActionForm
          action={setLock}
          fields={[{ name: "reason", label: t("lock.reason") }]}
          hidden={{ planId: plan.id, month: monthText(plan.year, month), to: "open" }}
          submit={t("tools.unlock", { month })}
        />
      </div>
    </details>
  );
}

/** Locks the month. While something is missing it is named first, and asked about. */
function Lock({ grid: { plan, month, lacking } }: Props) {
  const t = useTranslations("entry");
  const asks = lacking !== null && lacking.missing.length + lacking.waiting > 0;
  const form = (
    <ActionForm
      action={setLock}
      fields={[]}
      hidden={{ planId: plan.id, month: monthText(plan.year, month), to: "locked" }}
      submit={t(asks ? "lock.anyway" : "tools.lock", { month })}
    />
  );
  if (!asks) return form;
  return (
    <details className={styles.lock}>
      <summary>{t("tools.lock", { month })}</summary>
      <div className={styles.question}>
        {lacking.missing.length > 0 ? <p>{t("lock.missing", { count: lacking.missing.length })}</p> : null}
        <ul>
          {lacking.missing.map(({ name, office }, place) => (
            <li key={place}>{t("lock.named", { name, office })}</li>
          ))}
        </ul>
        {lacking.waiting > 0 ? <p>{t("lock.waiting", { count: lacking.waiting })}</p> : null}
        {form}
      </div>
    </details>
  );
}

function PeriodFields({ grid: { plan, years, month, months, offices, office } }: Props) {
  const t = useTranslations("entry");
  const tApp = useTranslations("app");
  const yearOptions = years.map((year) => ({ value: String(year), label: tApp("date.year", { year }) }));
  const monthOptions = months.map((each) => ({
    value: monthText(plan.year, each.month),
    label: tApp("date.month", { year: plan.year, month: each.month }),
  }));
  const officeOptions = [
    { value: "all", label: t("allOffices") },
    ...offices.map(({ key, name }) => ({ value: key, label: name })),
  ];
  return (
    <>
      {years.length > 1 ? (
        <Field label={tApp("period.year")} htmlFor="entry-year" inline>
          <Select id="entry-year" name="year" defaultValue={String(plan.year)} options={yearOptions} />
        </Field>
      ) : null}
      <Field label={t("month")} htmlFor="entry-month" inline>
        <Select id="entry-month" name="month" defaultValue={monthText(plan.year, month)} options={monthOptions} />
      </Field>
      {offices.length > 0 ? (
        <Field label={t("office")} htmlFor="entry-office" inline>
          <Select id="entry-office" name="office" defaultValue={office ?? "all"} options={officeOptions} />
        </Field>
      ) : null}
    </>
  );
}
