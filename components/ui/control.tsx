"use client";

import type { InputHTMLAttributes, SelectHTMLAttributes } from "react";
import { markup } from "./markup";
import styles from "./control.module.css";

/** A text input in the project's look. */
export function Input({ type = "text", ...rest }: Omit<InputHTMLAttributes<HTMLInputElement>, "className">) {
  return <input {...rest} type={type} className={styles.control} />;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

const optionOf = ({ value, label }: Option, chosen: boolean) =>
  chosen
    ? markup`<option value="${value}" selected>${label}</option>`
    : markup`<option value="${value}">${label}</option>`;

/** A native select of the given options, as markup: a page has many. `defaultValue` is chosen to begin with. */
export function Select({
  options,
  defaultValue,
  ...rest
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, "className" | "value"> & { options: readonly Option[] }) {
  const choices = markup`${options.map((option) => optionOf(option, option.value === defaultValue))}`;
  return <select {...rest} className={`${styles.control} ${styles.select}`} dangerouslySetInnerHTML={choices} />;
}
