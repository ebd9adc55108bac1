import { useTranslations } from "next-intl";
import { targetText } from "@/lib/progress/target";
import type { Board, BoardIndicator, BoardTask } from "@/lib/boards/rules";
import { grouped, showDecimal } from "@/lib/progress/show";
import { entryWord, pacingOf } from "@/lib/progress/measures";
import styles from "./facts.module.css";

interface Props {
  readonly board: Board;
  readonly task: BoardTask;
  readonly indicator: BoardIndicator;
  readonly definition: string | null;
}

function useTargetFacts({ model }: BoardIndicator): [string, string][] {
  const t = useTranslations("indicator");
  const { target, baseline, unit } = model;
  const facts: [string, string][] = [
    [t("facts.target"), target ? `${grouped(targetText(target))} ${unit}` : t("facts.none")],
  ];
  if (target?.stretch != null) facts.push([t("facts.stretch"), `${grouped(showDecimal(target.stretch))} ${unit}`]);
  if (baseline !== null) facts.push([t("facts.baseline"), `${grouped(showDecimal(baseline))} ${unit}`]);
  facts.push(
    [t("facts.direction"), t(`directions.${model.direction}`)],
    [t("facts.measure"), t(`measures.${model.measure}`)],
    [t("facts.entry"), t(`entries.${entryWord(model)}`)],
    [t("facts.pacing"), target ? t(`pacings.${pacingOf(model)}`) : t("facts.none")],
  );
  return facts;
}

/** Who answers for the indicator, what it counts and by when. */
export function Facts({ board, task, indicator, definition }: Props) {
  const t = useTranslations("indicator.facts");
  const { start, due } = indicator.model;
  const person = (id: string | null) => board.people.find((each) => each.id === id)?.name ?? t("none");
  const office = (id: string) => board.offices.find((each) => each.id === id)?.name ?? t("none");
  const facts: [string, string][] = [
    ...useTargetFacts(indicator),
    [t("period"), t("months", { start, due })],
    [t("source"), task.source],
    [t("leader"), person(task.leaderInChargeId)],
    [t("office"), office(task.leadOfficeId)],
    [t("owner"), person(task.ownerId)],
  ];
  if (task.supportingOfficeIds.length > 0)
    facts.push([t("supporting"), task.supportingOfficeIds.map(office).join(t("comma"))]);
  facts.push([t("definition"), definition ?? t("noDefinition")]);
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
