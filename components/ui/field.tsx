import type { ReactNode } from "react";
import styles from "./field.module.css";

interface Props {
  readonly label: ReactNode;
  /** The id of the control inside. */
  readonly htmlFor: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** Label before the control, on one line. */
  readonly inline?: boolean;
  readonly children: ReactNode;
}

/** A control with its label. Give the control `aria-describedby={messageId(id)}` where there is a hint or an error. */
export function Field({ label, htmlFor, hint, error, inline = false, children }: Props) {
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label className={styles.label} htmlFor={htmlFor}>
        {label}
      </label>
      {children}
      {error ? (
        <p className={styles.error} id={messageId(htmlFor)} role="alert">
          {error}
        </p>
      ) : null}
      {hint && !error ? (
        <p className={styles.hint} id={messageId(htmlFor)}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** The id of a field's hint or error. */
export const messageId = (id: string): string => `${id}-message`;
