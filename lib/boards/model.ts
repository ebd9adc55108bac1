/** From rows to the calculation's model: what is in force at a month, as known at an instant. Pure. */
import { monthOf, monthText } from "@/lib/calendar/rules";
import { groupBy } from "@/lib/lists/rules";
import type { Assignment, Indicator, Milestone, PlanTerms, Target } from "@/lib/progress/model";
import { parseDecimal } from "@/lib/progress/exact";
import { SCALE } from "@/lib/progress/terms";
import type { TaskRows } from "@/lib/plan/queries";
import { DEFAULT_ENTRY, inForce, type Question } from "@/lib/plan/rules";

interface TermsRow {
  readonly place: number;
  readonly effectiveMonth: string;
  readonly recordedAt: Date;
  readonly scheduleBasis: "month" | "day";
  readonly aheadPoints: bigint;
  readonly behindPoints: bigint;
  readonly farBehindPoints: bigint;
}

const DEFAULT_THRESHOLDS = { ahead: 10n * SCALE, behind: -10n * SCALE, farBehind: -30n * SCALE };

const cutOff = ({ plan, month }: Question): string => monthText(plan.year, month);

export function termsInForce(revisions: readonly TermsRow[], question: Question): PlanTerms {
  const { plan, knownAt } = question;
  const row = inForce(revisions, cutOff(question), knownAt) ?? inForce(revisions, cutOff(question));
  return {
    year: plan.year,
    janFebCombined: plan.janFebCombined,
    scheduleBasis: row?.scheduleBasis ?? "month",
    thresholds: row
      ? { ahead: row.aheadPoints, behind: row.behindPoints, farBehind: row.farBehindPoints }
      : DEFAULT_THRESHOLDS,
  };
}

function targetOf(row: TaskRows["targets"][number] | null): Target | null {
  if (!row || (row.value === null && row.low === null && row.high === null)) return null;
  return { value: row.value, metAt: row.metAt, stretch: row.stretch, low: row.low, high: row.high };
}

function assignmentModels(rows: TaskRows, question: Question): Map<string, Assignment[]> {
  const targets = groupBy(rows.assignmentTargets, (row) => row.assignmentId);
  const keys = new Map(rows.assignments.map((row) => [row.id, row.key]));
  const models = new Map<string, Assignment[]>();
  for (const row of rows.assignments) {
    const target = inForce(targets.get(row.id) ?? [], cutOff(question), question.knownAt);
    const model: Assignment = {
      key: row.key,
      office: row.officeId,
      person: row.personId,
      parent: row.parentId === null ? null : (keys.get(row.parentId) ?? null),
      target: target?.target ?? null,
      baseline: target?.baseline ?? null,
    };
    const list = models.get(row.indicatorId);
    if (list) list.push(model);
    else models.set(row.indicatorId, [model]);
  }
  return models;
}

const milestoneModel = (
  { id, title, due, weight }: TaskRows["milestones"][number],
  done: ReadonlyMap<string, string | null>,
): Milestone => ({ title, due, weight, done: done.get(id) ?? null });

/** Every indicator as in force at the cut-off, by its id. `done`: milestones' dates of the basis asked for. */
export function indicatorModels(
  rows: TaskRows,
  question: Question,
  done: ReadonlyMap<string, string | null>,
): Map<string, Indicator> {
  const tasks = new Map(rows.tasks.map((row) => [row.id, row]));
  const targets = groupBy(rows.targets, (row) => row.indicatorId);
  const histories = groupBy(rows.history, (row) => row.indicatorId);
  const milestones = groupBy(rows.milestones, (row) => row.indicatorId);
  const assignments = assignmentModels(rows, question);
  const models = new Map<string, Indicator>();
  for (const row of rows.indicators) {
    const task = tasks.get(row.taskId);
    const target = inForce(targets.get(row.id) ?? [], cutOff(question), question.knownAt);
    models.set(row.id, {
      key: row.key,
      name: row.name,
      unit: row.unit,
      measure: row.measure,
      direction: row.direction,
      entry: row.entry ?? DEFAULT_ENTRY,
      operands: row.operands ?? "flow",
      target: targetOf(target),
      baseline: target?.baseline ?? null,
      pacing: row.pacing,
      curve: row.curve?.map((value) => parseDecimal(value) ?? 0n) ?? null,
      decimals: row.decimals,
      start: monthOf(row.start ?? task?.start ?? "-01"),
      due: monthOf(row.due ?? task?.due ?? "-12"),
      history: histories.get(row.id) ?? [],
      milestones: (milestones.get(row.id) ?? []).map((stage) => milestoneModel(stage, done)),
      assignments: assignments.get(row.id) ?? [],
    });
  }
  return models;
}
