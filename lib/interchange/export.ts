/** A stored plan as its document's JSON data: members in the format's order, nulls left out, decimals in plain form. */
import { snapshot } from "@/db";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { forbidden, notFound } from "@/lib/errors/rules";
import { inWords } from "@/lib/figures/rules";
import { isBlank } from "@/lib/figures/terms";
import { groupBy, mapInTurn } from "@/lib/lists/rules";
import { findPlan } from "@/lib/plan/queries";
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

/** The plan's document, as it was at one instant. Throws `not_found` if the year has none, `forbidden`. */
export async function exportPlan(actor: Actor, year: number) {
  if (!may(actor, "importPlan", thePlan)) throw forbidden();
  const { rows, first, identities } = await snapshot(async (at) => {
    const plan = await findPlan(at, year);
    if (!plan) throw notFound("plan");
    const stored = await loadStored(at, plan, actor);
    const ids = stored.assignments.map(({ id }) => id);
    return { rows: stored, first: await loadFirstRevisions(at, ids), identities: await loadIdentities(at) };
  });
  const keys = new Map(rows.assignments.map(({ id, key }) => [id, key]));
  const places = await mapInTurn(
    first,
    ({ assignmentId, month, place }) =>
      [cellKey({ assignment: keys.get(assignmentId) ?? "", month }), place ?? 0] as const,
  );
  return documentOf(await recordsOf(rows, identities), new Map(places));
}

/** Nulls may be left out of a document, and are. */
function compact<T extends object>(members: T): Partial<T>;
function compact(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

const decimal = (value: bigint | null): string | null => (value === null ? null : plainDecimal(value));

async function documentOf({ head, records }: StoredRecords, first: ReadonlyMap<string, number>) {
  const orderOf = (figure: FigureRecord) => first.get(cellKey(figure)) ?? 0;
  const filled = records.figures.filter((figure) => !isBlank(figure));
  const figures = await mapInTurn(filled, (figure) => ({ figure, order: orderOf(figure) }));
  figures.sort((a, b) => a.order - b.order);
  return {
    format: "guoban.plan",
    version: 1,
    plan: headData(head),
    offices: records.offices.map(({ key, name, parent, sort }) => ({ key, name, parent, sort })),
    people: records.people.map(({ key, name, post, office, role }) => compact({ key, name, post, office, role })),
    tasks: await taskData(records),
    figures: await mapInTurn(figures, ({ figure }) => figureData(figure)),
  };
}

const headData = ({
  year,
  title,
  scheduleBasis,
  janFebCombined,
  thresholds: { ahead, behind, farBehind },
}: PlanHead) => ({
  year,
  title,
  scheduleBasis,
  janFebCombined,
  thresholds: {
    aheadPoints: plainDecimal(ahead),
    behindPoints: plainDecimal(behind),
    farBehindPoints: plainDecimal(farBehind),
  },
});

async function taskData(records: PlanRecords) {
  const indicators = groupBy(records.indicators, ({ task }) => task);
  const assignments = groupBy(records.assignments, ({ indicator }) => indicator);
  return mapInTurn(
    records.tasks,
    ({ key, title, source, role, leaderInCharge, leadOffice, supportingOffices, owner, start, due, weight }) =>
      compact({
        ...{
          no: key,
          title,
          source,
          role,
          leaderInCharge,
          leadOffice,
          supportingOffices,
          owner,
          start,
          due,
          weight: plainDecimal(weight),
        },
        indicators: (indicators.get(key) ?? []).map((indicator) =>
          indicatorData(indicator, assignments.get(indicator.key) ?? []),
        ),
      }),
  );
}

type Target = NonNullable<IndicatorRecord["target"]>;

const targetData = ({ value, metAt, stretch, low, high }: Target) =>
  compact({
    value: decimal(value),
    metAt: decimal(metAt),
    stretch: decimal(stretch),
    low: decimal(low),
    high: decimal(high),
  });

const assignmentData = ({ key, office, person, target, baseline, parent }: AssignmentRecord) =>
  compact({ key, office, person, target: decimal(target), baseline: decimal(baseline), parent });

/** A list as data; an empty one is left out. */
const listed = <T, D>(list: readonly T[], data: (item: T) => D): D[] | null =>
  list.length === 0 ? null : list.map(data);

function indicatorData(indicator: IndicatorRecord, assignments: readonly AssignmentRecord[]) {
  const { key, name, unit, measure, direction, entry, operands } = indicator;
  const { target, baseline, pacing, decimals, weight, definition, start, due } = indicator;
  return {
    ...compact({ key, name, unit, measure, direction, entry, operands }),
    target: target && targetData(target),
    ...compact({
      baseline: decimal(baseline),
      pacing: pacing && compact({ kind: pacing.kind, curve: pacing.curve?.map(plainDecimal) ?? null }),
      ...{ decimals, weight: decimal(weight), definition, start, due },
      history: listed(indicator.history, ({ year, month, value }) => ({ year, month, value: plainDecimal(value) })),
      milestones: listed(indicator.milestones, (own) => ({
        title: own.title,
        due: own.due,
        weight: plainDecimal(own.weight),
        done: own.done,
      })),
    }),
    assignments: assignments.map(assignmentData),
  };
}

function figureData({ assignment, month, status, ...content }: FigureRecord) {
  const { note, ...parts } = inWords(content);
  return compact({ assignment, month, ...parts, status, note });
}
