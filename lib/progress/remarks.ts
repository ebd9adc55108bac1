/** What must be said of a row beside its numbers, as data; every outlet has its own words for it. */
import { MEASURE } from "./measures";
import type { Indicator, Progress, Target } from "./model";
import { type NoData, noDataOf } from "./shown";
import { isRange } from "./target";

export type Remark =
  /** 100% is the range's end, met is its beginning. */
  | { readonly kind: "range"; readonly target: Target; readonly value: bigint; readonly metAt: bigint }
  | { readonly kind: "baseline"; readonly baseline: bigint }
  /** A growth compares the months up to this one. */
  | { readonly kind: "compared"; readonly month: number }
  /** The latest month that went in is older than the cut-off. */
  | { readonly kind: "through"; readonly month: number }
  /** Figures are there, and yet no result: 基数为0, 缺去年同期, 分母为0. */
  | { readonly kind: "noResult"; readonly reason: Exclude<NoData, Progress["reporting"]["mark"]> }
  | { readonly kind: "partly"; readonly reported: number; readonly expected: number }
  /** One operand of a ratio without the other, and without a reason. */
  | { readonly kind: "half"; readonly count: number }
  | { readonly kind: "late" }
  /** Figures that are not yet reviewed are in it. */
  | { readonly kind: "provisional" };

/** What the indicator itself asks to have said, whatever has been reported. */
function ofTerms({ target, baseline }: Indicator): Remark[] {
  const found: Remark[] = [];
  if (target && isRange(target))
    found.push({ kind: "range", target, value: target.value ?? 0n, metAt: target.metAt ?? 0n });
  if (baseline !== null) found.push({ kind: "baseline", baseline });
  return found;
}

/** How old the value is; milestones' days speak for themselves. */
function ofAge({ measure }: Indicator, { throughMonth }: Progress, month: number): Remark[] {
  const { gapToTarget, fields } = MEASURE[measure];
  if (throughMonth === null) return [];
  if (gapToTarget) return [{ kind: "compared", month: throughMonth }];
  return throughMonth < month && fields.length > 0 ? [{ kind: "through", month: throughMonth }] : [];
}

function ofReports(progress: Progress): Remark[] {
  const { mark, reported, expected, half, unreviewed } = progress.reporting;
  const found: Remark[] = [];
  const reason = noDataOf(progress);
  if (reason === "zeroBase" || reason === "noLastYear" || reason === "zeroDenominator")
    found.push({ kind: "noResult", reason });
  if (half > 0) found.push({ kind: "half", count: half });
  if (reported > 0 && reported < expected) found.push({ kind: "partly", reported, expected });
  if (mark === "late") found.push({ kind: "late" });
  if (unreviewed) found.push({ kind: "provisional" });
  return found;
}

/** Everything that must be said of a row at a month, in the order in which it is said. */
export function remarksOf(
  { model, progress }: { readonly model: Indicator; readonly progress: Progress },
  month: number,
): Remark[] {
  return [...ofTerms(model), ...ofAge(model, progress, month), ...ofReports(progress)];
}
