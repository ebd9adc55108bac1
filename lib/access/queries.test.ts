import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { ownDatabase } from "@/test/database";
import { anOffice, aPerson, aPlan } from "@/test/factories";
import { placeOf } from "./queries";
import { nowhere, operator } from "./rules";

ownDatabase();

describe("placeOf", () => {
  test("is the post's office and all below it, in that plan", async () => {
    const plan = await aPlan();
    const [bureau, beside] = [await anOffice(plan), await anOffice(plan)];
    const section = await anOffice(plan, { parentId: bureau.officeId });
    const team = await anOffice(plan, { parentId: section.officeId });
    const { personId } = await aPerson(bureau);
    const actor = { kind: "account", userId: "x", name: "x", role: "reviewer", personId, locale: null } as const;
    const place = await placeOf(db, actor, plan.id);
    expect(place.officeId).toBe(bureau.officeId);
    expect(new Set(place.officeIds)).toEqual(new Set([bureau.officeId, section.officeId, team.officeId]));
    expect(place.officeIds).not.toContain(beside.officeId);

    const nextYear = await aPlan({ year: 2023 });
    expect(await placeOf(db, actor, nextYear.id)).toEqual(nowhere);
    expect(await placeOf(db, { ...actor, personId: null }, plan.id)).toEqual(nowhere);
    expect(await placeOf(db, operator, plan.id)).toEqual(nowhere);
  });
});
