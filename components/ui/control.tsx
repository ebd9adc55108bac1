"use client";

import type { InputHTMLAttributes, SelectHTMLAttributes } from "react";
import styles from "./control.module.css";

/** A text input in the project's look. */
export function Input({ type = "text", ...rest }: Omit<InputHTMLAttributes<HTMLInputElement>, "className">) {
  return <input {...rest} type={type} className={styles.control} />;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A native select of the given options. */
export function Select({
  options,
  ...rest
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, "className"> & { options: readonly Option[] }) {
  return (
    <select {...rest} className={`${styles.control} ${styles.select}`}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
