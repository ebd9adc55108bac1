import { beforeEach, expect, test } from "vitest";
import { db } from "@/db";
import { operator } from "@/lib/access/rules";
import { saveFigure } from "@/lib/figures/commands";
import { approveFigures, returnFigures } from "@/lib/figures/review-commands";
import { submitMonth } from "@/lib/figures/submit-commands";
import { findPlan } from "@/lib/plan/queries";
import { aBureau, cellOf, versionOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { aFigure } from "@/test/factories";
import { loadBoard, questionOf, readBoard } from "./queries";
import { type Memo, remembered } from "./memo";

ownDatabase("test");

let world: Awaited<ReturnType<typeof aBureau>>;
beforeEach(async () => {
  world = await aBureau();
  await aFigure(world.part, "2022-05", { value: 20_000n });
});

const asked = { year: 2022, month: 6 } as const;
const question = () => questionOf(db, { actor: operator, asked, now: new Date("2022-07-20T00:00:00Z") });
const indicatorsOf = (board: Awaited<ReturnType<typeof readBoard>>) =>
  board.tasks.flatMap(({ indicators }) => indicators);

async function submit(value: string, basedOn: string | null) {
  const saved = await saveFigure(world.reporter, {
    assignment: world.single.id,
    month: "2022-06",
    value,
    basedOn,
    reason: "更正",
  });
  const { figures } = await submitMonth(world.reporter, { month: "2022-06" });
  return {
    saved,
    submitted: figures.map(({ assignment, revision }) => ({ assignment, month: "2022-06", basedOn: revision })),
  };
}

test("a draft makes no board stale; what is submitted, approved or returned moves its own indicator only", async () => {
  const touched = async () => versionOf(world.plan.id);
  const before = await touched();
  const first = await readBoard(db, await question());
  const saved = await saveFigure(world.reporter, {
    assignment: world.single.id,
    month: "2022-06",
    value: "7",
    basedOn: null,
  });
  expect(await touched()).toBe(before);
  expect(await readBoard(db, await question())).toBe(first);
  const { submitted } = await submit("8", saved.revision);
  await approveFigures(world.reviewer, { figures: submitted, milestones: [] });
  expect(await touched()).not.toBe(before);
  const next = await readBoard(db, await question());
  const kept = indicatorsOf(next).filter((indicator) => indicatorsOf(first).includes(indicator));
  expect([kept.length, indicatorsOf(next).length]).toEqual([2, 3]);
  expect(next).toEqual(await loadBoard(db, await question()));
  const again = await submit("9", (await cellOf(world.single.id, "2022-06"))?.latestRevisionId ?? null);
  await returnFigures(world.reviewer, { figures: again.submitted, milestones: [], comment: "x" });
  expect(await readBoard(db, await question())).toEqual(await loadBoard(db, await question()));
});

test("what is kept is bounded by its size, and what was used last stays", async () => {
  const memo: Memo<string> = new Map();
  const plan = await findPlan(db, 2022);
  if (!plan) throw new Error("There is a plan.");
  const ask = (name: string) =>
    remembered(memo, db, { plan, asked: name, load: async () => name, bytes: () => 80 * 1024 * 1024 });
  for (const name of ["a", "b", "a", "c"]) await ask(name);
  expect([...memo.keys()].map((key) => key.split(" ")[1])).toEqual(["a", "c"]);
});
