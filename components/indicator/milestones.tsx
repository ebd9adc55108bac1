import { useTranslations } from "next-intl";
import { cell, Table } from "@/components/ui/table";
import type { UsedMilestone } from "@/lib/progress/derivation";
import { showDecimal } from "@/lib/progress/show";
import styles from "./milestones.module.css";
import { useDay } from "./use-day";

type State = "doneOnTime" | "doneLate" | "overdue" | "open";

const stateOf = ({ done, due, counted, expected }: UsedMilestone): State => {
  if (counted && done !== null) return done <= due ? "doneOnTime" : "doneLate";
  return expected ? "overdue" : "open";
};

const SIGNS: Readonly<Record<State, string>> = { doneOnTime: "✔", doneLate: "✔", overdue: "✕", open: "–" };

/** The steps of an indicator that counts by them, as at the cut-off. */
export function Milestones({ milestones }: { milestones: readonly UsedMilestone[] }) {
  const t = useTranslations("indicator.milestones");
  const dayOf = useDay();
  const day = (text: string | null) => (text === null ? "–" : dayOf(text));
  return (
    <Table caption={t("title")} cards>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("due")}</th>
          <th scope="col" className={cell.number}>
            {t("weight")}
          </th>
          <th scope="col">{t("done")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {milestones.map((milestone) => {
          const state = stateOf(milestone);
          return (
            <tr key={milestone.title}>
              <th scope="row">{milestone.title}</th>
              <td data-label={t("due")}>{day(milestone.due)}</td>
              <td className={cell.number} data-label={t("weight")}>
                {showDecimal(milestone.weight)}
              </td>
              <td data-label={t("done")}>{milestone.counted ? day(milestone.done) : "–"}</td>
              <td className={styles[state]}>
                <span aria-hidden="true">{SIGNS[state]}</span> {t(state)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
