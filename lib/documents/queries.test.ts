import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db";
import type { AccountActor } from "@/lib/access/rules";
import { findBoard } from "@/lib/boards/queries";
import { ownDatabase } from "@/test/database";
import { aFigure, anAssignment, anIndicator, anOffice, aPerson, aPlan, aTask } from "@/test/factories";
import { findAbsences } from "./queries";

ownDatabase("test");

type World = Awaited<ReturnType<typeof makeWorld>>;
let world: World;

async function makeWorld() {
  const plan = await aPlan();
  const bureau = await anOffice(plan, { name: "市科学技术局" });
  const [mine, theirs] = [
    await anOffice(plan, { parentId: bureau.officeId }),
    await anOffice(plan, { parentId: bureau.officeId }),
  ];
  const [reporter, other] = [await aPerson(mine, { name: "甲科科员" }), await aPerson(theirs)];
  const task = await aTask(mine);
  const indicator = await anIndicator(task, { target: { value: 1_200_000n } });
  const [own, foreign] = [await anAssignment(indicator, mine), await anAssignment(indicator, theirs)];
  return { plan, mine, theirs, reporter, other, task, indicator, own, foreign };
}

const actorOf = (role: AccountActor["role"], personId: string | null, userId = "somebody"): AccountActor => ({
  kind: "account",
  userId,
  name: userId,
  role,
  personId,
  locale: null,
});

beforeEach(async () => {
  world = await makeWorld();
});

describe("findAbsences", () => {
  const reasons = async (actor: AccountActor, basis: "approved" | "submitted") => {
    const board = await findBoard(db, actor, { month: 1, basis });
    return ((await findAbsences(db, board)).get(world.indicator.id) ?? []).map(({ na }) => na);
  };

  test("counts what the reader's view counts", async () => {
    await aFigure(world.own, "2022-01", { na: "尚未入统", review: "submitted" });
    await aFigure(world.foreign, "2022-01", { na: "系统停用", review: "submitted" });
    await aFigure(world.own, "2022-02", { na: "另一个月" });
    expect(await reasons(actorOf("viewer", null), "submitted")).toEqual([]);
    expect(await reasons(actorOf("leader", null), "submitted")).toEqual(["尚未入统", "系统停用"]);
    expect(await reasons(actorOf("reporter", world.other.personId), "submitted")).toEqual(["系统停用"]);
    expect(await reasons(actorOf("leader", null), "approved")).toEqual([]);
  });

  test("keeps the operand that is known", async () => {
    await aFigure(world.own, "2022-01", { na: "尚未入统", denominator: 776_280_000n });
    const board = await findBoard(db, actorOf("viewer", null), { month: 1 });
    const found = await findAbsences(db, board);
    expect(found.get(world.indicator.id)).toMatchObject([
      { na: "尚未入统", numerator: null, denominator: 776_280_000n },
    ]);
  });
});
