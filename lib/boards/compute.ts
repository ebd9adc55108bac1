/** From loaded rows to a board. Pure: every number comes from lib/progress. */
import { monthOf } from "@/lib/calendar/rules";
import type { loadStaff, TaskRows } from "@/lib/plan/queries";
import { groupBy } from "@/lib/lists/rules";
import { ZERO } from "@/lib/progress/exact";
import type { Entry, Fraction, Indicator, PlanTerms, Progress, View } from "@/lib/progress/model";
import { indicatorResults, overallSchedule, shareWeight, worstStatus } from "@/lib/progress/rules";
import { SCALE } from "@/lib/progress/terms";
import type { Question } from "@/lib/plan/rules";
import { PRINCIPAL_ROLE } from "@/lib/plan/terms";
import { indicatorModels, termsInForce } from "./model";
import { type Board, type BoardAssignment, type BoardIndicator, type BoardTask, viewOf } from "./rules";

/** What a board has besides its rows. */
export interface Frame {
  readonly staff: Awaited<ReturnType<typeof loadStaff>>;
  readonly terms: Parameters<typeof termsInForce>[0];
}

/** Some of its rows. */
export interface LoadedSlice {
  readonly rows: TaskRows;
  readonly entries: readonly Entry[];
  readonly done: ReadonlyMap<string, string | null>;
}

type IndicatorRow = TaskRows["indicators"][number];
type AssignmentRow = TaskRows["assignments"][number];

/** Every indicator's weight as an item, by its id. */
function itemWeights(rows: TaskRows): Map<string, Fraction> {
  const tasks = new Map(rows.tasks.map((row) => [row.id, row.weight]));
  const weights = new Map<string, Fraction>();
  for (const [taskId, indicators] of groupBy(rows.indicators, (row) => row.taskId)) {
    const shares = shareWeight(
      tasks.get(taskId) ?? SCALE,
      indicators.map((row) => row.weight ?? SCALE),
    );
    for (const [place, row] of indicators.entries()) weights.set(row.id, shares[place] ?? ZERO);
  }
  return weights;
}

/** `progress` has one for each of the rows, in their order. */
function boardAssignments(rows: readonly AssignmentRow[], progress: readonly Progress[]): BoardAssignment[] {
  const parents = new Set(rows.map((row) => row.parentId));
  return progress.flatMap((own, place) => {
    const row = rows[place];
    if (!row) return [];
    const { id, key, officeId, personId, parentId } = row;
    return [
      { id, key, officeId, personId, parentId, leaf: !parents.has(id), ownTarget: own.target !== null, progress: own },
    ];
  });
}

interface Own {
  readonly row: IndicatorRow;
  readonly model: Indicator;
  readonly weight: Fraction;
  readonly entries: readonly Entry[];
  readonly assignments: readonly AssignmentRow[];
}

function boardIndicator({ row, model, weight, entries, assignments }: Own, view: View): BoardIndicator {
  const results = indicatorResults(model, entries, view);
  return {
    id: row.id,
    taskId: row.taskId,
    model,
    weight,
    progress: results.progress,
    monthActual: results.monthFigure,
    lastYear: results.yearOnYear.lastYear,
    yearOnYear: results.yearOnYear.change,
    requiredPace: results.requiredPace,
    assignments: boardAssignments(assignments, results.assignments),
  };
}

/** Every indicator at the view, by its task. */
function indicatorsByTask(
  { rows, entries, done }: LoadedSlice,
  question: Question,
  view: View,
): Map<string, BoardIndicator[]> {
  const models = indicatorModels(rows, question, done);
  const figures = groupBy(entries, (entry) => entry.assignment);
  const assignments = groupBy(rows.assignments, (row) => row.indicatorId);
  const weights = itemWeights(rows);
  const found = new Map<string, BoardIndicator[]>();
  for (const [taskId, ofTask] of groupBy(rows.indicators, (row) => row.taskId)) {
    found.set(
      taskId,
      ofTask.flatMap((row) => {
        const model = models.get(row.id);
        const weight = weights.get(row.id) ?? ZERO;
        const own = assignments.get(row.id) ?? [];
        const part = { entries: own.flatMap(({ key }) => figures.get(key) ?? []), assignments: own };
        return model ? [boardIndicator({ row, model, weight, ...part }, view)] : [];
      }),
    );
  }
  return found;
}

const boardTask = (
  task: TaskRows["tasks"][number],
  supportingOfficeIds: string[],
  indicators: BoardIndicator[],
): BoardTask => ({
  id: task.id,
  no: task.no,
  title: task.title,
  source: task.source,
  role: task.role,
  leaderInChargeId: task.leaderInChargeId,
  leadOfficeId: task.leadOfficeId,
  supportingOfficeIds,
  ownerId: task.ownerId,
  start: monthOf(task.start),
  due: monthOf(task.due),
  weight: task.weight,
  status: worstStatus(indicators.map((indicator) => indicator.progress.status)),
  indicators,
});

/** Some tasks of a board. */
export function computeTasks(slice: LoadedSlice, question: Question, terms: PlanTerms): BoardTask[] {
  const { rows } = slice;
  const indicators = indicatorsByTask(slice, question, viewOf({ ...question, plan: { ...question.plan, terms } }));
  const supporting = groupBy(rows.supporting, (row) => row.taskId);
  return rows.tasks.map((task) =>
    boardTask(
      task,
      (supporting.get(task.id) ?? []).map((row) => row.officeId),
      indicators.get(task.id) ?? [],
    ),
  );
}

/** The board of a question from its tasks. */
export function boardOf(question: Question, { staff, terms }: Frame, tasks: readonly BoardTask[]): Board {
  const plan = { ...question.plan, terms: termsInForce(terms, question) };
  return {
    ...question,
    plan,
    schedule: overallSchedule(plan.terms, question.month),
    offices: staff.offices.map(({ id, key, name, parentId }) => ({ id, key, name, parentId })),
    people: staff.people.map(({ id, key, name, post, officeId, role }) => ({
      id,
      key,
      name,
      post,
      officeId,
      principal: role === PRINCIPAL_ROLE,
    })),
    tasks,
  };
}

export const computeBoard = (question: Question, frame: Frame, slice: LoadedSlice): Board =>
  boardOf(question, frame, computeTasks(slice, question, termsInForce(frame.terms, question)));

/** The board with some of its indicators computed again; all that depends on their siblings stays. */
export function withIndicators(board: Board, question: Question, tasks: readonly BoardTask[]): Board {
  const fresh = new Map(tasks.flatMap(({ indicators }) => indicators.map((indicator) => [indicator.id, indicator])));
  const touched = new Set(tasks.map(({ id }) => id));
  const renew = (indicator: BoardIndicator): BoardIndicator => {
    const own = fresh.get(indicator.id);
    return own ? { ...own, weight: indicator.weight } : indicator;
  };
  return {
    ...board,
    plan: { ...question.plan, terms: board.plan.terms },
    tasks: board.tasks.map((task) => {
      if (!touched.has(task.id)) return task;
      const indicators = task.indicators.map(renew);
      return { ...task, indicators, status: worstStatus(indicators.map(({ progress }) => progress.status)) };
    }),
  };
}
