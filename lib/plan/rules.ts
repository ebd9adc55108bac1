/** What a plan's rows mean: defaults, what is in force, and which targets, baselines and pacings make sense. Pure. */
import type { Fault } from "@/lib/errors/rules";
import { MEASURE, mayHaveOwnTargets } from "@/lib/progress/measures";
import type { Target } from "@/lib/progress/model";
import { type Basis, type Direction, type EntryKind, type Measure, type Pacing, SCALE } from "@/lib/progress/terms";

export const DEFAULT_ENTRY: EntryKind = "month";

/** A year's plan. */
export interface Plan {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly janFebCombined: boolean;
  /** Which data it holds: a fresh one with each write that moves a board. */
  readonly version: string;
  readonly createdAt: Date;
}

/** The question put to a plan: the cut-off month, which figures count, and the instant to judge from. */
export interface Question {
  readonly plan: Plan;
  /** 1…12 */
  readonly month: number;
  readonly basis: Basis;
  /** With `submitted`: the offices whose submitted figures count, all when null. Others count approved ones. */
  readonly scope: readonly string[] | null;
  /** As known at this instant; now when null. */
  readonly knownAt: Date | null;
  /** Is the cut-off month's report due? */
  readonly due: boolean;
  /** Only these indicators; the whole plan when undefined. */
  readonly only?: readonly string[];
}

/** A recorded revision of something that has an effective month. */
interface Effective {
  readonly effectiveMonth: string;
  readonly place: number;
  readonly recordedAt: Date;
}

/** Of revisions: the latest effective by the month, then the last written; as known at an instant (semantics §9). */
export function inForce<R extends Effective>(
  revisions: readonly R[],
  month: string,
  knownAt: Date | null = null,
): R | null {
  let found: R | null = null;
  for (const revision of revisions) {
    if (revision.effectiveMonth > month || (knownAt && revision.recordedAt > knownAt)) continue;
    if (!found || later(revision, found)) found = revision;
  }
  return found;
}

const later = (a: Effective, b: Effective): boolean =>
  a.effectiveMonth === b.effectiveMonth ? a.place > b.place : a.effectiveMonth > b.effectiveMonth;

/** What an indicator is judged by. Decimals are scaled. */
export interface Judged {
  readonly measure: Measure;
  readonly direction: Direction;
  readonly target: Target | null;
  readonly baseline: bigint | null;
  readonly pacing: Pacing | null;
  readonly curve: readonly bigint[] | null;
  /** How many milestones it has. */
  readonly milestones: number;
}

const HUNDRED = 100n * SCALE;

/** What is wrong with an indicator's target, baseline and pacing (semantics §§4–6, 10); paths below the indicator. */
export function indicatorFaults(judged: Judged): Fault[] {
  const { measure, direction, target, milestones } = judged;
  const faults = target ? targetFaults(judged, target) : [];
  faults.push(...baselineFaults(judged, target?.value ?? null));
  if (measure === "stock" && direction === "at_most" && target?.value === 0n && judged.baseline === null)
    faults.push({ path: "baseline", message: "plan.clearToZero" });
  if (measure === "milestones" && milestones === 0) faults.push({ path: "milestones", message: "plan.noMilestones" });
  return [...faults, ...pacingFaults(judged)];
}

/** A target reached from below is above 0, except of a growth, and of a stock with a baseline (semantics §10). */
const mustBePositive = ({ measure, baseline }: Pick<Judged, "measure" | "baseline">): boolean =>
  measure !== "growth" && (measure !== "stock" || baseline === null);

function targetFaults({ measure, direction, baseline }: Judged, target: Target): Fault[] {
  const faults: Fault[] = [];
  const { signed } = MEASURE[measure];
  if (target.metAt !== null && direction !== "at_least") faults.push({ path: "target.metAt", message: "plan.metAt" });
  if (direction === "hold") return [...faults, ...boundFaults(target, signed)];
  if (target.value === null) return [...faults, { path: "target.value", message: "required" }];
  const tooLow = direction === "at_least" && target.value <= 0n && mustBePositive({ measure, baseline });
  if (tooLow) faults.push({ path: "target.value", message: "plan.targetNotPositive" });
  else if (
    direction === "at_least" &&
    !signed &&
    target.metAt !== null &&
    (target.metAt <= 0n || target.metAt > target.value)
  )
    faults.push({ path: "target.metAt", message: "plan.metAtRange" });
  if (direction === "at_most" && target.value < 0n && !signed)
    faults.push({ path: "target.value", message: "plan.negativeBound" });
  if (measure !== "milestones") return faults;
  if (direction !== "at_least") faults.push({ path: "direction", message: "plan.milestonesTarget" });
  else if (target.value !== HUNDRED && !tooLow) faults.push({ path: "target.value", message: "plan.milestonesTarget" });
  return faults;
}

function boundFaults({ low, high }: Target, signed: boolean): Fault[] {
  const faults: Fault[] = [];
  for (const [field, bound] of [["low", low] as const, ["high", high] as const]) {
    if (bound === null) faults.push({ path: `target.${field}`, message: "plan.holdBounds" });
    else if (bound < 0n && !signed) faults.push({ path: `target.${field}`, message: "plan.negativeBound" });
  }
  if (low !== null && high !== null && low > high) faults.push({ path: "target.high", message: "plan.lowAboveHigh" });
  return faults;
}

/** The baseline of an indicator or of an assignment, beside the target of the same. */
function baselineFaults({ measure, direction, baseline }: Omit<Judged, "target">, value: bigint | null): Fault[] {
  if (baseline === null) return [];
  if (!MEASURE[measure].baseline) return [{ path: "baseline", message: "plan.baselineMeasure" }];
  if (value === null || direction === "hold") return [];
  if (baseline === value) return [{ path: "baseline", message: "plan.baselineEqual" }];
  return baseline < value === (direction === "at_least")
    ? []
    : [{ path: "baseline", message: `plan.baselineSide.${direction}` }];
}

function pacingFaults({ direction, target, pacing, curve, milestones }: Judged): Fault[] {
  if (pacing === "milestones" && milestones === 0) return [{ path: "pacing.kind", message: "plan.pacingMilestones" }];
  if (pacing !== "curve") return [];
  if (curve === null) return [{ path: "pacing.curve", message: "plan.curveMissing" }];
  if (target && direction === "hold") return [{ path: "pacing.kind", message: "plan.curveHold" }];
  const faults: Fault[] = [];
  const falls = curve.findIndex((value, index) => value < (curve[index - 1] ?? value));
  if (falls > 0) faults.push({ path: `pacing.curve[${falls}]`, message: "plan.curveFalls" });
  const value = target?.value ?? null;
  if (value === 0n) faults.push({ path: "pacing.kind", message: "plan.curveZero" });
  else if (value !== null && curve.at(-1) !== value)
    faults.push({ path: "pacing.curve[11]", message: "plan.curveEnd" });
  return faults;
}

/** What is wrong with an assignment's own target and baseline (semantics §§8, 10); paths below the assignment. */
export function ownTargetFaults(
  judged: Judged,
  own: { readonly target: bigint | null; readonly baseline: bigint | null },
): Fault[] {
  const { measure, direction } = judged;
  if (own.target !== null && !mayHaveOwnTargets(judged)) return [{ path: "target", message: "plan.ownTargetMeasure" }];
  const faults: Fault[] = [];
  if (own.target !== null && judged.target === null) faults.push({ path: "target", message: "plan.ownTargetWithout" });
  if (
    own.target !== null &&
    own.target <= 0n &&
    direction === "at_least" &&
    mustBePositive({ measure, baseline: own.baseline })
  )
    faults.push({ path: "target", message: "plan.targetNotPositive" });
  if (own.target !== null && own.target < 0n && direction === "at_most")
    faults.push({ path: "target", message: "plan.negativeBound" });
  return [...faults, ...baselineFaults({ ...judged, measure, baseline: own.baseline }, own.target)];
}

/** Trees of offices and assignments are no deeper than this. */
export const DEEPEST_TREE = 32;

/** Of things that name the one above: those above themselves, and the first on each way down that is too deep. */
export function treeFaults(
  parents: ReadonlyMap<string, string | null>,
): { readonly key: string; readonly message: TreeMessage }[] {
  const levels = new Map<string, number>();
  const faults: { key: string; message: TreeMessage }[] = [];
  for (const start of parents.keys()) {
    const way = new Set<string>();
    let above: string | null | undefined = start;
    while (above != null && !levels.has(above) && !way.has(above)) {
      way.add(above);
      above = parents.get(above);
    }
    const climbed = [...way];
    const ring = above != null && way.has(above) ? climbed.splice(climbed.indexOf(above)) : [];
    for (const key of ring) {
      levels.set(key, Number.NaN);
      faults.push({ key, message: "plan.treeRing" });
    }
    let level = above == null ? 0 : (levels.get(above) ?? Number.NaN);
    for (const key of climbed.reverse()) {
      level += 1;
      levels.set(key, level);
      if (level === DEEPEST_TREE + 1) faults.push({ key, message: "plan.treeDeep" });
    }
  }
  return faults;
}

type TreeMessage = "plan.treeRing" | "plan.treeDeep";
