import { type Frame, frameOf, type Scope, scopesOf, wholeScope } from "./cells";
import { type Aim, aimOf, ownAimOf } from "./completion";
import type {
  CompletionDerivation,
  Derivation,
  GapDerivation,
  NumberName,
  Numbers,
  StatusDerivation,
} from "./derivation";
import { deriveActual } from "./derive-actual";
import { deriveSchedule } from "./derive-schedule";
import { fromScaled, multiply } from "./exact";
import { MEASURE } from "./measures";
import { hasOverdueMilestone } from "./milestones";
import type { Entry, Fraction, Indicator, Progress, View } from "./model";
import { progressOf, type Row, sumOf, workOut } from "./row";
import { linearShare, scheduleOf } from "./schedule";

/** The numbers that are there, by name. */
function present(named: Readonly<Partial<Record<NumberName, Fraction | bigint | null>>>): Numbers {
  const numbers: Partial<Record<NumberName, Fraction>> = {};
  let name: NumberName;
  for (name in named) {
    const value = named[name];
    if (value !== null && value !== undefined) numbers[name] = typeof value === "bigint" ? fromScaled(value) : value;
  }
  return numbers;
}

function completionPart(aim: Aim | null, row: Row, { actual, completion, met }: Progress): CompletionDerivation {
  const formula = row.completion?.formula ?? null;
  const none = aim === null ? "no_target" : formula === null ? "no_actual" : completion === null ? "zero_span" : null;
  return { formula, numbers: present({ actual, ...aim }), result: completion, none, met };
}

function gapPart(indicator: Indicator, aim: Aim | null, row: Row, progress: Progress): GapDerivation {
  const { actual, completion, schedule, gap } = progress;
  const formula = row.gap?.formula ?? null;
  if (MEASURE[indicator.measure].gapToTarget) {
    const none = formula !== null ? null : aim === null ? "no_target" : "no_actual";
    return {
      formula,
      numbers: present({ actual, value: aim?.value, low: aim?.low, high: aim?.high }),
      result: gap,
      none,
    };
  }
  const without = aim === null ? "no_target" : completion === null ? "no_completion" : "no_schedule";
  return { formula, numbers: present({ completion, schedule }), result: gap, none: formula === null ? without : null };
}

function statusPart(frame: Frame, aim: Aim | null, row: Row, progress: Progress): StatusDerivation {
  const { indicator, view } = frame;
  const { status, rule } = row.verdict;
  const { actual, completion, schedule, gap } = progress;
  const share = rule === 8 ? linearShare(view.terms, indicator.start, indicator.due, view.month) : null;
  const allowed = share === null ? null : multiply(share, fromScaled(aim?.value ?? 0n));
  const points = rule === 9 ? view.terms.thresholds : null;
  const heldByMilestone = rule === 9 && status === "watch" && hasOverdueMilestone(frame, view.month);
  const numbers = present({
    actual,
    completion,
    schedule,
    gap,
    value: aim?.value,
    metAt: aim?.metAt,
    allowed,
    ...points,
  });
  return { status, rule, numbers, heldByMilestone: heldByMilestone && gap !== null && gap.n >= 0n };
}

function below(indicator: Indicator, assignmentKey: string | null): ReadonlySet<string> {
  if (assignmentKey === null) return new Set(indicator.assignments.map(({ key }) => key));
  const found = new Set([assignmentKey]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { key, parent } of indicator.assignments) if (parent !== null && found.has(parent)) found.add(key);
  }
  return found;
}

function scopeAndAim(frame: Frame, assignmentKey: string | null): { scope: Scope; aim: Aim | null } {
  const { indicator } = frame;
  if (assignmentKey === null) return { scope: wholeScope(frame), aim: aimOf(indicator) };
  const assignment = indicator.assignments.find(({ key }) => key === assignmentKey);
  if (assignment === undefined) throw new RangeError(`No assignment ${assignmentKey} under ${indicator.key}`);
  return { scope: scopesOf(frame).get(assignmentKey) ?? [], aim: ownAimOf(indicator, assignment) };
}

/**
 * How the indicator's row (null) or an assignment's came about: inputs, formulas with their numbers, what was left out
 * and why. Throws RangeError for an unknown key.
 */
export function derive(
  indicator: Indicator,
  entries: readonly Entry[],
  view: View,
  assignmentKey: string | null,
): Derivation {
  const frame = frameOf(indicator, entries, view);
  const { scope, aim } = scopeAndAim(frame, assignmentKey);
  const sum = sumOf(frame, scope);
  const row = workOut(frame, sum, aim, scheduleOf(indicator, view));
  const progress = progressOf(sum, aim, row);
  return {
    indicator: indicator.key,
    assignment: assignmentKey,
    month: view.month,
    basis: view.basis,
    progress,
    actual: deriveActual(frame, scope, below(indicator, assignmentKey), entries, row.actual),
    completion: completionPart(aim, row, progress),
    schedule: deriveSchedule(indicator, view, row.schedule),
    gap: gapPart(indicator, aim, row, progress),
    status: statusPart(frame, aim, row, progress),
  };
}
