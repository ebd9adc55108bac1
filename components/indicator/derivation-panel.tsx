import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { Board } from "@/lib/boards/rules";
import type { Derivation } from "@/lib/progress/derivation";
import type { Indicator } from "@/lib/progress/model";
import styles from "./derivation.module.css";
import { DerivationInputs, DerivationLeftOut } from "./derivation-inputs";
import { DerivationSteps } from "./derivation-steps";

/** How the indicator's numbers came about. */
export function DerivationPanel({
  board,
  model,
  derivation,
}: {
  board: Board;
  model: Indicator;
  derivation: Derivation;
}) {
  const t = useTranslations("derivation");
  return (
    <Panel flush id="derivation" title={t("title")} note={t("note")}>
      <DerivationSteps derivation={derivation} model={model} terms={board.plan.terms} />
      {derivation.actual.used.length > 0 ? (
        <h3 className={styles.heading}>
          {t("inputs.title")}
          <small>{t("inputs.note")}</small>
        </h3>
      ) : null}
      <DerivationInputs board={board} derivation={derivation} />
      {model.measure === "milestones" ? null : (
        <>
          <h3 className={styles.heading}>{t("leftOut.title")}</h3>
          <DerivationLeftOut board={board} derivation={derivation} />
        </>
      )}
    </Panel>
  );
}
