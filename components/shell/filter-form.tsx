"use client";

import { ApplyAtOnce } from "@/components/ui/apply-at-once";
import { Button, LinkButton } from "@/components/ui/button";
import { Input, type Option, Select } from "@/components/ui/control";
import styles from "./filter-form.module.css";

export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
}

interface Props {
  /** The page that is narrowed. */
  readonly action: string;
  readonly labels: { readonly form: string; readonly search: string; readonly apply: string; readonly clear: string };
  /** The words searched for. */
  readonly text: string;
  readonly choices: readonly Choice[];
  /** What else the address holds and must keep. */
  readonly kept: Readonly<Record<string, string>>;
  /** The page without any filter; null while there is none. */
  readonly clearHref: string | null;
}

/** A search and lists to choose from: a GET form, so that the address holds what is shown. */
export function FilterForm({ action, labels, text, choices, kept, clearHref }: Props) {
  return (
    <form action={action} className={styles.filters} aria-label={labels.form}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Input type="search" name="q" defaultValue={text} placeholder={labels.search} aria-label={labels.search} />
      {choices.map(({ name, label, value, options }) => (
        <Select key={name} name={name} aria-label={label} defaultValue={value} options={options} />
      ))}
      <noscript>
        <Button type="submit">{labels.apply}</Button>
      </noscript>
      {clearHref === null ? null : (
        <LinkButton look="quiet" href={clearHref}>
          {labels.clear}
        </LinkButton>
      )}
      <ApplyAtOnce />
    </form>
  );
}
