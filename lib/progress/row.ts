import { actualOf } from "./actual";
import type { Frame, Scope } from "./cells";
import { type Aim, type Completion, completionOf } from "./completion";
import { fraction } from "./exact";
import { type Gap, gapOf } from "./gap";
import { hasOverdueMilestone } from "./milestones";
import type { Fraction, Progress, Reporting } from "./model";
import type { Actual } from "./outcome";
import { reportingOf } from "./reporting";
import { linearShare, type Schedule } from "./schedule";
import { judge, type Verdict } from "./status";

/** One row worked out, with how each part came about. */
export interface WorkedRow {
  readonly actual: Actual;
  readonly completion: Completion | null;
  readonly schedule: Schedule;
  readonly gap: Gap | null;
  readonly verdict: Verdict;
}

const NO_TARGET: Verdict = { status: "no_target", rule: 1 };
const NO_SCHEDULE: Schedule = { formula: null, value: null, none: "no_target" };

function hasEntry(frame: Frame, scope: Scope): boolean {
  return scope.some((leaf) => {
    for (let cell = leaf * 12; cell < leaf * 12 + 12; cell += 1) if (frame.cells[cell] !== undefined) return true;
    return false;
  });
}

/** Was the row met when it was due? */
function wasMet(frame: Frame, scope: Scope, aim: Aim): boolean {
  const { indicator } = frame;
  const { value } = actualOf(frame, scope, indicator.due);
  return value !== null && completionOf(indicator, aim, value).met;
}

/** What the leaves in scope come to, whatever it is measured against: rows of the same leaves share it. */
export interface Sum {
  readonly scope: Scope;
  readonly actual: Actual;
  readonly reporting: Reporting;
}

export function sumOf(frame: Frame, scope: Scope): Sum {
  return { scope, actual: actualOf(frame, scope, frame.view.month), reporting: reportingOf(frame, scope) };
}

/** What a row is measured against; a row without a target has no aim. */
export interface Standard {
  readonly aim: Aim | null;
  readonly schedule: Schedule;
}

/** Works out one row: what the leaves in scope come to, against its standard. */
export function workOut(frame: Frame, { scope, actual }: Sum, { aim, schedule }: Standard): WorkedRow {
  const { indicator, view } = frame;
  const { month, terms } = view;
  if (aim === null) return { actual, completion: null, schedule: NO_SCHEDULE, gap: null, verdict: NO_TARGET };
  const completion = actual.value === null ? null : completionOf(indicator, aim, actual.value);
  const share = completion?.value ?? null;
  const gap = gapOf(indicator, aim, { actual: actual.value, completion: share, schedule: schedule.value });
  const verdict = judge({
    indicator,
    value: aim.value,
    actual: actual.value,
    completion: share,
    schedule: schedule.value,
    gap: gap?.value ?? null,
    met: completion?.met ?? null,
    month,
    thresholds: terms.thresholds,
    anyEntry: () => hasEntry(frame, scope),
    metAtDue: () => wasMet(frame, scope, aim),
    linearShare: () => linearShare(terms, indicator, month),
    overdueMilestone: () => hasOverdueMilestone(frame, month),
  });
  return { actual, completion, schedule, gap, verdict };
}

function reduced(value: Fraction | null | undefined): Fraction | null {
  return value === null || value === undefined ? null : fraction(value.n, value.d);
}

/** The row as others see it: fractions in lowest terms. */
export function progressOf({ reporting }: Sum, aim: Aim | null, row: WorkedRow): Progress {
  return {
    actual: reduced(row.actual.value),
    target: aim?.value ?? null,
    completion: reduced(row.completion?.value),
    schedule: reduced(row.schedule.value),
    gap: reduced(row.gap?.value),
    met: row.completion?.met ?? null,
    status: row.verdict.status,
    none: row.actual.none,
    throughMonth: row.actual.through,
    reporting,
  };
}
