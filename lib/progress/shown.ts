/** A row as shown: the one formatter of screens, walls, tables, files and sentences. Language comes in elsewhere. */
import type { Indicator, PlanTerms, Progress } from "./model";
import { gapPlaces, grouped, NONE_SHOWN, showActual, showBare, showDecimal, showGap, showPercent } from "./show";
import { targetText } from "./target";
import type { ActualNone, ReportingMark } from "./terms";

/** A row to be shown: the indicator's, or one of its assignments', which is measured by its own target only. */
export interface RowToShow {
  readonly model: Indicator;
  readonly progress: Progress;
  readonly own?: boolean;
}

/** Texts without units; a dash where there is none. */
export interface ShownRow {
  readonly actual: string;
  readonly target: string;
  readonly completion: string;
  readonly schedule: string;
  readonly gap: string;
}

function targetOf({ model, progress, own }: RowToShow): string {
  if (own) return showDecimal(progress.target);
  return model.target ? targetText(model.target) : NONE_SHOWN;
}

/** As files have it, plain. */
export function shownRow(row: RowToShow, terms: Pick<PlanTerms, "thresholds">): ShownRow {
  const { model, progress } = row;
  return {
    actual: showActual(progress.actual, model),
    target: targetOf(row),
    completion: showPercent(progress.completion),
    schedule: showPercent(progress.schedule),
    gap: showGap(progress.gap, model, terms),
  };
}

/** As pages and walls have it, with separators. */
export function rowOnPage(row: RowToShow, terms: Pick<PlanTerms, "thresholds">): ShownRow {
  const { actual, target, completion, schedule, gap } = shownRow(row, terms);
  return {
    actual: grouped(actual),
    target: grouped(target),
    completion: grouped(completion),
    schedule: grouped(schedule),
    gap: grouped(gap),
  };
}

/** What a sentence says of a row: a whole completion bare, the distance without its sign but with its side. */
export interface ToldRow {
  readonly actual: string;
  readonly target: string;
  readonly completion: string;
  readonly points: string;
  readonly side: "ahead" | "behind" | "even" | "none";
}

function sideOf({ gap }: Progress): ToldRow["side"] {
  if (gap === null) return "none";
  if (gap.n === 0n) return "even";
  return gap.n > 0n ? "ahead" : "behind";
}

/**
 * Value, target and distance agree with one another: a value that is set against its target has the distance's
 * decimals.
 */
export function toldRow(row: RowToShow, terms: Pick<PlanTerms, "thresholds">): ToldRow {
  const { model, progress } = row;
  const { target, gap } = rowOnPage(row, terms);
  const places = gapPlaces(model.measure);
  const finer = { decimals: Math.max(model.decimals ?? 1, places === 1 ? 0 : places) };
  return {
    actual: grouped(showActual(progress.actual, finer)),
    target,
    completion: grouped(showBare(progress.completion)),
    points: gap.replace(/^[+-]/, ""),
    side: sideOf(progress),
  };
}

/**
 * Why a row with the status `no_data` has no result: its report's mark, or what keeps reported figures from being one.
 */
export type NoData = ReportingMark | "zeroBase" | "noLastYear" | "zeroDenominator";

const KEPT: Readonly<Partial<Record<ActualNone, NoData>>> = {
  last_year_not_positive: "zeroBase",
  last_year_missing: "noLastYear",
  zero_denominator: "zeroDenominator",
};

export const noDataOf = ({
  none,
  reporting,
}: Pick<Progress, "none"> & { readonly reporting: { readonly mark: ReportingMark } }): NoData =>
  (none && KEPT[none]) ?? reporting.mark;
