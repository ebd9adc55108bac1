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
import { withPage } from "./browser";
import { median, type Ratio, time, within } from "./measure";
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
async function longestWait(server: Server, name: string, ask: () => Promise<unknown>): Promise<Ratio> {
  let [longest, ended] = [0, false];
  const asking = ask().finally(() => (ended = true));
  while (!ended) {
    longest = Math.max(longest, await time(() => fetch(`${server.url}/api/health/live`)));
    await wait(5);
  }
  await asking;
  return within(`longest wait of others while ${name}`, longest, { most: 200, unit: "ms" });
}

/** A paste of a thousand cells: one month's figures of a thousand indicators, as a browser sends it. */
async function paste(server: Server): Promise<void> {
  const free = await db
    .select({ assignment: assignments.id, latest: cells.latestRevisionId })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .innerJoin(cells, and(eq(cells.assignmentId, assignments.id), eq(cells.month, MONTH)))
    .where(eq(indicators.measure, "flow"))
    .limit(1000);
  const figures = free.map(({ assignment, latest }, place) => ({
    assignment,
    month: MONTH,
    value: String(80 + (place % 40)),
    basedOn: latest,
    reason: "measured",
  }));
  const headers = { cookie: server.cookie, "content-type": "application/json" };
  const body = JSON.stringify({ figures });
  const answer = await fetch(`${server.url}/api/v1/figures`, { method: "PUT", headers, body });
  if (!answer.ok) throw new Error(`The paste was answered with ${answer.status}: ${await answer.text()}`);
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

/** The overview in a browser: what crosses to it, and when a heading of its table first obeys, cold and warm. */
async function openedInBrowser(server: Server): Promise<Ratio[]> {
  const [cold, warm] = await withPage(server, async (page) => {
    await page.addInitScript(() => {
      const tried = setInterval(() => {
        const heading = document.querySelector("table button[aria-expanded=false]");
        if (heading instanceof HTMLElement) heading.click();
        if (!document.querySelector("table button[aria-expanded=true]")) return;
        clearInterval(tried);
        document.documentElement.dataset.usable = String(performance.now());
      }, 5);
    });
    const open = async () => {
      await page.goto(`${server.url}${OVERVIEW}`, { waitUntil: "commit" });
      const usable = await page.waitForSelector("html[data-usable]", { state: "attached" });
      const moved = await page.evaluate(() =>
        [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce(
          (bytes, entry) => bytes + (entry instanceof PerformanceResourceTiming ? entry.transferSize : 0),
          0,
        ),
      );
      return { ms: Number(await usable.getAttribute("data-usable")), moved: moved / 1000 };
    };
    return [await open(), await open()];
  });
  return [
    within("overview of 2,000 indicators, moved to a browser that has nothing", cold.moved, { most: 600, unit: "kB" }),
    within("the same, usable when nothing is warm", cold.ms, { most: 1000, unit: "ms" }),
    within("the same, usable when all is warm", warm.ms, { most: 500, unit: "ms" }),
  ];
}

async function usualPlan(server: Server): Promise<Ratio[]> {
  const waits: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["a workbook of 2,000 rows is written", () => get(server, `/api/v1/tables/completion.xlsx?month=${MONTH}`)],
    ["the coordinator's grid of 2,000 indicators opens", () => get(server, `/entry?month=${MONTH}`)],
    ["a thousand cells are pasted", () => paste(server)],
  ];
  const ratios = [
    ...(await openedInBrowser(server)),
    await longestWait(server, "the first overview of another month is computed", () => get(server, "/?month=2024-10")),
  ];
  for (const [name, ask] of waits) ratios.push(await longestWait(server, name, ask));
  const name = "overview of 2,000 indicators after an approval, against a warm one";
  return [...ratios, await firstAfterWrite(server, name, 1.5)];
}

async function largePlan(server: Server): Promise<Ratio[]> {
  const name = "overview of 20,000 indicators after an approval, against a warm one";
  const after = await firstAfterWrite(server, name, 2);
  await get(server, `/api/v1/completion?year=2024&month=12`);
  return [after, within("peak memory at 20,000 indicators", server.peakMemory(), { most: 600, unit: "MB" })];
}

export const writeRatios = async (): Promise<Ratio[]> => [
  ...(await withPlan(PLAN_SIZE, usualPlan)),
  ...(await withPlan(TENFOLD, largePlan)),
];
