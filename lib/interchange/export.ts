/** A stored plan as its document's JSON data: members in the format's order, nulls left out, decimals in plain form. */
import type { Reader } from "@/db";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { DomainError, forbidden, notFound } from "@/lib/errors/rules";
import { inWords } from "@/lib/figures/rules";
import { isBlank } from "@/lib/figures/terms";
import { groupBy } from "@/lib/lists/rules";
import { findPlan, planVersion } from "@/lib/plan/queries";
import { plainDecimal } from "@/lib/progress/exact";
import {
  type AssignmentRecord,
  cellKey,
  type FigureRecord,
  type IndicatorRecord,
  type PlanHead,
  type PlanRecords,
} from "@/lib/planning/model";
import { loadFirstRevisions, loadIdentities, loadStored } from "@/lib/planning/queries";
import { recordsOf, type StoredRecords } from "@/lib/planning/stored";

/** Writers that come between are waited out; after so many they win. */
const TRIES = 5;

/** The plan's document. Throws `not_found` if the year has none, `forbidden`, `conflict` if it keeps changing. */
export async function exportPlan(db: Reader, actor: Actor, year: number) {
  if (!may(actor, "importPlan", thePlan)) throw forbidden();
  for (let tries = 0; tries < TRIES; tries++) {
    const plan = await findPlan(db, year);
    if (!plan) throw notFound("plan");
    const rows = await loadStored(db, plan, actor);
    const first = await loadFirstRevisions(db, plan.id);
    const stored = await recordsOf(rows, await loadIdentities(db));
    // One query after another: what was written between two of them would tear the document.
    if ((await planVersion(db, plan.id)) !== plan.version) continue;
    const keys = new Map(rows.assignments.map(({ id, key }) => [id, key]));
    return documentOf(
      stored,
      new Map(first.map(({ assignmentId, month, place }) => [cellKey({ assignment: keys.get(assignmentId) ?? "", month }), place ?? 0])),
    );
  }
  throw new DomainError("conflict", [{ path: "", message: "document.changing" }]);
}

/** Nulls may be left out of a document, and are. */
function compact<T extends object>(members: T): Partial<T>;
function compact(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

const decimal = (value: bigint | null): string | null => (value === null ? null : plainDecimal(value));

function documentOf({ head, records }: StoredRecords, first: ReadonlyMap<string, number>) {
  const orderOf = (figure: FigureRecord) => first.get(cellKey(figure)) ?? 0;
  const figures = records.figures
    .filter((figure) => !isBlank(figure))
    .map((figure) => ({ figure, order: orderOf(figure) }))
    .sort((a, b) => a.order - b.order);
  return {
    format: "guoban.plan",
    version: 1,
    plan: headData(head),
    offices: records.offices.map(({ key, name, parent, sort }) => ({ key, name, parent, sort })),
    people: records.people.map(({ key, name, post, office, role }) => compact({ key, name, post, office, role })),
    tasks: taskData(records),
    figures: figures.map(({ figure }) => figureData(figure)),
  };
}

const headData = ({ year, title, scheduleBasis, janFebCombined, thresholds: { ahead, behind, farBehind } }: PlanHead) => ({
  year,
  title,
  scheduleBasis,
  janFebCombined,
  thresholds: { aheadPoints: plainDecimal(ahead), behindPoints: plainDecimal(behind), farBehindPoints: plainDecimal(farBehind) },
});

function taskData(records: PlanRecords) {
  const indicators = groupBy(records.indicators, ({ task }) => task);
  const assignments = groupBy(records.assignments, ({ indicator }) => indicator);
  return records.tasks.map(({ key, title, source, role, leaderInCharge, leadOffice, supportingOffices, owner, start, due, weight }) =>
    compact({
      ...{ no: key, title, source, role, leaderInCharge, leadOffice, supportingOffices, owner, start, due, weight: plainDecimal(weight) },
      indicators: (indicators.get(key) ?? []).map((indicator) => indicatorData(indicator, assignments.get(indicator.key) ?? [])),
    }),
  );
}

function indicatorData(indicator: IndicatorRecord, assignments: readonly AssignmentRecord[]) {
  const { key, name, unit, measure, direction, entry, operands, target, baseline, pacing, decimals, weight, definition, start, due } =
    indicator;
  const none = (list: readonly unknown[]) => list.length === 0;
  return {
    ...compact({ key, name, unit, measure, direction, entry, operands }),
    target:
      target &&
      compact({
        value: decimal(target.value),
        metAt: decimal(target.metAt),
        stretch: decimal(target.stretch),
        low: decimal(target.low),
        high: decimal(target.high),
      }),
    ...compact({
      baseline: decimal(baseline),
      pacing: pacing && compact({ kind: pacing.kind, curve: pacing.curve?.map(plainDecimal) ?? null }),
      ...{ decimals, weight: decimal(weight), definition, start, due },
      history: none(indicator.history)
        ? null
        : indicator.history.map(({ year, month, value }) => ({ year, month, value: plainDecimal(value) })),
      milestones: none(indicator.milestones)
        ? null
        : indicator.milestones.map(({ title, due: day, weight: share, done }) => ({ title, due: day, weight: plainDecimal(share), done })),
    }),
    assignments: assignments.map((own) =>
      compact({
        key: own.key,
        office: own.office,
        person: own.person,
        target: decimal(own.target),
        baseline: decimal(own.baseline),
        parent: own.parent,
      }),
    ),
  };
}

function figureData({ assignment, month, status, ...content }: FigureRecord) {
  const { note, ...parts } = inWords(content);
  return compact({ assignment, month, ...parts, status, note });
}
