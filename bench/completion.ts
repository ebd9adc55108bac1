/**
 * Completion of a made-up plan, memo off, against better-sqlite3 reading the same rows and adding them in JavaScript.
 */
import Database from "better-sqlite3";
import { db } from "@/db";
import { loadBoard } from "@/lib/boards/queries";
import { findPlan, indicatorsOfOffices } from "@/lib/plan/queries";
import { compareTimes, median, type Ratio, time } from "./measure";
import { PLAN_SIZE, type Size, TENFOLD } from "./plan";
import { filledStore } from "./stores";

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

/** The whole plan against its floor, and what one office's board takes, ms. */
async function measure(
  name: string,
  size: Size,
  bound: number,
  rounds: number,
): Promise<{ ratio: Ratio; office: number }> {
  const client = new Database(await filledStore(size), { readonly: true });
  const asked = await question();
  const whole = await compareTimes(
    name,
    bound,
    () => readAndAdd(client),
    () => loadBoard(db, asked),
    rounds,
  );
  const [office] = client.prepare<[], { id: string }>("select id from offices where key = 'o7'").all();
  client.close();
  const times: number[] = [];
  for (let round = 0; round < 25; round++) {
    times.push(
      await time(async () =>
        loadBoard(db, { ...asked, only: await indicatorsOfOffices(db, asked.plan.id, [office?.id ?? ""]) }),
      ),
    );
  }
  return { ratio: whole, office: median(times) };
}

export async function completionRatios(): Promise<Ratio[]> {
  const once = await measure(
    "completion, 2,000 indicators, 24,000 figures, against reading and adding",
    PLAN_SIZE,
    4,
    15,
  );
  const tenfold = await measure("completion at ten times the data, against reading and adding", TENFOLD, 4, 7);
  const growth = {
    floor: once.ratio.own,
    own: tenfold.ratio.own,
    ratio: tenfold.ratio.own / once.ratio.own,
    unit: "ms",
  };
  const office = { floor: once.office, own: tenfold.office, ratio: tenfold.office / once.office, unit: "ms" };
  return [
    once.ratio,
    tenfold.ratio,
    { name: "completion at ten times the data, against itself at once", ...growth, bound: 12, sense: "at most" },
    { name: "one office's board at ten times the plan, against itself at once", ...office, bound: 2, sense: "at most" },
  ];
}
