import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { BoardIndicator } from "@/lib/boards/rules";
import { MONTHS } from "@/lib/calendar/terms";
import type { TrendWords } from "./trend";
import { TrendIsland } from "./trend-island";
import { trendOf } from "./trend-of";
import { TrendPicture } from "./trend-picture";
import styles from "./trend.module.css";

type Series = "actual" | "schedule" | "lastYear" | "cutOff";

/** Line samples beside their words. */
function Legend({ series, words }: { series: readonly Series[]; words: TrendWords }) {
  return (
    <ul className={styles.legend}>
      {series.map((name) => (
        <li key={name}>
          <svg className={styles.swatch} viewBox="0 0 26 8" aria-hidden="true">
            <line className={styles[name]} x1="0" x2="26" y1="4" y2="4" />
          </svg>
          {words[name]}
        </li>
      ))}
      <li className={styles.unit}>{words.unit}</li>
    </ul>
  );
}

/** An indicator's year as a chart; the month table beside it holds the same numbers. */
export function TrendPanel({ months, cutOff }: { months: readonly BoardIndicator[]; cutOff: number }) {
  const t = useTranslations("charts");
  const model = months[cutOff - 1]?.model;
  const trend = trendOf(months, cutOff);
  const series = (["actual", "schedule", "lastYear"] as const).filter((name) =>
    trend.points.some((point) => point[name] !== null),
  );
  if (!model || (series.length === 0 && trend.lines.length === 0)) return <EmptyState title={t("none")} />;
  const words: TrendWords = {
    title: t("label", { name: model.name }),
    actual: t("actual"),
    schedule: t("schedule"),
    lastYear: t("lastYear"),
    cutOff: t("cutOff"),
    unit: t("unit", { unit: model.unit }),
    months: MONTHS.map((month) => t("month", { month })),
    lines: trend.lines.map(({ kind, text }) => t(`lines.${kind}`, { value: text })),
  };
  const picture = <TrendPicture trend={trend} words={words} />;
  return (
    <figure className={styles.chart}>
      <Legend series={[...series, "cutOff"]} words={words} />
      {series.length === 0 ? (
        <div className={styles.canvas}>{picture}</div>
      ) : (
        <TrendIsland trend={trend} words={words}>
          {picture}
        </TrendIsland>
      )}
    </figure>
  );
}
