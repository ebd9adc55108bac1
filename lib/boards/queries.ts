import { setImmediate } from "node:timers/promises";
import { and, asc, eq, isNotNull, max } from "drizzle-orm";
import type { Reader } from "@/db";
import { assignments, cells, indicators, tasks } from "@/db/schema";
import { placeOf } from "@/lib/access/queries";
import { type Actor, may, thePlan } from "@/lib/access/rules";
import { hasBegun, monthOf, monthText } from "@/lib/calendar/rules";
import { MONTHS } from "@/lib/calendar/terms";
import { notFound } from "@/lib/errors/rules";
import { givingWay, groupBy } from "@/lib/lists/rules";
import { officesWithin } from "@/lib/offices/rules";
import { findOpeningPlan, loadIntake, loadPeriods } from "@/lib/periods/queries";
import { type Intake, isDue, latestPublished, openingMonth, type PeriodRow, type UnderWay } from "@/lib/periods/rules";
import {
  figuresVersions,
  findPlan,
  indicatorsOfOffices,
  loadOfficeTree,
  loadSlices,
  loadStaff,
  loadTasks,
  loadTerms,
  type PlanSlice,
  planVersions,
} from "@/lib/plan/queries";
import type { Plan, Question } from "@/lib/plan/rules";
import type { Entry } from "@/lib/progress/model";
import { loadEntries, loadMilestoneDates } from "./entries";
import { boardOf, computeBoard, computeTasks, type Frame, type LoadedSlice, withIndicators } from "./compute";
import { type Memo, remembered } from "./memo";
import { termsInForce } from "./model";
import type { Address, Board, BoardTask } from "./rules";

declare global {
  var guobanBoards: Memo<KeptBoard> | undefined;
  var guobanLatestApproved: Memo<number | null> | undefined;
  var guobanNumbers: Memo<ReadonlyMap<string, number>> | undefined;
  var guobanFrames: Map<string, { readonly version: string; readonly frame: Frame }> | undefined;
  var guobanIntakes: Memo<Intake> | undefined;
}

/** So many indicators are loaded and computed at a time: memory stays level, and others are answered between. */
const SLICE = 400;

const loadFrame = async (db: Reader, planId: string): Promise<Frame> => ({
  staff: await loadStaff(db, planId),
  terms: await loadTerms(db, planId),
});

async function loadSlice(db: Reader, question: Question, { taskIds, indicatorIds }: PlanSlice): Promise<LoadedSlice> {
  const rows = await loadTasks(db, { taskIds, indicatorIds });
  const asked = { ...question, only: indicatorIds };
  const entries = await givingWay(loadEntries(db, asked));
  const offices = new Map(rows.assignments.map((row) => [row.indicatorId, row.officeId]));
  const done = await loadMilestoneDates(db, asked, (indicatorId) => offices.get(indicatorId) ?? "");
  return { rows, entries, done };
}

/** The tasks of a question, slice by slice. */
async function loadBoardTasks(db: Reader, question: Question, frame: Frame): Promise<BoardTask[]> {
  const terms = termsInForce(frame.terms, question);
  const tasks: BoardTask[] = [];
  for (const slice of await loadSlices(db, question.plan.id, { only: question.only, size: SLICE })) {
    tasks.push(...computeTasks(await loadSlice(db, question, slice), question, terms));
    await setImmediate();
  }
  return tasks;
}

/**
 * Offices, posts and terms of a plan, kept until more than figures moves: a part's cost does not grow with the plan.
 */
async function keptFrame(db: Reader, planId: string): Promise<Frame> {
  const frames = (globalThis.guobanFrames ??= new Map());
  const version = (await planVersions(db, planId))?.frame ?? null;
  const kept = frames.get(planId);
  if (kept && version !== null && kept.version === version) return kept.frame;
  const frame = await loadFrame(db, planId);
  if (version !== null) frames.set(planId, { version, frame });
  return frame;
}

/** Loads and computes a board, nothing kept. */
export async function loadBoard(db: Reader, question: Question, known?: Frame): Promise<Board> {
  const frame = known ?? (await loadFrame(db, question.plan.id));
  return boardOf(question, frame, await loadBoardTasks(db, question, frame));
}

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
export async function loadIndicatorYear(
  db: Reader,
  question: Question,
  { indicatorId, now }: { readonly indicatorId: string; readonly now: Date },
): Promise<IndicatorYear> {
  const { plan } = question;
  const frame = await loadFrame(db, plan.id);
  const only = [indicatorId];
  const [named] = await loadSlices(db, plan.id, { only, size: SLICE });
  const slice = await loadSlice(db, { ...question, month: 12 }, named ?? { taskIds: [], indicatorIds: [] });
  const periods = await loadPeriods(db, plan.id);
  const boardAt = (month: number) =>
    computeBoard({ ...question, only, month, due: isDue(plan.year, month, { periods, now }) }, frame, slice);
  return {
    boards: MONTHS.map(boardAt),
    entries: slice.entries,
    definition: slice.rows.indicators[0]?.definition ?? null,
  };
}

/** A board as it is kept, with what tells which of its parts an approval moved. */
interface KeptBoard {
  readonly board: Board;
  readonly frame: string | null;
  readonly figures: ReadonlyMap<string, string | null>;
}

/**
 * The board of now: the one of an earlier version with the indicators whose figures moved since; all of it where more
 * than figures did.
 */
async function renew(db: Reader, question: Question, before: KeptBoard | undefined): Promise<KeptBoard> {
  const { id } = question.plan;
  const frame = (await planVersions(db, id))?.frame ?? null;
  const figures = await figuresVersions(db, id);
  if (!before || before.frame === null || before.frame !== frame)
    return { board: await loadBoard(db, question), frame, figures };
  const moved = [...figures.keys()].filter(
    (indicatorId) => before.figures.get(indicatorId) !== figures.get(indicatorId),
  );
  const now = { ...question, plan: { ...question.plan, terms: before.board.plan.terms } };
  const tasks: BoardTask[] = [];
  for (const slice of moved.length > 0 ? await loadSlices(db, id, { only: moved, size: SLICE }) : [])
    tasks.push(...computeTasks(await loadSlice(db, question, slice), question, now.plan.terms));
  return { board: withIndicators(before.board, question, tasks), frame, figures };
}

/** About what an indicator and an assignment take in memory, as measured. */
const BYTES = { indicator: 2_500, assignment: 900 };
const bytesOf = ({ board }: KeptBoard): number => {
  let bytes = 0;
  for (const { indicators } of board.tasks)
    for (const { assignments: own } of indicators) bytes += BYTES.indicator + BYTES.assignment * own.length;
  return bytes;
};

/** What of its plan a question asks for. */
export function questionKey({ month, basis, scope, due }: Question): string {
  return [month, basis, scope === null ? "all" : [...scope].sort().join(","), due ? "due" : "early"].join(" ");
}

/**
 * The board, computed once for each data version of the plan. Questions of known-at or of some indicators are not kept.
 */
export async function readBoard(db: Reader, question: Question): Promise<Board> {
  if (question.knownAt) return loadBoard(db, question);
  if (question.only) return loadBoard(db, question, await keptFrame(db, question.plan.id));
  const { board } = await remembered((globalThis.guobanBoards ??= new Map()), db, {
    plan: question.plan,
    asked: questionKey(question),
    load: (before) => renew(db, question, before),
    bytes: bytesOf,
  });
  return board;
}

/**
 * Every item's number in the completion table of the whole plan, by indicator id: the one that pages and tables of a
 * meeting share.
 */
export async function itemNumbers(
  db: Reader,
  plan: Pick<Plan, "id" | "version">,
): Promise<ReadonlyMap<string, number>> {
  const load = async () => {
    const rows = await db
      .select({ id: indicators.id, source: tasks.source })
      .from(tasks)
      .innerJoin(indicators, eq(indicators.taskId, tasks.id))
      .where(eq(tasks.planId, plan.id))
      .orderBy(asc(tasks.position), asc(indicators.position));
    const inOrder = [...groupBy(rows, ({ source }) => source).values()].flat();
    return new Map(inOrder.map(({ id }, place) => [id, place + 1]));
  };
  return remembered((globalThis.guobanNumbers ??= new Map()), db, { plan, asked: "numbers", load });
}

/** The latest month with an approved figure, 1…12; null when there is none. */
export async function latestApprovedMonth(db: Reader, plan: Plan): Promise<number | null> {
  const load = async () => {
    const rows = await db
      .select({ month: max(cells.month) })
      .from(assignments)
      .innerJoin(cells, eq(cells.assignmentId, assignments.id))
      .where(and(eq(assignments.planId, plan.id), isNotNull(cells.approvedRevisionId)));
    const month = rows[0]?.month;
    return month ? monthOf(month) : null;
  };
  return remembered((globalThis.guobanLatestApproved ??= new Map()), db, { plan, asked: "latest approved", load });
}

/** The offices whose submitted figures an actor may read; null: all of them. */
async function submittedScope(db: Reader, actor: Actor, planId: string): Promise<readonly string[] | null> {
  if (may(actor, "readSubmittedEverywhere", thePlan)) return null;
  const place = await placeOf(db, actor, planId);
  const nobody = { personId: null, leaderInChargeId: null, submittedBy: null };
  return place.officeIds.filter((officeId) =>
    may(actor, "readSubmitted", { kind: "figure", place, officeId, ...nobody }),
  );
}

/** The month that a plan's boards open at. */
async function openingMonthOf(
  db: Reader,
  plan: Plan,
  known: { periods: readonly PeriodRow[]; now: Date },
): Promise<number> {
  return openingMonth(
    plan.year,
    latestPublished(known.periods) > 0 ? null : await latestApprovedMonth(db, plan),
    known,
  );
}

/**
 * The month that is being reported after the one that boards open at; null beside a board of another month, or when
 * none is.
 */
export async function findUnderWay(db: Reader, board: Board, now = new Date()): Promise<UnderWay | null> {
  const { plan } = board;
  const periods = await loadPeriods(db, plan.id);
  const month = (await openingMonthOf(db, plan, { periods, now })) + 1;
  if (month !== board.month + 1 || month > 12 || !hasBegun(monthText(plan.year, month), now)) return null;
  const wanted = { plan, asked: `intake ${month}`, load: () => loadIntake(db, plan, month) };
  const intake = await remembered((globalThis.guobanIntakes ??= new Map()), db, wanted);
  return intake.expected > 0 ? { month, ...intake } : null;
}

/** Who asks for a board, and for which. */
export interface Request {
  readonly actor: Actor;
  readonly asked: Partial<Address>;
  /** By default this moment. */
  readonly now?: Date;
}

/**
 * What an actor's request means: the plan (by default the one that reading opens), the month (the latest published one)
 * and the basis: who may read nobody's submitted figures is given the official view.
 * `not_found` when there is no such plan.
 */
export async function questionOf(db: Reader, { actor, asked, now = new Date() }: Request): Promise<Question> {
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
export async function findBoard(db: Reader, request: Request): Promise<Board> {
  return readBoard(db, await questionOf(db, request));
}

/** Beyond so many indicators the whole board, which is kept, costs less than a part, which is not. */
const LARGEST_PART = 500;

/**
 * The board of the tasks that an office or one below it has a part in; its cost does not grow with the rest of the
 * plan.
 */
export async function findOfficeBoard(db: Reader, request: Request, officeId: string): Promise<Board> {
  const question = await questionOf(db, request);
  const tree = await loadOfficeTree(db, question.plan.id);
  const only = await indicatorsOfOffices(db, question.plan.id, [...officesWithin(tree, officeId)]);
  return readBoard(db, only.length > LARGEST_PART ? question : { ...question, only });
}
