import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

type Look = "primary" | "plain" | "quiet" | "danger";
const className = (look: Look) => `${styles.button} ${styles[look]}`;

/** A button; it submits nothing unless `type="submit"`. */
export function Button({
  look = "plain",
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button {...rest} type={type} className={className(look)} />;
}

/** A link that looks like a button. */
export function LinkButton({
  look = "plain",
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: Look }) {
  return (
    <a {...rest} className={className(look)}>
      {children}
    </a>
  );
}
