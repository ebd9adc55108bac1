import { useTranslations } from "next-intl";
import { type Markup, markup } from "@/components/ui/markup";
import type { NoData } from "@/lib/progress/shown";
import type { Status } from "@/lib/progress/terms";
import { SHAPES, TONES } from "./shapes";
import styles from "./status-mark.module.css";

interface Props {
  readonly status: Status;
  /** Says why there is no figure: 未报, 未入统, 基数为0. */
  readonly noData?: NoData;
}

/** Which word among those of statuses says a status; for `no_data` the reason. */
export const statusKey = ({ status, noData }: Props): Status | `noData.${NoData}` =>
  status === "no_data" && noData ? `noData.${noData}` : status;

export const statusWord = (t: ReturnType<typeof useTranslations<"status">>, props: Props): string =>
  t(statusKey(props));

/** A status as shape, colour and word. Sized by the surrounding text. */
export function StatusMark(props: Props) {
  return <StatusSign status={props.status} word={statusWord(useTranslations("status"), props)} />;
}

/** The same with its word given, for long lists. */
export function StatusSign({ status, word }: { status: Status; word: string }) {
  return (
    <span className={`${styles.mark} ${styles[TONES[status]]}`}>
      <StatusShape status={status} />
      {word}
    </span>
  );
}

/** The same as a row's markup. */
export const statusMarkup = (status: Status, word: string): Markup => {
  const outline = SHAPES[status];
  const shape =
    outline === null
      ? null
      : markup`<svg class="${shapeLook(status)}" viewBox="0 0 16 16" aria-hidden="true"><path d="${outline}"/></svg>`;
  return markup`<span class="${`${styles.mark} ${styles[TONES[status]]}`}">${shape}${word}</span>`;
};

const shapeLook = (status: Status): string => `${styles.shape} ${styles[TONES[status]]}`;

/** The shape alone, where the word is beside it anyway. */
export function StatusShape({ status }: { status: Status }) {
  const outline = SHAPES[status];
  return outline ? (
    <svg className={shapeLook(status)} viewBox="0 0 16 16" aria-hidden="true">
      <path d={outline} />
    </svg>
  ) : null;
}
