import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusMark } from "@/components/progress/status-mark";
import { Table } from "@/components/ui/table";
import type { Derivation } from "@/lib/progress/derivation";
import type { Indicator, PlanTerms } from "@/lib/progress/model";
import { MEASURE } from "@/lib/progress/measures";
import { grouped, showActual, showDecimal, showGap, showPercent } from "@/lib/progress/show";
import { noDataOf } from "@/lib/progress/shown";
import styles from "./derivation.module.css";
import { actualExpression, completionExpression, gapExpression, scheduleExpression } from "./expressions";

interface Step {
  readonly name: string;
  readonly rule: string;
  readonly formula: string | null;
  readonly result: ReactNode;
}

interface Props {
  readonly derivation: Derivation;
  readonly model: Indicator;
  readonly terms: PlanTerms;
}

const percent = (text: string) => (text === "–" ? text : `${text}%`);

function useActualSteps({ derivation, model }: Props): Step[] {
  const t = useTranslations("derivation");
  const { actual, completion } = derivation;
  const met = completion.met === null ? "" : t("met", { met: completion.met ? "yes" : "no" });
  return [
    {
      name: t("steps.actual"),
      rule: actual.none
        ? t(`actualNone.${actual.none}`)
        : t(`actual.${actual.formula}`, { month: actual.throughMonth ?? derivation.month }),
      formula: actualExpression(derivation),
      result: `${grouped(showActual(actual.result, model))}${actual.result ? ` ${model.unit}` : ""}`,
    },
    {
      name: t("steps.completion"),
      rule:
        completion.formula && !completion.none
          ? t(`completion.${completion.formula}`)
          : t(`completionNone.${completion.none ?? "no_actual"}`),
      formula: completionExpression(completion),
      result: (
        <>
          {percent(grouped(showPercent(completion.result)))} {met ? <small>{met}</small> : null}
        </>
      ),
    },
  ];
}

function useScheduleSteps({ derivation, model, terms }: Props): Step[] {
  const t = useTranslations("derivation");
  const { schedule, gap, status, progress } = derivation;
  const { ahead, behind, farBehind } = terms.thresholds;
  const bounds = { ahead: `+${showDecimal(ahead)}`, behind: showDecimal(behind), farBehind: showDecimal(farBehind) };
  const { start, due } = schedule;
  return [
    {
      name: t("steps.schedule"),
      rule: schedule.formula
        ? t(`schedule.${schedule.formula}`, { start, due })
        : t(`scheduleNone.${schedule.none ?? "no_target"}`),
      formula: scheduleExpression(schedule),
      result: percent(showPercent(schedule.result)),
    },
    {
      name: MEASURE[model.measure].gapToTarget ? t("steps.growthGap") : t("steps.gap"),
      rule: gap.formula ? t(`gap.${gap.formula}`) : t(`gapNone.${gap.none ?? "no_target"}`),
      formula: gapExpression(gap),
      result: showGap(gap.result, model, terms),
    },
    {
      name: t("steps.status"),
      rule: `${t(`status.${ruleKey(status.rule)}`, bounds)}${status.heldByMilestone ? ` ${t("status.held")}` : ""}`,
      formula: null,
      result: <StatusMark status={status.status} noData={noDataOf(progress)} />,
    },
  ];
}

const RULES = ["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9"] as const;
const ruleKey = (rule: number) => RULES[rule - 1] ?? "r9";

/** Every number of a row with its rule, the rule's numbers and what came out. */
export function DerivationSteps(props: Props) {
  const t = useTranslations("derivation");
  const steps = [...useActualSteps(props), ...useScheduleSteps(props)];
  return (
    <Table caption={t("title")} cards>
      <thead>
        <tr>
          <th scope="col">{t("step")}</th>
          <th scope="col">{t("rule")}</th>
          <th scope="col">{t("formula")}</th>
          <th scope="col">{t("result")}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, rule, formula, result }) => (
          <tr key={name}>
            <th scope="row" className={styles.step}>
              {name}
            </th>
            <td className={styles.rule}>{rule}</td>
            <td className={styles.formula}>{formula ?? "–"}</td>
            <td className={styles.result}>{result}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
