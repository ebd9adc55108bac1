import { beforeAll, describe, expect, test } from "vitest";
import { saveFigure } from "@/lib/figures/commands";
import { approveFigures, returnFigures } from "@/lib/figures/review-commands";
import { submitMonth } from "@/lib/figures/submit-commands";
import { aBureau } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { aPlan } from "@/test/factories";
import { loadWaiting } from "./waiting";

ownDatabase();

const now = new Date("2022-02-03T00:00:00+08:00");
let world: Awaited<ReturnType<typeof aBureau>>;

beforeAll(async () => {
  world = await aBureau();
});

const january = async (who: "reporter" | "reviewer" | "stranger" | "viewer" | "coordinator") => {
  const [first, ...others] = await loadWaiting(world[who], now);
  expect(others).toEqual([]);
  if (!first) return null;
  const { toEnter, drafts, returned, toReview } = first;
  return { toEnter, drafts, returned, toReview };
};
const save = (assignment: string, value: string) =>
  saveFigure(world.reporter, { assignment, month: "2022-01", value, basedOn: null });

describe("what waits", () => {
  test("is to be entered by the office that owes it, and by nobody else", async () => {
    expect(await january("reporter")).toEqual({ toEnter: 3, drafts: 0, returned: 0, toReview: 0 });
    expect(await january("stranger")).toBeNull();
    expect(await january("viewer")).toBeNull();
    expect(await loadWaiting(world.reporter, new Date("2022-01-31T12:00:00+08:00"))).toEqual([]);
  });

  test("moves with the figure: from its writer to the reviewer, back with a comment, and away", async () => {
    const { part, single, reporter, reviewer } = world;
    await save(part.id, "5");
    await save(single.id, "7");
    expect(await january("reporter")).toEqual({ toEnter: 1, drafts: 2, returned: 0, toReview: 0 });
    expect((await january("reviewer"))?.toReview).toBe(0);
    const { figures } = await submitMonth(reporter, { month: "2022-01" });
    expect(await january("reporter")).toEqual({ toEnter: 1, drafts: 0, returned: 0, toReview: 0 });
    expect(await january("reviewer")).toMatchObject({ drafts: 0, returned: 0, toReview: 2 });
    const [first, second] = figures.map(({ assignment, month, revision }) => ({
      assignment,
      month,
      basedOn: revision,
    }));
    if (!first || !second) throw new Error("Two were submitted.");
    await returnFigures(reviewer, { figures: [first], milestones: [], comment: "请核对" });
    await approveFigures(reviewer, { figures: [second], milestones: [] });
    expect(await january("reporter")).toEqual({ toEnter: 1, drafts: 0, returned: 1, toReview: 0 });
    expect(await january("reviewer")).toMatchObject({ returned: 0, toReview: 0 });
  });

  test("names the month and the plan's year", async () => {
    expect(await loadWaiting(world.reporter, now)).toMatchObject([{ year: 2022, month: 1, deadline: null }]);
  });

  test("still waits in January beside the next year's plan; in November that one asks for nothing", async () => {
    await aPlan({ year: 2023 });
    const yearsAt = async (at: string) => [
      ...new Set((await loadWaiting(world.reporter, new Date(at))).map(({ year }) => year)),
    ];
    expect(await yearsAt("2022-11-20T00:00:00+08:00")).toEqual([2022]);
    expect(await yearsAt("2023-01-05T00:00:00+08:00")).toEqual([2022]);
  });
});
