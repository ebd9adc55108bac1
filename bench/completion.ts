/**
 * Completion of a made-up plan, memo off, against better-sqlite3 reading the same rows and adding them in JavaScript.
 */
import { spawnSync } from "node:child_process";
import Database from "better-sqlite3";
import { closeStore, db } from "@/db";
import { loadBoard, readBoard } from "@/lib/boards/queries";
import { findPlan, indicatorsOfOffices } from "@/lib/plan/queries";
import { compareTimes, median, type Ratio, time } from "./measure";
import { PLAN_SIZE, type Size, TENFOLD } from "./plan";
import { filledStore } from "./stores";

/** The argument that makes this program measure one store. */
export const STORE = "--store";

const question = async () => {
  const plan = await findPlan(db);
  if (!plan) throw new Error("The made-up plan is not there.");
  return { plan, month: 12, basis: "approved", scope: null, knownAt: null, due: true } as const;
};

const figureRows = `select a.indicator_id, a.key, r.month, r.value, r.numerator, r.denominator, r.na, r.review, r.late
  from assignments a join cells c on c.assignment_id = a.id join figure_revisions r on r.id = c.approved_revision_id`;
const planRows = [
  "offices",
  "plan_offices",
  "plan_people",
  "tasks",
  "indicators",
  "indicator_targets",
  "assignments",
  "assignment_targets",
];

interface FigureRow {
  value: number | null;
  numerator: number | null;
}

/** The same rows, every one read and the figures added. */
function readAndAdd(client: Database.Database): number {
  for (const table of planRows) client.prepare(`select * from ${table}`).all();
  let sum = 0;
  for (const row of client.prepare<[], FigureRow>(figureRows).all()) sum += row.value ?? row.numerator ?? 0;
  return sum;
}

interface Measured {
  readonly whole: Pick<Ratio, "floor" | "own" | "ratio">;
  /** What one office's board takes, ms. */
  readonly office: number;
}

/** The whole plan of a store against its floor, and one office's board; told on standard output. */
export async function measureStore(file: string, rounds: number): Promise<void> {
  process.env.DATABASE_URL = `file:${file}`;
  const client = new Database(file, { readonly: true });
  const asked = await question();
  const [office] = client.prepare<[], { id: string }>("select id from offices where key = 'o7'").all();
  const times: number[] = [];
  for (let round = 0; round < 50; round++) {
    times.push(
      await time(async () =>
        readBoard(db, { ...asked, only: await indicatorsOfOffices(db, asked.plan.id, [office?.id ?? ""]) }),
      ),
    );
  }
  const pair = { floor: () => readAndAdd(client), own: () => loadBoard(db, asked) };
  const whole = await compareTimes({ name: "", bound: 0 }, pair, rounds);
  console.log(JSON.stringify({ whole, office: median(times) } satisfies Measured));
}

/** In a process of its own: what importing the plan left in memory is no part of reading it. */
async function measure(size: Size, rounds: number): Promise<Measured> {
  const file = await filledStore(size);
  await closeStore();
  const program = process.argv[1] ?? "";
  const child = spawnSync(process.execPath, [program, STORE, file, String(rounds)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`Measuring ${file} ended with ${child.status}.`);
  return JSON.parse(child.stdout);
}

export async function completionRatios(): Promise<Ratio[]> {
  const once = await measure(PLAN_SIZE, 15);
  const tenfold = await measure(TENFOLD, 7);
  const atMost = { sense: "at most", unit: "ms" } as const;
  const grown = (a: number, b: number) => ({ floor: a, own: b, ratio: b / a });
  return [
    {
      ...once.whole,
      ...atMost,
      name: "completion, 2,000 indicators, 24,000 figures, against reading and adding",
      bound: 4,
    },
    { ...tenfold.whole, ...atMost, name: "completion at ten times the data, against reading and adding", bound: 4 },
    {
      ...grown(once.whole.own, tenfold.whole.own),
      ...atMost,
      name: "completion at ten times the data, against itself at once",
      bound: 11,
    },
    {
      ...grown(once.office, tenfold.office),
      ...atMost,
      name: "one office's board at ten times the plan, against itself at once",
      bound: 1.5,
    },
  ];
}
