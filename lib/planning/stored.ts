/** Rows of a stored plan as records. Pure. */
import { monthText } from "@/lib/calendar/rules";
import { groupBy, groupInTurn, mapInTurn } from "@/lib/lists/rules";
import { inForce } from "@/lib/plan/rules";
import { parseDecimal } from "@/lib/progress/exact";
import {
  type AssignmentRecord,
  cellKey,
  type FigureRecord,
  type IndicatorRecord,
  type PlanHead,
  type PlanRecords,
  STORED,
} from "./model";
import type { Identities, RevisionRow, StoredRows } from "./queries";

export interface StoredRecords {
  readonly head: PlanHead;
  readonly records: PlanRecords;
  /** Of cells whose newest revision is not the one in `records`. */
  readonly latest: readonly FigureRecord[];
}

const swap = (map: ReadonlyMap<string, string>): Map<string, string> => new Map([...map].map(([key, id]) => [id, key]));

/** What names a row's parent or neighbour; a null stays null. */
const nameIn =
  (names: ReadonlyMap<string, string>) =>
  (id: string): string =>
    names.get(id) ?? id;

const optional = (name: (id: string) => string, id: string | null): string | null => (id === null ? null : name(id));

function namesOf(rows: StoredRows, identities: Identities) {
  return {
    office: nameIn(swap(identities.offices)),
    person: nameIn(swap(identities.people)),
    task: nameIn(new Map(rows.tasks.map(({ id, no }) => [id, no]))),
    indicator: nameIn(new Map(rows.indicators.map(({ id, key }) => [id, key]))),
    assignment: nameIn(new Map(rows.assignments.map(({ id, key }) => [id, key]))),
  };
}

async function assignmentRecords(rows: StoredRows, names: ReturnType<typeof namesOf>): Promise<AssignmentRecord[]> {
  const own = await groupInTurn(rows.assignmentTargets, ({ assignmentId }) => assignmentId);
  const december = monthText(rows.plan.year, 12);
  return mapInTurn(rows.assignments, (row) => {
    const target = inForce(own.get(row.id) ?? [], december);
    return {
      ...row,
      path: STORED,
      indicator: names.indicator(row.indicatorId),
      office: names.office(row.officeId),
      person: optional(names.person, row.personId),
      parent: optional(names.assignment, row.parentId),
      target: target?.target ?? null,
      baseline: target?.baseline ?? null,
    };
  });
}

export async function recordsOf(rows: StoredRows, identities: Identities): Promise<StoredRecords> {
  const names = namesOf(rows, identities);
  const { office, person, task, assignment } = names;
  const supporting = groupBy(rows.supporting, ({ taskId }) => taskId);
  const figures = await mapInTurn(rows.figures.approved, (row) => figureOf(row, assignment));
  const latest = await mapInTurn(rows.figures.latest, (row) => figureOf(row, assignment));
  const official = new Set(figures.map(cellKey));
  return {
    head: headOf(rows),
    latest,
    records: {
      offices: rows.offices.map((row) => ({
        ...row,
        path: STORED,
        key: office(row.officeId),
        parent: optional(office, row.parentId),
      })),
      people: rows.people.map((row) => ({
        ...row,
        path: STORED,
        key: person(row.personId),
        office: office(row.officeId),
      })),
      tasks: await mapInTurn(rows.tasks, (row) => ({
        ...row,
        path: STORED,
        key: row.no,
        leaderInCharge: optional(person, row.leaderInChargeId),
        leadOffice: office(row.leadOfficeId),
        owner: optional(person, row.ownerId),
        supportingOffices: (supporting.get(row.id) ?? []).map(({ officeId }) => office(officeId)),
      })),
      indicators: await indicatorRecords(rows, task),
      assignments: await assignmentRecords(rows, names),
      figures: [...figures, ...latest.filter((figure) => !official.has(cellKey(figure)))],
    },
  };
}

const headOf = ({ plan, terms }: StoredRows): PlanHead => {
  const row = inForce(terms, monthText(plan.year, 12));
  const thresholds = {
    ahead: row?.aheadPoints ?? 0n,
    behind: row?.behindPoints ?? 0n,
    farBehind: row?.farBehindPoints ?? 0n,
  };
  return {
    year: plan.year,
    title: plan.title,
    janFebCombined: plan.janFebCombined,
    scheduleBasis: row?.scheduleBasis ?? "month",
    thresholds,
  };
};

async function indicatorRecords(rows: StoredRows, task: (id: string) => string): Promise<IndicatorRecord[]> {
  const targets = await groupInTurn(rows.targets, ({ indicatorId }) => indicatorId);
  const histories = groupBy(rows.history, ({ indicatorId }) => indicatorId);
  const milestones = groupBy(rows.milestones, ({ indicatorId }) => indicatorId);
  return mapInTurn(rows.indicators, (row) => {
    const target = inForce(targets.get(row.id) ?? [], monthText(rows.plan.year, 12));
    const none = !target || (target.value === null && target.low === null && target.high === null);
    const curve = row.curve?.map((value) => parseDecimal(value) ?? 0n) ?? null;
    return {
      ...row,
      path: STORED,
      task: task(row.taskId),
      target: none
        ? null
        : { value: target.value, metAt: target.metAt, stretch: target.stretch, low: target.low, high: target.high },
      baseline: target?.baseline ?? null,
      pacing: row.pacing === null ? null : { kind: row.pacing, curve },
      history: (histories.get(row.id) ?? []).map((figure) => ({ ...figure, path: STORED })),
      milestones: (milestones.get(row.id) ?? []).map((milestone) => ({ ...milestone, path: STORED })),
    };
  });
}

/** A reason that was given for a doubtful figure travels as its note, so that it is accepted elsewhere too. */
function figureOf(
  { assignmentId, review, comment, note, ...row }: RevisionRow,
  assignment: (id: string) => string,
): FigureRecord {
  const reason = review === "returned" ? null : comment;
  return {
    path: STORED,
    position: 0,
    assignment: assignment(assignmentId),
    status: review,
    note: note ?? reason,
    ...row,
  };
}
