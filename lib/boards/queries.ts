import { and, asc, eq, isNotNull, max } from "drizzle-orm";
import type { Reader } from "@/db";
import { assignments, cells, indicators, tasks } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { hasBegun, monthOf, monthText } from "@/lib/calendar/rules";
import { MONTHS } from "@/lib/calendar/terms";
import { notFound } from "@/lib/errors/rules";
import { loadEntries, loadMilestoneDates } from "@/lib/figures/queries";
import { groupBy } from "@/lib/lists/rules";
import { officesWithin } from "@/lib/offices/rules";
import { findOpeningPlan, loadIntake, loadPeriods } from "@/lib/periods/queries";
import { type Intake, isDue, openingMonth, type PeriodRow, type UnderWay } from "@/lib/periods/rules";
import { findPlan, indicatorsOfOffices, loadOfficeTree, loadStaff, loadTasks, loadTerms, type PlanRow } from "@/lib/plan/queries";
import type { Question } from "@/lib/plan/rules";
import type { Entry } from "@/lib/progress/model";
import { computeBoard, type Loaded } from "./compute";
import { type Memo, remembered } from "./memo";
import type { Address, Board } from "./rules";

declare global {
  var guobanBoards: Memo<Board> | undefined;
  var guobanLatestApproved: Memo<number | null> | undefined;
  var guobanNumbers: Memo<ReadonlyMap<string, number>> | undefined;
  var guobanIntakes: Memo<Intake> | undefined;
}

/** All rows that a question needs: a fixed number of queries whatever the plan's size. */
async function load(db: Reader, question: Question): Promise<Loaded> {
  const { plan, only } = question;
  const staff = await loadStaff(db, plan.id);
  const terms = await loadTerms(db, plan.id);
  const rows = await loadTasks(db, plan.id, only);
  const entries = await loadEntries(db, question);
  const offices = new Map(rows.assignments.map((row) => [row.indicatorId, row.officeId]));
  const done = await loadMilestoneDates(db, question, (indicatorId) => offices.get(indicatorId) ?? "");
  return { question, staff, terms, rows, entries, done };
}

/** Loads and computes a board, nothing kept. */
export const loadBoard = async (db: Reader, question: Question): Promise<Board> => computeBoard(await load(db, question));

/** One indicator through the year. */
export interface IndicatorYear {
  /** Its board at the end of months 1…12, each judged by the targets then in force. */
  readonly boards: readonly Board[];
  /** All entries of the year that count. */
  readonly entries: readonly Entry[];
  /** 口径, as the plan has it. */
  readonly definition: string | null;
}

/** The twelve boards of one indicator, from one loading. */
export async function loadIndicatorYear(db: Reader, question: Question, indicatorId: string, now: Date): Promise<IndicatorYear> {
  const { plan } = question;
  const loaded = await load(db, { ...question, month: 12, only: [indicatorId] });
  const periods = await loadPeriods(db, plan.id);
  const boardAt = (month: number) =>
    computeBoard({ ...loaded, question: { ...loaded.question, month, due: isDue(plan.year, month, { periods, now }) } });
  return {
    boards: MONTHS.map(boardAt),
    entries: loaded.entries,
    definition: loaded.rows.indicators[0]?.definition ?? null,
  };
}

/** The board, computed once for each data version of the plan. Questions of known-at or of some indicators are not kept. */
export async function readBoard(db: Reader, question: Question): Promise<Board> {
  if (question.knownAt || question.only) return loadBoard(db, question);
  const scope = question.scope === null ? "all" : [...question.scope].sort().join(",");
  const asked = [question.month, question.basis, scope, question.due ? "due" : "early"].join(" ");
  globalThis.guobanBoards ??= new Map();
  return remembered(globalThis.guobanBoards, db, question.plan, asked, () => loadBoard(db, question));
}

/** Every item's number in the completion table of the whole plan, by indicator id: the one that pages and tables of a meeting share. */
export async function itemNumbers(db: Reader, plan: Pick<PlanRow, "id" | "version">): Promise<ReadonlyMap<string, number>> {
  globalThis.guobanNumbers ??= new Map();
  return remembered(globalThis.guobanNumbers, db, plan, "numbers", async () => {
    const rows = await db
      .select({ id: indicators.id, source: tasks.source })
      .from(tasks)
      .innerJoin(indicators, eq(indicators.taskId, tasks.id))
      .where(eq(tasks.planId, plan.id))
      .orderBy(asc(tasks.position), asc(indicators.position));
    const inOrder = [...groupBy(rows, ({ source }) => source).values()].flat();
    return new Map(inOrder.map(({ id }, place) => [id, place + 1]));
  });
}

/** The latest month with an approved figure, 1…12; null when there is none. */
export async function latestApprovedMonth(db: Reader, plan: PlanRow): Promise<number | null> {
  globalThis.guobanLatestApproved ??= new Map();
  return remembered(globalThis.guobanLatestApproved, db, plan, "latest approved", async () => {
    const rows = await db
      .select({ month: max(cells.month) })
      .from(assignments)
      .innerJoin(cells, eq(cells.assignmentId, assignments.id))
      .where(and(eq(assignments.planId, plan.id), isNotNull(cells.approvedRevisionId)));
    const month = rows[0]?.month;
    return month ? monthOf(month) : null;
  });
}

/** The offices whose submitted figures an actor may read; null: all of them. */
async function submittedScope(db: Reader, actor: Actor, planId: string): Promise<readonly string[] | null> {
  if (may(actor, "readSubmittedEverywhere", thePlan)) return null;
  const place = await placeOf(db, actor, planId);
  const nobody = { personId: null, leaderInChargeId: null, submittedBy: null };
  return place.officeIds.filter((officeId) => may(actor, "readSubmitted", { kind: "figure", place, officeId, ...nobody }));
}

/** The month that a plan's boards open at. */
async function openingMonthOf(db: Reader, plan: PlanRow, known: { periods: readonly PeriodRow[]; now: Date }): Promise<number> {
  return openingMonth(plan.year, await latestApprovedMonth(db, plan), known);
}

/** The month that is being reported after the one that boards open at; null beside a board of another month, or when none is. */
export async function findUnderWay(db: Reader, board: Board, now = new Date()): Promise<UnderWay | null> {
  const { plan } = board;
  const periods = await loadPeriods(db, plan.id);
  const month = (await openingMonthOf(db, plan, { periods, now })) + 1;
  if (month !== board.month + 1 || month > 12 || !hasBegun(monthText(plan.year, month), now)) return null;
  globalThis.guobanIntakes ??= new Map();
  const intake = await remembered(globalThis.guobanIntakes, db, plan, `intake ${month}`, () => loadIntake(db, plan, month));
  return intake.expected > 0 ? { month, ...intake } : null;
}

/**
 * What an actor's request means: the plan (by default the one that reading opens), the month (the latest published one)
 * and the basis: who may read nobody's submitted figures is given the official view.
 * `not_found` when there is no such plan.
 */
export async function questionOf(db: Reader, actor: Actor, asked: Partial<Address>, now: Date): Promise<Question> {
  const plan = asked.year === undefined ? await findOpeningPlan(db, now) : await findPlan(db, asked.year);
  if (!plan) throw notFound("plan");
  const periods = await loadPeriods(db, plan.id);
  const month = asked.month ?? (await openingMonthOf(db, plan, { periods, now }));
  const scope = asked.basis === "submitted" ? await submittedScope(db, actor, plan.id) : [];
  const provisional = scope === null || scope.length > 0;
  return {
    plan,
    month,
    basis: provisional ? "submitted" : "approved",
    scope: provisional ? scope : null,
    knownAt: null,
    due: isDue(plan.year, month, { periods, now }),
  };
}

/** The board an actor asks for. */
export async function findBoard(db: Reader, actor: Actor, asked: Partial<Address>, now = new Date()): Promise<Board> {
  return readBoard(db, await questionOf(db, actor, asked, now));
}

/** Beyond so many indicators the whole board, which is kept, costs less than a part, which is not. */
const LARGEST_PART = 500;

/** The board of the tasks that an office or one below it has a part in; its cost does not grow with the rest of the plan. */
export async function findOfficeBoard(
  db: Reader,
  actor: Actor,
  asked: Partial<Address>,
  officeId: string,
  now = new Date(),
): Promise<Board> {
  const question = await questionOf(db, actor, asked, now);
  const tree = await loadOfficeTree(db, question.plan.id);
  const only = await indicatorsOfOffices(db, question.plan.id, [...officesWithin(tree, officeId)]);
  return readBoard(db, only.length > LARGEST_PART ? question : { ...question, only });
}
