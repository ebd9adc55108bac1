import type { Board, BoardIndicator } from "@/lib/boards/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { showDecimal } from "@/lib/progress/show";
import { isRange } from "@/lib/progress/target-text";
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

/** 备注 of a row: the rule of a range, the baseline, why a figure is not there, how far an older one reaches. */
export function remarksOf(
  { model, progress }: BoardIndicator,
  board: Board,
  absences: readonly Absence[],
  words: Pick<CompletionWords, "remarks">,
): string[] {
  const { remarks } = words;
  const found: string[] = [];
  if (model.target?.value != null && isRange(model.target)) found.push(remarks.upperBound(showDecimal(model.target.value), model.unit));
  if (model.baseline !== null) found.push(remarks.baseline(showDecimal(model.baseline), model.unit));
  found.push(...reasons(absences, words));
  const { throughMonth, reporting } = progress;
  const older = throughMonth !== null && throughMonth < board.month && model.measure !== "milestones";
  if (throughMonth !== null && model.measure === "growth") found.push(remarks.growthThrough(throughMonth));
  else if (older) found.push(remarks.through(throughMonth));
  if (reporting.mark === "missing" && reporting.reported > 0) found.push(remarks.partly(reporting.reported, reporting.expected));
  if (reporting.mark === "late") found.push(remarks.late);
  return found;
}
