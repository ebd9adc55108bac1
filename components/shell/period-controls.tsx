"use client";

import { ApplyAtOnce } from "@/components/ui/apply-at-once";
import { Button } from "@/components/ui/button";
import { type Option, Select } from "@/components/ui/control";
import { Field } from "@/components/ui/field";
import { type Tab, Tabs } from "@/components/ui/tabs";
import styles from "./period-controls.module.css";

interface Props {
  /** The page's path, which the form requests again. */
  readonly action: string;
  readonly labels: {
    readonly form: string;
    readonly year: string;
    readonly month: string;
    readonly show: string;
    readonly basis: string;
  };
  readonly years: readonly Option[];
  readonly months: readonly Option[];
  readonly year: string;
  readonly month: string;
  /** Official and provisional; empty where there is no choice. */
  readonly bases: readonly Tab[];
  /** What else the address holds and must keep. */
  readonly kept: Readonly<Record<string, string>>;
}

/** Year, cut-off month and basis: a plain GET form and links. */
export function PeriodControls({ action, labels, years, months, year, month, bases, kept }: Props) {
  return (
    <>
      <form action={action} aria-label={labels.form} className={styles.form}>
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {years.length > 1 ? (
          <Field label={labels.year} htmlFor="period-year" inline>
            <Select id="period-year" name="year" defaultValue={year} options={years} />
          </Field>
        ) : null}
        <Field label={labels.month} htmlFor="period-month" inline>
          <Select id="period-month" name="month" defaultValue={month} options={months} />
        </Field>
        <noscript>
          <Button type="submit">{labels.show}</Button>
        </noscript>
        <ApplyAtOnce />
      </form>
      {bases.length > 1 ? <Tabs segmented label={labels.basis} tabs={bases} /> : null}
    </>
  );
}
