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
import { progressOf, type WorkedRow, sumOf, workOut } from "./row";
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

/** A row worked out, as it is and as others see it. */
interface Worked {
  readonly aim: Aim | null;
  readonly row: WorkedRow;
  readonly progress: Progress;
}

function noCompletion({ aim, row, progress }: Worked): CompletionDerivation["none"] {
  if (aim === null) return "no_target";
  if (row.completion === null) return "no_actual";
  return progress.completion === null ? "zero_span" : null;
}

function completionPart(worked: Worked): CompletionDerivation {
  const { aim, row, progress } = worked;
  const { actual, completion, met } = progress;
  const formula = row.completion?.formula ?? null;
  return { formula, numbers: present({ actual, ...aim }), result: completion, none: noCompletion(worked), met };
}

function noGap(toTarget: boolean, { aim, row, progress }: Worked): GapDerivation["none"] {
  if (row.gap !== null) return null;
  if (aim === null) return "no_target";
  if (toTarget) return "no_actual";
  return progress.completion === null ? "no_completion" : "no_schedule";
}

function gapPart({ measure }: Indicator, worked: Worked): GapDerivation {
  const { aim, row, progress } = worked;
  const { actual, completion, schedule, gap } = progress;
  const toTarget = MEASURE[measure].gapToTarget;
  const named = toTarget ? { actual, value: aim?.value, low: aim?.low, high: aim?.high } : { completion, schedule };
  return {
    formula: row.gap?.formula ?? null,
    numbers: present(named),
    result: gap,
    none: noGap(toTarget, worked),
  };
}

function statusPart(frame: Frame, { aim, row, progress }: Worked): StatusDerivation {
  const { indicator, view } = frame;
  const { status, rule } = row.verdict;
  const { actual, completion, schedule, gap } = progress;
  const share = rule === 8 ? linearShare(view.terms, indicator, view.month) : null;
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
  { view, assignment }: { readonly view: View; readonly assignment: string | null },
): Derivation {
  const frame = frameOf(indicator, entries, view);
  const { scope, aim } = scopeAndAim(frame, assignment);
  const sum = sumOf(frame, scope);
  const row = workOut(frame, sum, { aim, schedule: scheduleOf(indicator, view) });
  const progress = progressOf(sum, aim, row);
  const worked = { aim, row, progress };
  return {
    indicator: indicator.key,
    assignment,
    month: view.month,
    basis: view.basis,
    progress,
    actual: deriveActual(frame, { scope, below: below(indicator, assignment), entries }, row.actual),
    completion: completionPart(worked),
    schedule: deriveSchedule(indicator, view, row.schedule),
    gap: gapPart(indicator, worked),
    status: statusPart(frame, worked),
  };
}
