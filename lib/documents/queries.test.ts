import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { findBoard } from "@/lib/boards/queries";
import { ownDatabase } from "@/test/database";
import { aFigure } from "@/test/factories";
import { aSharedIndicator, readerAs } from "@/test/shared-indicator";
import { findAbsences } from "./queries";

ownDatabase("test");

let world: Awaited<ReturnType<typeof aSharedIndicator>>;
beforeEach(async () => {
  world = await aSharedIndicator();
});

describe("findAbsences", () => {
  const reasons = async (actor: AccountActor, basis: "approved" | "submitted") => {
    const board = await findBoard(db, { actor, asked: { month: 1, basis } });
    return ((await findAbsences(db, board)).get(world.indicator.id) ?? []).map(({ na }) => na);
  };

  test("counts what the reader's view counts", async () => {
    await aFigure(world.own, "2022-01", { na: "尚未入统", review: "submitted" });
    await aFigure(world.foreign, "2022-01", { na: "系统停用", review: "submitted" });
    await aFigure(world.own, "2022-02", { na: "另一个月" });
    expect(await reasons(readerAs("viewer", null), "submitted")).toEqual([]);
    expect(await reasons(readerAs("leader", null), "submitted")).toEqual(["尚未入统", "系统停用"]);
    expect(await reasons(readerAs("reporter", world.other.personId), "submitted")).toEqual(["系统停用"]);
    expect(await reasons(readerAs("leader", null), "approved")).toEqual([]);
  });

  test("keeps the operand that is known", async () => {
    await aFigure(world.own, "2022-01", { na: "尚未入统", denominator: 776_280_000n });
    const board = await findBoard(db, { actor: readerAs("viewer", null), asked: { month: 1 } });
    const found = await findAbsences(db, board);
    expect(found.get(world.indicator.id)).toMatchObject([
      { na: "尚未入统", numerator: null, denominator: 776_280_000n },
    ]);
  });
});
