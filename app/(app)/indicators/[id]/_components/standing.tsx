import { useTranslations } from "next-intl";
import { TrendPanel } from "@/components/charts/trend-panel";
import { Answer } from "@/components/indicator/answer";
import { Facts } from "@/components/indicator/facts";
import { MonthTable } from "@/components/indicator/month-table";
import { Panel } from "@/components/ui/panel";
import type { IndicatorPage } from "@/lib/boards/indicator-page";
import styles from "./standing.module.css";

/** The answer, what the indicator is, and how it came to stand there: as a curve and month by month. */
export function Standing({
  found: { head, task, indicator, months, recovered, definition },
}: {
  found: IndicatorPage;
}) {
  const t = useTranslations("indicator");
  const charts = useTranslations("charts");
  const { board } = head;
  const { terms } = board.plan;
  return (
    <>
      <div className={styles.top}>
        <Panel title={t("answer.title", { month: board.month })}>
          <Answer indicator={indicator} terms={terms} month={board.month} />
        </Panel>
        <Panel title={t("facts.title")}>
          <Facts board={board} task={task} indicator={indicator} definition={definition} />
        </Panel>
      </div>
      <div className={styles.pair}>
        <Panel title={charts("trend")}>
          <TrendPanel months={months} cutOff={board.month} />
        </Panel>
        <Panel
          flush
          title={t("months.title")}
          note={board.month < 12 ? t("months.note", { month: board.month }) : null}
        >
          <MonthTable months={months} terms={terms} cutOff={board.month} recovered={recovered} />
        </Panel>
      </div>
    </>
  );
}
