import { eq, inArray, or, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db";
import { assignments, tasks } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import { type Actor, may, type Place, thePlan } from "@/lib/access/rules";
import { latestApprovedMonth, readBoard } from "@/lib/boards/queries";
import type { Board, BoardIndicator } from "@/lib/boards/rules";
import { chinaDay, hasBegun, monthOf, monthText } from "@/lib/calendar/rules";
import { MONTHS } from "@/lib/calendar/terms";
import { notFound } from "@/lib/errors/rules";
import { type AssignmentRow, loadAssignments, type MilestoneRow } from "@/lib/figures/queries";
import { type ActorInPlan, subjectOf } from "@/lib/figures/rules";
import { groupBy } from "@/lib/lists/rules";
import { findEntryPlan, loadPeriods, plansInEntry } from "@/lib/periods/queries";
import { defaultEntryMonth, isDue, isLocked, isOpen, type PeriodRow } from "@/lib/periods/rules";
import { officesWithin } from "@/lib/offices/rules";
import { findPlan, loadStaff, type PlanRow } from "@/lib/plan/queries";
import { loadVisibleDates, loadVisibleEntries } from "./cells";
import { loadLacking } from "./lacking";
import type { Grid, GridDate, GridEntry, GridMonth, GridRow, GridTask } from "./rules";

/** What an address asks for. */
export interface GridAsked {
  readonly year?: number;
  /** 1…12 */
  readonly month?: number;
  /** An office's key, for who may enter everywhere. */
  readonly office?: string;
}

interface Chosen {
  readonly plan: PlanRow;
  readonly place: Place;
  readonly assignments: readonly AssignmentRow[];
  readonly offices: Grid["offices"];
  readonly office: string | null;
}

/** Above this many rows who may enter everywhere starts with one office. */
const COMFORTABLE = 100;

/**
 * The leaves that an actor enters or reviews: their own, their office's and subtree's, in their charge, an office's.
 */
async function chooseAssignments(
  actor: Actor,
  { plan, asked }: { readonly plan: PlanRow; readonly asked: string | undefined },
): Promise<Chosen> {
  const place = await placeOf(db, actor, plan.id);
  const load = async (where?: SQL) =>
    (await loadAssignments(db, plan.id, where)).filter((assignment) => {
      const subject = subjectOf(place, assignment);
      return !assignment.isParent && (may(actor, "enterFigure", subject) || may(actor, "approveFigure", subject));
    });
  if (!may(actor, "enterEverywhere", thePlan))
    return { plan, place, assignments: await load(nearby(actor, place)), offices: [], office: null };
  const all = await load();
  const { offices } = await loadStaff(db, plan.id);
  const held = new Set(all.map((assignment) => assignment.officeId));
  const choices = offices.filter((office) => held.has(office.id));
  const wanted =
    choices.find((office) => office.key === asked) ??
    (asked === undefined && all.length > COMFORTABLE ? choices[0] : undefined);
  const assignments = wanted ? all.filter((assignment) => assignment.officeId === wanted.id) : all;
  return {
    plan,
    place,
    assignments,
    offices: choices.map(({ key, name }) => ({ key, name })),
    office: wanted?.key ?? null,
  };
}

function nearby(actor: Actor, place: Place): SQL | undefined {
  const person = actor.kind === "account" ? actor.personId : null;
  return or(
    inArray(assignments.officeId, [...place.officeIds]),
    person === null ? undefined : eq(assignments.personId, person),
    person === null ? undefined : eq(tasks.leaderInChargeId, person),
  );
}

async function requirePlan(db: Reader, year: number | undefined, now = new Date()): Promise<PlanRow> {
  const plan = year === undefined ? await findEntryPlan(db, now) : await findPlan(db, year);
  if (!plan) throw notFound("plan");
  return plan;
}

/** Entries and done dates alone, as the grid asks for them again. Throws `not_found` without a plan. */
export async function loadGridEntries(
  actor: Actor,
  asked: GridAsked,
): Promise<{ entries: GridEntry[]; dates: GridDate[] }> {
  const plan = await requirePlan(db, asked.year);
  const { place, assignments } = await chooseAssignments(actor, { plan, asked: asked.office });
  const entries = await loadVisibleEntries({ actor, place }, { assignments });
  return { entries, dates: (await loadVisibleDates(db, { actor, place }, assignments)).dates };
}

/**
 * Everything the entry grid shows and computes with. Null before the first plan; throws `not_found` without one for the
 * year.
 */
export async function loadGrid(actor: Actor, asked: GridAsked, now: Date): Promise<Grid | null> {
  if ((await findPlan(db)) === null) return null;
  const plan = await requirePlan(db, asked.year, now);
  const periods = await loadPeriods(db, plan.id);
  const latest = await latestApprovedMonth(db, plan);
  const chosen = await chooseAssignments(actor, { plan, asked: asked.office });
  const reader = { actor, place: chosen.place };
  const entries = await loadVisibleEntries(reader, chosen);
  const settled = latest === null || isSettled(monthText(plan.year, latest), chosen.assignments, entries);
  const reached = settled ? latest : (latest ?? 0) - 1;
  const month = asked.month ?? defaultEntryMonth(plan, reached, { periods, now });
  const { rows: milestones, dates } = await loadVisibleDates(db, reader, chosen.assignments);
  const today = chinaDay(now);
  const mayLock = may(actor, "lockPeriod", thePlan);
  const months = gridMonths(plan, latest, { periods, now });
  const column = months[month - 1];
  const board = await readBoard(db, {
    ...{ plan, month, basis: "approved", scope: null, knownAt: null },
    due: column?.due ?? false,
    only: [...new Set(chosen.assignments.map((assignment) => assignment.indicatorId))],
  });
  return {
    plan: { id: plan.id, year: plan.year, title: plan.title },
    years: await yearsInEntry(plan, now),
    today,
    month,
    months,
    terms: board.plan.terms,
    tasks: gridTasks(reader, chosen.assignments, { board, milestones: overdueOn(milestones, today) }),
    entries,
    dates,
    offices: chosen.offices,
    office: chosen.office,
    mayLock,
    lacking: mayLock && !column?.locked ? await loadLacking(db, { plan, month, offices: board.offices }) : null,
  };
}

/** The years to choose from, the latest first: those with an open month, and the one that is shown. */
async function yearsInEntry(shown: PlanRow, now: Date): Promise<number[]> {
  const years = (await plansInEntry(db, now)).map(({ plan }) => plan.year);
  return [...new Set([shown.year, ...years])].sort((a, b) => b - a);
}

/**
 * Is everything that these assignments owe for the plan's latest approved month approved? Until then entry stays at
 * that month.
 */
function isSettled(month: string, assignments: readonly AssignmentRow[], entries: readonly GridEntry[]): boolean {
  const approved = new Set(
    entries.flatMap((entry) =>
      entry.month === monthOf(month) && entry.review === "approved" ? [entry.assignment] : [],
    ),
  );
  return assignments.every(
    (assignment) =>
      assignment.measure === "milestones" ||
      month < assignment.start ||
      month > assignment.due ||
      approved.has(assignment.id),
  );
}

interface Known {
  readonly periods: readonly PeriodRow[];
  readonly now: Date;
}

/**
 * A month without a deadline is due when it is over, but only once the plan's reporting has come to it (the month after
 * the latest approved one): a year that is entered long after it is not missing everything at once.
 */
function gridMonths(plan: PlanRow, latestApproved: number | null, known: Known): GridMonth[] {
  const next = defaultEntryMonth(plan, latestApproved, known);
  return MONTHS.map((month) => {
    const deadline = known.periods.find((row) => monthOf(row.month) === month)?.deadline ?? null;
    return {
      month,
      locked: isLocked(plan.year, month, known.periods),
      begun: hasBegun(monthText(plan.year, month), known.now),
      open: isOpen(plan, month, known),
      due:
        isDue(plan.year, month, known) && (deadline !== null || month <= next) && !(plan.janFebCombined && month === 1),
      deadline: deadline?.toISOString() ?? null,
    };
  });
}

type Dated = MilestoneRow & { readonly overdue: boolean };

const overdueOn = (milestones: readonly MilestoneRow[], today: string): Dated[] =>
  milestones.map((row) => ({ ...row, overdue: row.due < today }));

function gridTasks(
  { actor, place }: ActorInPlan,
  leaves: readonly AssignmentRow[],
  { board, milestones }: { readonly board: Board; readonly milestones: readonly Dated[] },
): GridTask[] {
  const assignments = groupBy(leaves, (assignment) => assignment.indicatorId);
  const nodes = groupBy(milestones, (row) => row.indicatorId);
  const offices = new Map(board.offices.map((office) => [office.id, office.name]));
  return board.tasks.flatMap(({ id, no, title, source, indicators }) => {
    const rows = indicators.flatMap((indicator) =>
      (assignments.get(indicator.id) ?? []).map((assignment, at): GridRow => {
        const subject = subjectOf(place, assignment);
        return {
          id: assignment.id,
          key: assignment.key,
          office: offices.get(assignment.officeId) ?? "",
          ...scopeOf(indicator, assignment.key),
          // A milestone is the indicator's: of several rows the first shows it.
          milestones:
            at > 0
              ? []
              : (nodes.get(indicator.id) ?? []).map((node) => ({
                  id: node.id,
                  title: node.title,
                  due: node.due,
                  overdue: node.overdue,
                })),
          mayEnter: may(actor, "enterFigure", subject),
          mayDecide: may(actor, "approveFigure", subject),
        };
      }),
    );
    return rows.length > 0 ? [{ id, no, title, source, rows }] : [];
  });
}

/** One of several leaves is computed alone; growth alone needs the others, which it compares like with like. */
function scopeOf({ model, assignments: all }: BoardIndicator, key: string): Pick<GridRow, "scope" | "indicator"> {
  if (all.filter((assignment) => assignment.leaf).length === 1) return { scope: "indicator", indicator: model };
  if (model.measure === "growth" || model.measure === "milestones") return { scope: "assignment", indicator: model };
  const own = model.assignments
    .filter((assignment) => assignment.key === key)
    .map((assignment) => ({ ...assignment, parent: null }));
  return { scope: "assignment", indicator: { ...model, assignments: own } };
}

/** What the figures of a plan are asked for. */
export interface FiguresAsked {
  readonly year?: number;
  /** 1…12; the whole year without. */
  readonly month?: number;
  /** An office's key: the assignments of its subtree. */
  readonly office?: string;
}

/**
 * Every cell of a plan that was ever written, each in the newest version that the actor may read. Throws `not_found`.
 */
export async function loadFigures(actor: Actor, asked: FiguresAsked) {
  const plan = await requirePlan(db, asked.year);
  const reader = { actor, place: await placeOf(db, actor, plan.id) };
  const where =
    asked.office === undefined ? undefined : inArray(assignments.officeId, await subtreeOf(db, plan.id, asked.office));
  const rows = await loadAssignments(db, plan.id, where);
  const month = asked.month === undefined ? undefined : monthText(plan.year, asked.month);
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  const entries = await loadVisibleEntries(reader, { assignments: rows, month });
  return {
    year: plan.year,
    figures: entries.map((entry) => ({
      ...entry,
      key: keys.get(entry.assignment) ?? "",
      month: monthText(plan.year, entry.month),
    })),
    milestones: (await loadVisibleDates(db, reader, rows)).dates,
  };
}

async function subtreeOf(db: Reader, planId: string, key: string): Promise<string[]> {
  const { offices } = await loadStaff(db, planId);
  const root = offices.find((office) => office.key === key);
  if (!root) throw notFound("office");
  return [...officesWithin(offices, root.id)];
}
