/** An indicator's answer in one sentence and what must be said beside it. */
import { useTranslations } from "next-intl";
import type { BoardIndicator } from "@/lib/boards/rules";
import { fromScaled, subtract } from "@/lib/progress/exact";
import { MEASURE } from "@/lib/progress/measures";
import type { Indicator, PlanTerms } from "@/lib/progress/model";
import { type Remark, remarksOf } from "@/lib/progress/remarks";
import { grouped, showActual, showDecimal } from "@/lib/progress/show";
import { toldRow } from "@/lib/progress/shown";
import { targetText } from "@/lib/progress/target";

/** A share of the target is said of what adds up or is held in stock; of the rest only how far it is complete. */
function formOf({ measure, direction, baseline }: Indicator): "sentence" | "measured" | "milestones" {
  const { fields, ownTargets } = MEASURE[measure];
  if (fields.length === 0) return "milestones";
  return direction === "at_least" && baseline === null && ownTargets ? "sentence" : "measured";
}

/** 截至6月,78项,为目标150项的52%,超序时进度2.0个百分点。 */
export function useSentence({ model, progress }: BoardIndicator, terms: PlanTerms, month: number): string {
  const t = useTranslations("indicator.answer");
  const { actual, completion, throughMonth } = progress;
  const { unit, target, measure } = model;
  if (actual === null) return t("none", { month });
  const told = { month, unit, ...toldRow({ model, progress }, terms) };
  if (target === null) return t("activity", told);
  if (MEASURE[measure].gapToTarget) return t("growth", { ...told, through: throughMonth ?? month });
  return t(completion === null ? "unmeasured" : formOf(model), told);
}

const onPage = (scaled: bigint): string => grouped(showDecimal(scaled));

/** What goes with the numbers: a range's bound, a baseline, an older month, what was not reported. */
function useRemarkWord(unit: string): (remark: Remark) => string | null {
  const t = useTranslations("indicator.answer");
  return (remark) => {
    switch (remark.kind) {
      case "range":
        return t("range", {
          unit,
          target: grouped(targetText(remark.target)),
          value: onPage(remark.value),
          metAt: onPage(remark.metAt),
        });
      case "baseline":
        return t("rise", { unit, baseline: onPage(remark.baseline) });
      case "through":
        return t("through", { month: remark.month });
      case "noResult":
        return t(`noResult.${remark.reason}`);
      case "partly":
        return t("partly", { reported: remark.reported, expected: remark.expected });
      case "half":
        return t("half", { count: remark.count });
      case "provisional":
        return t("provisional");
      // The sentence says how far a growth compares, and the report's own mark that it was late.
      case "compared":
      case "late":
        return null;
    }
  };
}

/** Rules and warnings that go with the numbers, and the pace still needed. */
export function useRemarks({ model, progress, requiredPace }: BoardIndicator, month: number): string[] {
  const t = useTranslations("indicator.answer");
  const word = useRemarkWord(model.unit);
  const { target, unit } = model;
  const { actual, gap } = progress;
  const remarks = remarksOf({ model, progress }, month).flatMap((remark) => word(remark) ?? []);
  if (requiredPace && gap && gap.n < 0n && actual && target?.value != null) {
    const finer = { decimals: Math.max(1, model.decimals ?? 1) };
    const rest = grouped(showActual(subtract(fromScaled(target.value), actual), model));
    remarks.push(t("pace", { unit, rest, pace: grouped(showActual(requiredPace, finer)) }));
  }
  return remarks;
}
