import { beforeEach, describe, expect, test } from "vitest";
import { db, transaction } from "@/db";
import { periods } from "@/db/schema";
import type { AccountActor } from "@/lib/access/rules";
import { ownDatabase } from "@/test/database";
import { aFigure, aUser } from "@/test/factories";
import { aSharedIndicator, readerAs } from "@/test/shared-indicator";
import { readIndicatorYear, readRevisions } from "./indicator";

ownDatabase("test");

let world: Awaited<ReturnType<typeof aSharedIndicator>>;
beforeEach(async () => {
  world = await aSharedIndicator();
});

describe("readIndicatorYear", () => {
  test("stands at the end of every month, each with the figures up to it", async () => {
    const { indicator, own } = world;
    for (const [month, value] of [1, 2, 3].map((month) => [`2022-0${month}`, BigInt(month) * 100_000n] as const))
      await aFigure(own, month, { value });
    const found = await readIndicatorYear(db, { actor: readerAs("viewer", null), asked: { month: 3 } }, indicator.id);
    const progress = found.boards.map((board) => board.tasks[0]?.indicators[0]?.progress);
    expect(progress).toHaveLength(12);
    expect(progress.slice(0, 3).map((each) => each?.actual)).toEqual(
      [10, 30, 60].map((n) => ({ n: BigInt(n), d: 1n })),
    );
    expect(progress[2]?.completion).toEqual({ n: 1n, d: 2n });
    expect(found.question.month).toBe(3);
  });

  test("refuses an unknown id, and takes the indicator's own year over another's", async () => {
    await expect(readIndicatorYear(db, { actor: readerAs("viewer", null), asked: {} }, "nobody")).rejects.toMatchObject(
      {
        code: "not_found",
      },
    );
    const found = await readIndicatorYear(
      db,
      { actor: readerAs("viewer", null), asked: { year: 2031, month: 9 } },
      world.indicator.id,
    );
    expect(found.question.plan.year).toBe(2022);
  });

  test("remembers a month that was missing when it was closed and is good now", async () => {
    const { plan, indicator, own } = world;
    const deadline = new Date("2022-02-05T00:00:00Z");
    await transaction((tx) =>
      tx.insert(periods).values({ planId: plan.id, month: "2022-01", deadline, lockedAt: null, lockedBy: null }),
    );
    await aFigure(own, "2022-01", { value: 1_000_000n, recordedAt: new Date("2022-02-20T00:00:00Z"), late: true });
    await aFigure(world.foreign, "2022-01", {
      value: 1_000_000n,
      recordedAt: new Date("2022-02-20T00:00:00Z"),
      late: true,
    });
    const found = await readIndicatorYear(db, { actor: readerAs("viewer", null), asked: { month: 2 } }, indicator.id);
    expect(found.recovered).toEqual([1]);
  });

  test("knows nothing of months closed before the plan was here", async () => {
    const { plan, indicator, own } = world;
    const deadline = new Date("2022-01-05T00:00:00Z");
    await transaction((tx) =>
      tx.insert(periods).values({ planId: plan.id, month: "2022-01", deadline, lockedAt: null, lockedBy: null }),
    );
    await aFigure(own, "2022-01", { value: 1_000_000n });
    expect(
      (await readIndicatorYear(db, { actor: readerAs("viewer", null), asked: { month: 1 } }, indicator.id)).recovered,
    ).toEqual([]);
  });
});

describe("readRevisions", () => {
  const read = async (actor: AccountActor) => {
    const { figures } = await readRevisions(db, actor, { id: world.plan.id, indicatorId: world.indicator.id });
    return figures.map(({ revision, before }) => [revision.review, revision.value, before?.value ?? null]);
  };

  beforeEach(async () => {
    await aFigure(world.own, "2022-01", { value: 10n });
    await aFigure(world.own, "2022-01", { value: 20n, review: "draft" });
    await aFigure(world.foreign, "2022-01", { value: 30n, review: "submitted" });
    await aFigure(world.foreign, "2022-02", { value: 40n, review: "draft" });
  });

  test("shows approved figures alone to official readers", async () => {
    for (const role of ["viewer", "administrator"] as const)
      expect(await read(readerAs(role, null))).toEqual([["approved", 10n, null]]);
  });

  test("shows an office its own drafts with what they change, and nothing of others' unapproved work", async () => {
    expect(await read(readerAs("reporter", world.reporter.personId))).toEqual([
      ["draft", 20n, 10n],
      ["approved", 10n, null],
    ]);
  });

  test("shows leaders everything submitted and no draft", async () => {
    expect(await read(readerAs("leader", null))).toEqual([
      ["submitted", 30n, null],
      ["approved", 10n, null],
    ]);
  });

  test("names who recorded it by their post, and none for a document", async () => {
    const user = await aUser("reporter", { personId: world.reporter.personId });
    await aFigure(world.own, "2022-03", { value: 50n, recordedBy: user.id });
    const { figures } = await readRevisions(db, readerAs("viewer", null), {
      id: world.plan.id,
      indicatorId: world.indicator.id,
    });
    expect(figures.map(({ by }) => by)).toEqual(["甲科科员", null]);
  });
});
