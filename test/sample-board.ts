/** A small bureau's board in memory, without a store: the half-year of the cases, computed by lib/progress. */
import type { Board, BoardIndicator, BoardTask, Item } from "@/lib/boards/rules";
import { ONE } from "@/lib/progress/exact";
import type { Entry, Indicator, PlanTerms, View } from "@/lib/progress/model";
import {
  assignmentProgress,
  indicatorProgress,
  monthFigure,
  overallSchedule,
  requiredPace,
  worstStatus,
  yearOnYear,
} from "@/lib/progress/rules";
import { parseDecimal } from "@/lib/progress/exact";

const terms: PlanTerms = {
  year: 2022,
  scheduleBasis: "month",
  janFebCombined: false,
  thresholds: { ahead: 100_000n, behind: -100_000n, farBehind: -300_000n },
};

export const decimal = (text: string): bigint => parseDecimal(text) ?? 0n;

/** A flow at least, whole numbers, one leaf of office `gx`; `target` as text. */
export function sampleIndicator(key: string, target: string | null, given: Partial<Indicator> = {}): Indicator {
  const value = target === null ? null : decimal(target);
  return {
    key,
    name: key,
    unit: "项",
    measure: "flow",
    direction: "at_least",
    entry: "month",
    operands: "flow",
    target: value === null ? null : { value, metAt: null, stretch: null, low: null, high: null },
    baseline: null,
    pacing: null,
    curve: null,
    decimals: 0,
    start: 1,
    due: 12,
    history: [],
    milestones: [],
    assignments: [{ key: `${key}_a`, office: "gx", person: "gx1", parent: null, target: null, baseline: null }],
    ...given,
  };
}

/** Approved month figures of an indicator's first leaf, January on. */
export const sampleEntries = (indicator: Indicator, figures: readonly (string | null)[]): Entry[] =>
  figures.flatMap((figure, index) =>
    figure === null
      ? []
      : [
          {
            assignment: indicator.assignments[0]?.key ?? "",
            month: index + 1,
            value: decimal(figure),
            numerator: null,
            denominator: null,
            na: null,
            review: "approved" as const,
            late: false,
          },
        ],
  );

interface Planned {
  readonly model: Indicator;
  readonly entries: readonly Entry[];
}

interface SampleTask {
  readonly source: string;
  readonly indicators: readonly Planned[];
}

function boardIndicator({ model, entries, taskId }: Planned & { taskId: string }, view: View): BoardIndicator {
  const { lastYear, change } = yearOnYear(model, entries, view);
  return {
    id: model.key,
    taskId,
    model,
    weight: ONE,
    progress: indicatorProgress(model, entries, view),
    monthActual: monthFigure(model, entries, view),
    lastYear,
    yearOnYear: change,
    requiredPace: requiredPace(model, entries, view),
    assignments: model.assignments.map((assignment) => ({
      id: assignment.key,
      key: assignment.key,
      officeId: assignment.office,
      personId: assignment.person,
      parentId: assignment.parent,
      leaf: model.assignments.every(({ parent }) => parent !== assignment.key),
      ownTarget: assignment.target !== null,
      progress: assignmentProgress(model, entries, { view, assignment: assignment.key }),
    })),
  };
}

export function sampleBoard(tasks: readonly SampleTask[], given: Partial<Pick<Board, "month" | "basis">> = {}): Board {
  const { month = 6, basis = "approved" } = given;
  const view: View = { terms, month, basis, due: true };
  return {
    plan: {
      id: "plan",
      year: 2022,
      title: "2022年度科技工作目标责任",
      janFebCombined: false,
      version: "1",
      createdAt: new Date(0),
      terms,
    },
    month,
    basis,
    scope: null,
    knownAt: null,
    due: true,
    schedule: overallSchedule(terms, month),
    offices: [
      { id: "ju", key: "ju", name: "市科学技术局", parentId: null },
      { id: "gx", key: "gx", name: "高新技术科", parentId: "ju" },
    ],
    people: [
      { id: "ld2", key: "ld2", name: "分管副局长(高新)", post: null, officeId: "ju", principal: false },
      { id: "gx1", key: "gx1", name: "高新技术科科长", post: null, officeId: "gx", principal: false },
    ],
    tasks: tasks.map(({ source, indicators }, index): BoardTask => {
      const id = `task-${index + 1}`;
      const own = indicators.map((planned) => boardIndicator({ ...planned, taskId: id }, view));
      return {
        id,
        no: String(index + 1),
        title: own.map(({ model }) => model.name).join(";"),
        source,
        role: "lead",
        leaderInChargeId: "ld2",
        leadOfficeId: "gx",
        supportingOfficeIds: [],
        ownerId: "gx1",
        start: 1,
        due: 12,
        weight: 10_000n,
        status: worstStatus(own.map(({ progress }) => progress.status)),
        indicators: own,
      };
    }),
  };
}

/** The numbers of a table's items, in their order. */
export const numbersOf = (items: readonly Item[]): ReadonlyMap<string, number> =>
  new Map(items.map(({ indicator }, index) => [indicator.id, index + 1]));
