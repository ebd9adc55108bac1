/**
 * What a write costs the next reader and others meanwhile, and the memory of a large plan: on the server, with the
 * writes of another process.
 */
import { and, eq } from "drizzle-orm";
import { setTimeout as wait } from "node:timers/promises";
import { closeStore, db } from "@/db";
import { assignments, cells, indicators } from "@/db/schema";
import { addUser } from "@/lib/access/commands";
import { operator } from "@/lib/access/rules";
import { saveFigure } from "@/lib/figures/commands";
import { approveFigures } from "@/lib/figures/review-commands";
import { submitMonth } from "@/lib/figures/submit-commands";
import { median, type Ratio, time } from "./measure";
import { PLAN_SIZE, type Size, TENFOLD } from "./plan";
import { type Server, serve } from "./server";
import { filledStore } from "./stores";

const MONTH = "2024-12";
const OVERVIEW = `/?month=${MONTH}`;
const ROUNDS = 5;

async function get(server: Server, path: string): Promise<number> {
  const answer = await fetch(`${server.url}${path}`, { headers: { cookie: server.cookie } });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
  return (await answer.arrayBuffer()).byteLength;
}

/** Enters, submits and approves one figure in this process; the server learns of it from the database. */
async function approveOne(assignment: string, value: number): Promise<void> {
  const [before] = await db
    .select()
    .from(cells)
    .where(and(eq(cells.assignmentId, assignment), eq(cells.month, MONTH)));
  const figure = {
    assignment,
    month: MONTH,
    value: String(value),
    basedOn: before?.latestRevisionId ?? null,
    reason: "measured",
  };
  await saveFigure(operator, figure);
  const { figures } = await submitMonth(operator, { month: MONTH, assignments: [assignment] });
  const seen = figures.map(({ revision }) => ({ assignment, month: MONTH, basedOn: revision }));
  await approveFigures(operator, { figures: seen, milestones: [] });
}

async function firstAfterWrite(server: Server, name: string, bound: number): Promise<Ratio> {
  const flows = await db
    .select({ id: assignments.id })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .where(eq(indicators.measure, "flow"))
    .limit(ROUNDS);
  const [first, warm]: [number[], number[]] = [[], []];
  await get(server, OVERVIEW);
  for (const [round, { id }] of flows.entries()) {
    await approveOne(id, 91 + round);
    first.push(await time(() => get(server, OVERVIEW)));
    warm.push(await time(() => get(server, OVERVIEW)));
  }
  const [own, floor] = [median(first), median(warm)];
  return { name, floor, own, ratio: own / floor, bound, sense: "at most", unit: "ms" };
}

/** The longest that an answer which needs nothing takes while something large is asked for. */
async function longestWait(server: Server, name: string, path: string): Promise<Ratio> {
  let [longest, ended] = [0, false];
  const asking = get(server, path).finally(() => (ended = true));
  while (!ended) {
    longest = Math.max(longest, await time(() => fetch(`${server.url}/api/health/live`)));
    await wait(5);
  }
  await asking;
  return { name, floor: 200, own: longest, ratio: longest / 200, bound: 1, sense: "at most", unit: "ms" };
}

async function withPlan<T>(size: Size, work: (server: Server) => Promise<T>): Promise<T> {
  await filledStore(size);
  await addUser(operator, { username: "bench", name: "bench", role: "coordinator", password: "Measure-2024-x" });
  const server = await serve("bench", false);
  try {
    return await work(server);
  } finally {
    await closeStore();
    await server.stop();
  }
}

export async function writeRatios(): Promise<Ratio[]> {
  const usual = await withPlan(PLAN_SIZE, async (server) => [
    await longestWait(
      server,
      "longest wait of others while the first overview of 2,000 is computed, against 200 ms",
      OVERVIEW,
    ),
    await longestWait(
      server,
      "longest wait of others while a workbook of 2,000 rows is written",
      `/api/v1/tables/completion.xlsx?month=${MONTH}`,
    ),
    await firstAfterWrite(server, "overview of 2,000 indicators after an approval, against a warm one", 1.5),
  ]);
  const large = await withPlan(TENFOLD, async (server) => {
    const after = await firstAfterWrite(
      server,
      "overview of 20,000 indicators after an approval, against a warm one",
      2,
    );
    await get(server, `/api/v1/completion?year=2024&month=12`);
    const own = server.peakMemory();
    const peak: Ratio = {
      name: "peak memory at 20,000 indicators",
      floor: 600,
      own,
      ratio: own / 600,
      bound: 1,
      sense: "at most",
      unit: "MB",
    };
    return [after, peak];
  });
  return [...usual, ...large];
}
