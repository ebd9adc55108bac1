/** What a plan as given changes of the stored one, as rows to be written. Pure but for the new ids. */
import { newId } from "@/db/id";
import type { offices, people, planOffices, planPeople, plans, planTerms, tasks } from "@/db/schema";
import { monthText } from "@/lib/calendar/rules";
import { eachInTurn } from "@/lib/lists/rules";
import { inForce } from "@/lib/plan/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { type Before, differences, differing, type Ids, idsBy, noted, Report, type Stamp } from "./comparison";
import { sameFigure } from "./figure-checks";
import { cellKey, type FigureRecord, NOTHING, type PlanHead, type PlanRecords, type TaskRecord } from "./model";
import { placed } from "./order";
import type { Identities } from "./queries";
import type { StoredRecords } from "./stored";
import {
  type AssignmentChanges,
  assignmentChanges,
  type Given,
  type IndicatorChanges,
  indicatorChanges,
} from "./work-changes";

/** A figure that differs from what is stored. */
export interface FigureChange {
  readonly after: FigureRecord;
  readonly before: FigureRecord | null;
}

export interface Changes extends IndicatorChanges, AssignmentChanges {
  readonly planId: string;
  readonly plan: typeof plans.$inferInsert | null;
  readonly terms: Omit<typeof planTerms.$inferInsert, "place"> | null;
  readonly offices: (typeof offices.$inferInsert)[];
  readonly planOffices: (typeof planOffices.$inferInsert)[];
  readonly people: (typeof people.$inferInsert)[];
  readonly planPeople: (typeof planPeople.$inferInsert)[];
  readonly tasks: (typeof tasks.$inferInsert)[];
  /** Of tasks that are new or changed: all their supporting offices, in order. */
  readonly supporting: readonly { readonly taskId: string; readonly officeIds: readonly string[] }[];
  readonly figures: readonly FigureChange[];
  readonly report: Report;
}

/** The two plans to be compared. */
export interface Comparison {
  readonly head: PlanHead;
  readonly records: PlanRecords;
  /** Null: the year has no plan yet. */
  readonly before: Before | null;
  readonly identities: Identities;
  readonly stamp: Stamp;
}

export async function changesOf(comparison: Comparison): Promise<Changes> {
  const { records, before, identities } = comparison;
  const report = new Report();
  const planId = before?.rows.plan.id ?? newId();
  const ids = {
    office: idsBy(identities.offices),
    person: idsBy(identities.people),
    task: idsBy(new Map(before?.rows.tasks.map(({ no, id }) => [no, id]))),
    indicator: idsBy(new Map(before?.rows.indicators.map(({ key, id }) => [key, id]))),
    assignment: idsBy(new Map(before?.rows.assignments.map(({ key, id }) => [key, id]))),
  };
  const given = { ...comparison, planId, ids };
  const plan = planChanges(report, given);
  const staff = await staffChanges(report, given);
  const work = {
    ...(await taskChanges(report, given)),
    ...(await indicatorChanges(report, given)),
    ...(await assignmentChanges(report, given)),
  };
  const figures = await figureChanges(report, records.figures, before?.records ?? null);
  return {
    planId,
    ...plan,
    ...staff,
    ...work,
    figures,
    offices: identityRows(ids.office),
    people: identityRows(ids.person),
    report,
  };
}

const identityRows = (ids: Ids): { id: string; key: string }[] => [...ids.fresh].map(([key, id]) => ({ id, key }));

/** The plan's own row and, when its basis or thresholds differ, a further revision of its terms. */
function planChanges(report: Report, { head, before, planId, stamp }: Given): Pick<Changes, "plan" | "terms"> {
  const fields = before
    ? differing(head, before.records.head, ["title", "janFebCombined", "scheduleBasis", "thresholds"])
    : [];
  noted(report, { thing: "plan", key: String(head.year), known: before !== null, detail: fields });
  const { year, title, janFebCombined, scheduleBasis, thresholds } = head;
  const points = {
    aheadPoints: thresholds.ahead,
    behindPoints: thresholds.behind,
    farBehindPoints: thresholds.farBehind,
  };
  const known = before ? inForce(before.rows.terms, monthText(year, 12)) : null;
  const own = !before || fields.includes("title") || fields.includes("janFebCombined");
  const judged = !known || fields.includes("scheduleBasis") || fields.includes("thresholds");
  const effectiveMonth = known?.effectiveMonth ?? monthText(year, 1);
  return {
    plan: own
      ? {
          id: planId,
          year,
          title,
          janFebCombined,
          version: newId(),
          createdAt: before?.rows.plan.createdAt ?? stamp.recordedAt,
        }
      : null,
    terms: judged ? { id: newId(), planId, effectiveMonth, scheduleBasis, ...points, ...stamp } : null,
  };
}

const OFFICE_FIELDS = ["name", "parent", "sort", "position"] as const;
const POST_FIELDS = ["name", "post", "office", "role", "position"] as const;

async function staffChanges(report: Report, { records, before, planId, ids }: Given) {
  const old = before?.records.records ?? NOTHING;
  const offices = await differences(report, "office", {
    after: placed(records.offices, old.offices),
    before: old.offices,
    fields: OFFICE_FIELDS,
  });
  const posts = await differences(report, "person", {
    after: placed(records.people, old.people),
    before: old.people,
    fields: POST_FIELDS,
  });
  return {
    planOffices: offices.map(({ key, parent, name, sort, position }) => {
      return { planId, officeId: ids.office.of(key), parentId: ids.office.optional(parent), name, sort, position };
    }),
    planPeople: posts.map(({ key, office, name, post, role, position }) => {
      return { planId, personId: ids.person.of(key), officeId: ids.office.of(office), name, post, role, position };
    }),
  };
}

const TASK_FIELDS = [
  "title",
  "source",
  "role",
  "leaderInCharge",
  "leadOffice",
  "supportingOffices",
  "owner",
  "start",
  "due",
  "weight",
  "position",
] as const satisfies readonly (keyof TaskRecord)[];

async function taskChanges(report: Report, { records, before, planId, ids }: Given) {
  const old = before?.records.records.tasks ?? [];
  const changed = await differences(report, "task", {
    after: placed(records.tasks, old),
    before: old,
    fields: TASK_FIELDS,
  });
  return {
    tasks: changed.map(
      ({ key, title, source, role, start, due, weight, position, leaderInCharge, leadOffice, owner }) => ({
        ...{ id: ids.task.of(key), planId, no: key, title, source, role, start, due, weight, position },
        leaderInChargeId: ids.person.optional(leaderInCharge),
        leadOfficeId: ids.office.of(leadOffice),
        ownerId: ids.person.optional(owner),
      }),
    ),
    supporting: changed.map(({ key, supportingOffices }) => ({
      taskId: ids.task.of(key),
      officeIds: supportingOffices.map(ids.office.of),
    })),
  };
}

const worded = (figure: FigureRecord): string => {
  const { value, numerator, denominator, na, qualifier, status } = figure;
  const operands = numerator !== null || denominator !== null ? [numerator ?? value, denominator] : [value];
  const shown = operands.map((operand) => (operand === null ? "–" : plainDecimal(operand))).join(" / ");
  return [shown, qualifier, na === null ? null : `(${na})`, status].filter((word) => word !== null).join(" ");
};

/**
 * The given figures that differ from what is stored. A cell whose official figure differs from its newest
 * revision agrees with either of them.
 */
async function figureChanges(
  report: Report,
  figures: readonly FigureRecord[],
  stored: StoredRecords | null,
): Promise<FigureChange[]> {
  const shown = await byCell(stored?.records.figures ?? []);
  const latest = await byCell(stored?.latest ?? []);
  const changes: FigureChange[] = [];
  await eachInTurn(figures, (after) => {
    const cell = cellKey(after);
    const before = shown.get(cell) ?? null;
    const newest = latest.get(cell);
    if ((before && sameFigure(after, before)) || (newest && sameFigure(after, newest))) return;
    report.add("figure", before ? "changed" : "added", () => ({
      key: `${after.assignment} ${after.month}`,
      detail: before ? `${worded(before)} → ${worded(after)}` : worded(after),
    }));
    changes.push({ after, before });
  });
  return changes;
}

async function byCell(figures: readonly FigureRecord[]): Promise<Map<string, FigureRecord>> {
  const cells = new Map<string, FigureRecord>();
  await eachInTurn(figures, (figure) => {
    cells.set(cellKey(figure), figure);
  });
  return cells;
}
