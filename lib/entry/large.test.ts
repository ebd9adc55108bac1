import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { madeUpPlan } from "@/bench/plan";
import { transaction } from "@/db";
import { operator } from "@/lib/access/rules";
import { saveFigures } from "@/lib/figures/commands";
import { appendRevisions } from "@/lib/figures/records";
import { BLANK } from "@/lib/figures/terms";
import { importPlan } from "@/lib/interchange/commands";
import { ownDatabase } from "@/test/database";
import { loadGrid, loadGridEntries } from "./queries";
import type { GridEntry } from "./rules";

ownDatabase();

const YEAR = 2024;
const MONTH = `${YEAR}-12`;
const everything = { year: YEAR, office: "all" };
/** December's cells, by assignment. */
const december = async () => {
  const { entries } = await loadGridEntries(operator, everything);
  const own = entries.filter(({ month }) => month === 12);
  // PostgreSQL gives them in no certain order.
  return own.sort((a, b) => (a.assignment < b.assignment ? -1 : 1));
};

beforeAll(async () => {
  await importPlan(operator, madeUpPlan({ indicators: 400, offices: 2 }));
});

/** However fast the machine is, whoever may give way finds that it is time to. */
let clock = 1e9;
beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => (clock += 25));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** How often others had their turn while this was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const others = () => {
    turns += 1;
    if (!over) setImmediate(others);
  };
  setImmediate(others);
  await work();
  over = true;
  return turns;
}

const paste = (some: readonly GridEntry[], note: string) =>
  saveFigures(operator, {
    figures: some.map(({ assignment, revision }) => ({
      ...{ assignment, month: MONTH, na: "未统计", note, basedOn: revision },
      reason: "核对过",
    })),
  });

test("a large grid, and its cells alone, let others have their turn while they are read", async () => {
  expect(await turnsDuring(() => loadGridEntries(operator, everything))).toBeGreaterThan(10);
  expect(await turnsDuring(() => loadGrid(operator, everything, new Date()))).toBeGreaterThan(20);
});

test("its cells are those of one instant, whatever is written meanwhile", async () => {
  const ends = (of: readonly GridEntry[]) => [of.at(0), of.at(-1)].flatMap((cell) => cell ?? []);
  const written = ends(await december()).map(({ assignment }) => ({
    ...{ assignmentId: assignment, month: MONTH, ...BLANK, note: "改过", review: "draft" as const, late: false },
    ...{ comment: null, typedBy: null, submittedBy: null, recordedBy: null },
  }));
  const reading = december();
  await transaction((tx) => appendRevisions(tx, written, new Date()));
  const [first, last] = ends(await reading);
  expect(first?.note).toBe(last?.note);
});

test("a large paste lets others have their turn", async () => {
  const now = await december();
  const alone = await turnsDuring(() => paste(now.slice(0, 1), "一"));
  const many = await turnsDuring(async () => {
    const saved = await paste(now.slice(1), "众");
    expect(saved.filter((one) => "error" in one)).toEqual([]);
  });
  expect(many).toBeGreaterThan(alone + 10);
  expect((await december()).map(({ note }) => note)).toEqual(now.map((_, place) => (place === 0 ? "一" : "众")));
});
