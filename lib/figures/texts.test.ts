/** What is typed beside a figure, a date or a decision is stored on both engines, or refused (semantics §10). */
import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "@/db";
import { newId } from "@/db/id";
import { milestones } from "@/db/schema";
import { unlockPeriods } from "@/lib/periods/commands";
import { aBureau, refusal, revisionsOf } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { anAssignment, anIndicator, aTask } from "@/test/factories";
import { saveFigure } from "./commands";
import { saveMilestone } from "./milestone-commands";
import { returnFigures } from "./review-commands";

ownDatabase();

let world: Awaited<ReturnType<typeof aBureau>>;
let milestone: string;

beforeAll(async () => {
  world = await aBureau();
  const indicator = await anIndicator(await aTask(world.section), { measure: "milestones", unit: "%" });
  await anAssignment(indicator, world.section);
  milestone = newId();
  const row = { id: milestone, indicatorId: indicator.id, position: 0, title: "开工", due: "2022-06-30", weight: 1n };
  await transaction(async (tx) => tx.insert(milestones).values(row));
});

const month = "2022-06";
const figure = (said: object) =>
  saveFigure(world.reporter, { assignment: world.single.id, month, basedOn: null, ...said });
const date = (said: object) => saveMilestone(world.reporter, { milestone, done: "2022-06-20", basedOn: null, ...said });

/** Every text that a hand writes there, with what is written beside it. */
const texts: readonly [of: string, where: string, write: (text: string) => Promise<unknown>][] = [
  ["a figure", "na", (na) => figure({ na })],
  ["a figure", "qualifier", (qualifier) => figure({ value: "1", qualifier })],
  ["a figure", "note", (note) => figure({ value: "1", note })],
  ["a figure", "reason", (reason) => figure({ value: "1", reason })],
  ["a done date", "note", (note) => date({ note })],
  ["a done date", "reason", (reason) => date({ reason })],
  ["a return", "comment", async (comment) => returnFigures(world.reviewer, { comment, figures: [] })],
  [
    "an unlocking",
    "reason",
    (reason) => unlockPeriods(world.coordinator, { planId: world.plan.id, months: [month], reason }),
  ],
];

/** What is refused, by the text's own name: a figure's request may hold many. */
const refusedOf = async (work: Promise<unknown>) =>
  (await refusal(work)).faults.map(({ path, message, params }) => ({ path: path.split(".").at(-1), message, params }));

describe.each(texts)("%s, its %s", (_, path, write) => {
  test.each(["\u0000", "\u0007", "\ud800", "\udc00", "\ufffe", "\uffff"])("with %j is refused", async (letter) => {
    const code = `U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    expect(await refusedOf(write(`核实${letter}无误`))).toEqual([
      { path, message: "text.unstorable", params: { code, at: 3 } },
    ]);
  });

  test("of 501 characters is too long, and is told so with the limit", async () => {
    expect(await refusedOf(write("𠮷".repeat(501)))).toEqual([{ path, message: "tooLong", params: { most: 500 } }]);
  });
});

test("500 characters that take two units each are stored as they were typed", async () => {
  const note = "𠮷".repeat(500);
  await figure({ value: "1", note });
  expect((await revisionsOf(world.single.id, month)).map((revision) => revision.note)).toEqual([note]);
});
