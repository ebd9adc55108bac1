/** An indicator's answer in one sentence and what must be said beside it. */
import { useTranslations } from "next-intl";
import type { BoardIndicator } from "@/lib/boards/rules";
import { fromScaled, subtract } from "@/lib/progress/exact";
import type { Fraction, Indicator, PlanTerms } from "@/lib/progress/model";
import { showActual, showBare, showDecimal, showGap } from "@/lib/progress/show";
import { targetText } from "@/lib/progress/target-text";

const sideOf = (gap: Fraction | null): "ahead" | "behind" | "even" | "none" =>
  gap === null ? "none" : gap.n === 0n ? "even" : gap.n > 0n ? "ahead" : "behind";

/** A share of the target is said of what adds up or is held in stock; of the rest only how far it is complete. */
function formOf({ measure, direction, baseline }: Indicator): "sentence" | "measured" | "milestones" {
  if (measure === "milestones") return "milestones";
  return direction === "at_least" && baseline === null && (measure === "flow" || measure === "stock") ? "sentence" : "measured";
}

/** 截至6月,78项,为目标150项的52%,超序时进度2.0个百分点。 */
export function useSentence({ model, progress }: BoardIndicator, terms: PlanTerms, month: number): string {
  const t = useTranslations("indicator.answer");
  const { actual, completion, gap, throughMonth } = progress;
  const unit = model.unit;
  if (actual === null) return t("none", { month });
  const said = { month, unit, actual: showActual(actual, model) };
  if (model.target === null) return t("activity", said);
  const side = sideOf(gap);
  const points = showGap(gap, terms).replace(/^[+-]/, "");
  const target = model.target ? targetText(model.target) : "";
  if (model.measure === "growth") return t("growth", { ...said, through: throughMonth ?? month, target, side, points });
  if (completion === null) return t("unmeasured", said);
  return t(formOf(model), { ...said, target, completion: showBare(completion, terms), side, points });
}

/** Rules and warnings that go with the numbers: a range's bound, a baseline, an older month, the pace still needed. */
export function useRemarks({ model, progress, requiredPace }: BoardIndicator, month: number): string[] {
  const t = useTranslations("indicator.answer");
  const { target, unit, baseline } = model;
  const { actual, gap, throughMonth } = progress;
  const remarks: string[] = [];
  if (throughMonth !== null && throughMonth < month && model.measure !== "milestones") remarks.push(t("through", { month: throughMonth }));
  if (target?.value != null && target.metAt !== null && target.metAt !== target.value)
    remarks.push(t("range", { unit, target: targetText(target), value: showDecimal(target.value), metAt: showDecimal(target.metAt) }));
  if (baseline !== null) remarks.push(t("rise", { unit, baseline: showDecimal(baseline) }));
  if (requiredPace && gap && gap.n < 0n && actual && target?.value != null) {
    const finer = { ...model, decimals: Math.max(1, model.decimals ?? 1) };
    const rest = showActual(subtract(fromScaled(target.value), actual), model);
    remarks.push(t("pace", { unit, rest, pace: showActual(requiredPace, finer) }));
  }
  return remarks;
}
