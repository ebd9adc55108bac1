import type { BoardIndicator } from "@/lib/boards/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { type Remark, remarksOf as rowRemarks } from "@/lib/progress/remarks";
import { showDecimal } from "@/lib/progress/show";
import type { CompletionWords } from "./words";

/** A cut-off month's cell that says why it has no figure, and the operand of a ratio that is known. */
export interface Absence {
  readonly na: string;
  readonly numerator: bigint | null;
  readonly denominator: bigint | null;
}

function reasons(absences: readonly Absence[], { remarks }: Pick<CompletionWords, "remarks">): string[] {
  const words = absences.flatMap(({ na, numerator, denominator }) => [
    na,
    ...(numerator === null ? [] : [remarks.numerator(plainDecimal(numerator))]),
    ...(denominator === null ? [] : [remarks.denominator(plainDecimal(denominator))]),
  ]);
  return [...new Set(words)];
}

/** A row's official result, as shown, beside figures that are not yet reviewed. */
export interface Official {
  readonly actual: string;
  readonly completion: string;
}

interface Beside {
  readonly unit: string;
  readonly official: Official | null;
}

/** A remark in the table's words. */
function wordOf(remark: Remark, { unit, official }: Beside, { remarks }: Pick<CompletionWords, "remarks">): string {
  switch (remark.kind) {
    case "range":
      return remarks.upperBound(showDecimal(remark.value), unit);
    case "baseline":
      return remarks.baseline(showDecimal(remark.baseline), unit);
    case "compared":
      return remarks.growthThrough(remark.month);
    case "through":
      return remarks.through(remark.month);
    case "noResult":
      return remarks.noResult[remark.reason];
    case "partly":
      return remarks.partly(remark.reported, remark.expected);
    case "half":
      return remarks.half(remark.count);
    case "late":
      return remarks.late;
    case "provisional":
      return official ? remarks.official(official) : remarks.provisional;
  }
}

const OF_TERMS: readonly Remark["kind"][] = ["range", "baseline"];

/** 备注 of a row: the rule of a range, the baseline, why a figure is not there, how far an older one reaches. */
export function remarksOf(
  indicator: BoardIndicator,
  { month, absences, official }: { month: number; absences: readonly Absence[]; official: Official | null },
  words: Pick<CompletionWords, "remarks">,
): string[] {
  const found = rowRemarks(indicator, month);
  const say = (chosen: readonly Remark[]) =>
    chosen.map((remark) => wordOf(remark, { unit: indicator.model.unit, official }, words));
  const ofTerms = found.filter(({ kind }) => OF_TERMS.includes(kind));
  return [...say(ofTerms), ...reasons(absences, words), ...say(found.filter((remark) => !ofTerms.includes(remark)))];
}
