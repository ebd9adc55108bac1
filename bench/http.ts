/** Requests per second against a floor of the same server: an empty page, an empty POST, the same bytes prepared. */
import autocannon from "autocannon";
import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { assignments, cells, indicators } from "@/db/schema";
import { loadDemo } from "@/demo/load";
import { addUser } from "@/lib/access/commands";
import { operator } from "@/lib/access/rules";
import { type Pair, type Ratio, within } from "./measure";
import { PLAN_SIZE } from "./plan";
import { type Server, serve } from "./server";
import { emptyStore, filledStore } from "./stores";

const SECONDS = 6;
const CONNECTIONS = 16;

async function rate(
  server: Server,
  path: string,
  { connections = CONNECTIONS, ...more }: Partial<autocannon.Options> = {},
): Promise<number> {
  const headers = { cookie: server.cookie, ...more.headers };
  const result = await autocannon({ url: `${server.url}${path}`, connections, duration: SECONDS, ...more, headers });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${path}: ${failed} of ${result.requests.total} requests failed.`);
  return result.requests.average;
}

/** Warms both up, then measures floor, own, own, floor. */
async function compareRates(
  { name, bound }: Pick<Ratio, "name" | "bound">,
  { floor, own }: Pair<Promise<number>>,
): Promise<Ratio> {
  await floor();
  await own();
  const [low, high, again, last] = [await floor(), await own(), await own(), await floor()];
  const [below, above] = [(low + last) / 2, (high + again) / 2];
  return { name, floor: below, own: above, ratio: above / below, bound, sense: "at least", unit: "/s" };
}

export async function demoRatios(): Promise<Ratio[]> {
  await emptyStore();
  await loadDemo();
  const server = await serve("juzhang", true);
  try {
    const idle = server.memory();
    const opened = (path: string) => () => rate(server, path, { connections: 10 });
    const own = opened("/?month=2022-06&basis=approved");
    const framed = await compareRates(
      { name: "overview of the demo year against an empty page", bound: 0.6 },
      { floor: opened("/bench"), own },
    );
    const bare = await compareRates(
      { name: "the same against a page without the frame either", bound: 0.5 },
      { floor: opened("/bare"), own },
    );
    return [within("idle memory of the server", idle, { most: 150, unit: "MB" }), framed, bare];
  } finally {
    await server.stop();
  }
}

interface Cell {
  readonly assignment: string;
  readonly month: string;
  revision: string | null;
}

/** Saves cells again and again, never one twice at once: each save carries the revision that the one before it made. */
function savings(server: Server, targets: readonly Cell[]): Promise<number> {
  const cells = new Map(targets.map((cell) => [cell.assignment, cell]));
  const free = [...targets];
  let value = 0;
  const request: autocannon.Request = {
    method: "PUT",
    headers: { cookie: server.cookie, "content-type": "application/json" },
    setupRequest: (next) => {
      const cell = free.shift();
      if (!cell) throw new Error("More requests at once than cells.");
      value = (value + 1) % 40;
      const body = JSON.stringify({ value: String(80 + value), reason: "核对", basedOn: cell.revision });
      return { ...next, path: `/api/v1/figures/${cell.assignment}/${cell.month}`, body };
    },
    onResponse: (status, body) => {
      const saved: { assignment?: string; revision?: string } = JSON.parse(body);
      const cell = cells.get(saved.assignment ?? "");
      if (!cell) throw new Error(`Saving was answered with ${status}: ${body}`);
      cell.revision = saved.revision ?? null;
      free.push(cell);
    },
  };
  return rate(server, "", { requests: [request] });
}

async function someCells(): Promise<Cell[]> {
  return db
    .select({ assignment: assignments.id, month: cells.month, revision: cells.latestRevisionId })
    .from(cells)
    .innerJoin(assignments, eq(assignments.id, cells.assignmentId))
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .where(and(eq(cells.month, "2024-12"), eq(indicators.measure, "flow")))
    .limit(20 * CONNECTIONS);
}

export async function planRatios(): Promise<Ratio[]> {
  await filledStore(PLAN_SIZE);
  await addUser(operator, { username: "bench", name: "bench", role: "coordinator", password: "Measure-2024-x" });
  const targets = await someCells();
  const server = await serve("bench", false);
  const headers = { "content-type": "application/json", cookie: server.cookie };
  const post = () => rate(server, "/api/v1/bench", { method: "POST", headers, body: "{}" });
  const prepared = async (path: string) => {
    const size = (await (await fetch(`${server.url}${path}`, { headers })).arrayBuffer()).byteLength;
    return () => rate(server, `/api/v1/bench?size=${size}`);
  };
  try {
    const [whole, office] = [
      "/api/v1/completion?year=2024&month=12",
      "/api/v1/completion?year=2024&month=12&office=o7",
    ];
    return [
      await compareRates(
        { name: "saving one figure against an empty POST", bound: 0.7 },
        { floor: post, own: () => savings(server, targets.splice(0, 4 * CONNECTIONS)) },
      ),
      await compareRates(
        { name: "completion of one office against the same bytes", bound: 0.8 },
        { floor: await prepared(office), own: () => rate(server, office) },
      ),
      await compareRates(
        { name: "completion of the plan against the same bytes", bound: 0.8 },
        { floor: await prepared(whole), own: () => rate(server, whole) },
      ),
    ];
  } finally {
    await server.stop();
  }
}
