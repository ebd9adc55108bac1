/** What is possible but doubtful in what a plan given changes: said, and kept (semantics §10). */
import { monthOf, yearOf } from "@/lib/calendar/rules";
import { doubtsOf } from "@/lib/figures/doubts";
import { groupBy } from "@/lib/lists/rules";
import type { Fault } from "@/lib/errors/rules";
import { DEFAULT_ENTRY } from "@/lib/plan/rules";
import { pacingOf } from "@/lib/progress/measures";
import { SCALE } from "@/lib/progress/terms";
import type { Changes } from "./changes";
import { SHOWN_FAULTS } from "./faults";
import { type Merged, mergeRecords } from "./merged";
import type { FigureRecord, IndicatorRecord, PlanHead, PlanRecords } from "./model";

export interface Warnings {
  /** The first 200. */
  readonly shown: readonly Fault[];
  readonly count: number;
}

/** Looks only at what is new or changed, so that the same document again has nothing doubtful in it. */
export function warningsOf(head: PlanHead, records: PlanRecords, stored: PlanRecords, changes: Changes): Warnings {
  const merged = mergeRecords(records, stored);
  const touched = new Set(changes.lines.filter(({ thing }) => thing === "indicator" || thing === "assignment").map(({ key }) => key));
  const found = [
    ...(changes.terms ? headWarnings(head) : []),
    ...records.indicators.filter(({ key }) => touched.has(key)).flatMap((indicator) => indicatorWarnings(head, indicator)),
    ...records.assignments
      .filter(({ key }) => touched.has(key))
      .flatMap((own) => ownTargetWarnings(own, merged.indicators.get(own.indicator))),
    ...figureWarnings(
      changes.figures.map(({ after }) => after),
      merged,
    ),
  ];
  return { shown: found.slice(0, SHOWN_FAULTS), count: found.length };
}

function headWarnings({ thresholds: { ahead, behind, farBehind } }: PlanHead): Fault[] {
  const ordered = ahead >= 0n && behind <= 0n && farBehind <= behind;
  return ordered ? [] : [{ path: "plan.thresholds", message: "document.doubtful.thresholds" }];
}

/** Is its schedule a straight line, chosen or by default (semantics §6)? */
const isLinear = (indicator: IndicatorRecord): boolean => pacingOf({ ...indicator, pacing: indicator.pacing?.kind ?? null }) === "linear";

function indicatorWarnings(head: PlanHead, indicator: IndicatorRecord): Fault[] {
  const { path, target, direction, pacing, measure } = indicator;
  const faults: Fault[] = [];
  const doubt = (field: string, message: string) => faults.push({ path: `${path}.${field}`, message: `document.doubtful.${message}` });
  if (isLinear(indicator) && (target?.value === SCALE || target?.value === 2n * SCALE)) doubt("target.value", "smallLinear");
  if (measure === "growth" && direction === "at_least" && target?.value && target.metAt !== null && target.metAt > target.value)
    doubt("target.metAt", "metAtAbove");
  if (direction !== "hold" && target && (target.low !== null || target.high !== null)) doubt("target", "boundsUnused");
  if (direction === "hold" && target && target.value !== null) doubt("target.value", "valueUnused");
  if (direction === "hold" && indicator.baseline !== null) doubt("baseline", "baselineUnused");
  if (pacing?.curve && pacing.kind !== "curve") doubt("pacing.curve", "curveUnused");
  indicator.history.forEach(({ year }, index) => {
    if (year >= head.year) doubt(`history[${index}].year`, "historyYear");
  });
  indicator.milestones.forEach(({ due }, index) => {
    if (yearOf(due) !== head.year) doubt(`milestones[${index}].due`, "milestoneYear");
  });
  return faults;
}

function ownTargetWarnings(own: PlanRecords["assignments"][number], indicator: IndicatorRecord | undefined): Fault[] {
  const clears = indicator?.measure === "stock" && indicator.direction === "at_most" && own.target === 0n;
  return clears && own.baseline === null ? [{ path: `${own.path}.baseline`, message: "document.doubtful.clearToZero" }] : [];
}

const inMonth = (figure: FigureRecord) => ({ ...figure, month: monthOf(figure.month) });

function figureWarnings(figures: readonly FigureRecord[], merged: Merged): Fault[] {
  const rows = groupBy(merged.figures, ({ assignment }) => assignment);
  return figures.flatMap((figure) => {
    const indicator = merged.indicators.get(merged.assignments.get(figure.assignment)?.indicator ?? "");
    if (!indicator || figure.note?.trim()) return [];
    const { measure, entry, operands } = indicator;
    const asked = { measure, entry: entry ?? DEFAULT_ENTRY, operands: operands ?? "flow" };
    const doubts = doubtsOf(asked, inMonth(figure), (rows.get(figure.assignment) ?? []).map(inMonth), []);
    return doubts.map(({ field, message, params }) => ({ path: `${figure.path}.${field}`, message, params }));
  });
}
