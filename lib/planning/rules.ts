/** What is possible but doubtful in a plan: said, and kept (semantics §10). Pure. */
import { hasBegun, isToCome, yearOf } from "@/lib/calendar/rules";
import type { Fault } from "@/lib/errors/rules";
import { DEFAULT_ENTRY } from "@/lib/plan/rules";
import { pacingOf } from "@/lib/progress/measures";
import { SCALE } from "@/lib/progress/terms";
import type { AssignmentRecord, FigureRecord, IndicatorRecord, PlanHead } from "./model";

/** What doubts are judged beside. */
interface Beside {
  readonly year: number;
  readonly now: Date;
  /** In how many places the indicator is reported. */
  readonly leaves: number;
}

const doubtful = (path: string, message: string, params?: Fault["params"]): Fault => {
  const fault = { path, message: `document.doubtful.${message}` };
  return params ? { ...fault, params } : fault;
};

export function headDoubts({ thresholds: { ahead, behind, farBehind } }: PlanHead): Fault[] {
  const ordered = ahead >= 0n && behind <= 0n && farBehind <= behind;
  return ordered ? [] : [doubtful("plan.thresholds", "thresholds")];
}

/** Is its schedule a straight line, chosen or by default (semantics §6)? */
const isLinear = (indicator: IndicatorRecord): boolean =>
  pacingOf({ ...indicator, pacing: indicator.pacing?.kind ?? null }) === "linear";

export function indicatorDoubts(indicator: IndicatorRecord, beside: Beside): Fault[] {
  const { path, target, direction, pacing, measure, baseline } = indicator;
  const faults = unitDoubts(indicator, beside.leaves);
  const doubt = (field: string, message: string) => faults.push(doubtful(`${path}.${field}`, message));
  if (isLinear(indicator) && (target?.value === SCALE || target?.value === 2n * SCALE))
    doubt("target.value", "smallLinear");
  if (
    measure === "growth" &&
    direction === "at_least" &&
    target?.value &&
    target.metAt !== null &&
    target.metAt > target.value
  )
    doubt("target.metAt", "metAtAbove");
  if (direction !== "hold" && target && (target.low !== null || target.high !== null)) doubt("target", "boundsUnused");
  if (direction === "hold" && target && target.value !== null) doubt("target.value", "valueUnused");
  if (direction === "hold" && baseline !== null) doubt("baseline", "baselineUnused");
  if (pacing?.curve && pacing.kind !== "curve") doubt("pacing.curve", "curveUnused");
  return [...faults, ...dateDoubts(indicator, beside)];
}

const SHARE = /^[%％‰]$/;
/** A rate of another base: 人/10万人, 例/万人, 每千人, ‱. */
const OTHER_BASE = /[/／每]\s*[\d十百千万亿]|‱|per\s*\d/i;

/** Shares that would be added up, and a ratio that is not scaled to its unit (semantics §4 knows % and ‰). */
function unitDoubts({ path, unit, measure, entry }: IndicatorRecord, leaves: number): Fault[] {
  const written = unit.trim();
  if (measure === "ratio")
    return OTHER_BASE.test(written) ? [doubtful(`${path}.unit`, "otherBase", { unit: written })] : [];
  if (!SHARE.test(written)) return [];
  const faults: Fault[] = [];
  if (measure === "flow" && (entry ?? DEFAULT_ENTRY) === "month")
    faults.push(doubtful(`${path}.unit`, "shareOverMonths", { unit: written }));
  if ((measure === "flow" || measure === "stock") && leaves > 1)
    faults.push(doubtful(`${path}.unit`, "shareOverLeaves", { unit: written, count: leaves }));
  return faults;
}

function dateDoubts({ path, history, milestones }: IndicatorRecord, { year: planYear, now }: Beside): Fault[] {
  const faults: Fault[] = [];
  history.forEach(({ year }, index) => {
    if (year >= planYear) faults.push(doubtful(`${path}.history[${index}].year`, "historyYear"));
  });
  milestones.forEach(({ due, done }, index) => {
    if (yearOf(due) !== planYear) faults.push(doubtful(`${path}.milestones[${index}].due`, "milestoneYear"));
    if (done && isToCome(done, now))
      faults.push(doubtful(`${path}.milestones[${index}].done`, "toCome", { day: done }));
  });
  return faults;
}

export function ownTargetDoubts({ path, target, baseline }: AssignmentRecord, indicator: IndicatorRecord): Fault[] {
  if (target === null || baseline !== null) return [];
  if (indicator.baseline !== null) return [doubtful(`${path}.baseline`, "ownBaseline")];
  const clears = indicator.measure === "stock" && indicator.direction === "at_most" && target === 0n;
  return clears ? [doubtful(`${path}.baseline`, "clearToZero")] : [];
}

export const monthDoubts = ({ path, month }: FigureRecord, now: Date): Fault[] =>
  hasBegun(month, now) ? [] : [doubtful(`${path}.month`, "notBegun", { month })];
