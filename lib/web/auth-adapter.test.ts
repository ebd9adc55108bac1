import { describe, expect, test } from "vitest";
import { db } from "@/db";
import { newId } from "@/db/id";
import { sessions, verifications } from "@/db/schema";
import { ownDatabase } from "@/test/database";
import { aUser } from "@/test/factories";
import { authAdapter } from "./auth-adapter";

ownDatabase("test");

const adapter = () => authAdapter({ advanced: { database: { generateId: newId } } });
const now = new Date("2022-07-01T00:00:00.123Z");
const note = (identifier: string, value = "x", expiresAt = now) =>
  adapter().create({ model: "verification", data: { identifier, value, expiresAt, createdAt: now, updatedAt: now } });
const valuesOf = async (where: Parameters<ReturnType<typeof adapter>["findMany"]>[0]["where"], more: object = {}) => {
  const sortBy = { field: "value", direction: "asc" } as const;
  return (await adapter().findMany<{ value: string }>({ model: "verification", where, sortBy, ...more })).map(
    ({ value }) => value,
  );
};

describe("the adapter", () => {
  test("gives back what it was given, to the millisecond", async () => {
    const user = await aUser("viewer", { username: "张三" });
    const data = {
      userId: user.id,
      token: "t",
      expiresAt: now,
      ipAddress: "10.0.0.1",
      userAgent: "u",
      createdAt: now,
      updatedAt: now,
    };
    const made = await adapter().create({ model: "session", data });
    expect(made).toMatchObject(data);
    expect(await adapter().findOne({ model: "session", where: [{ field: "token", value: "t" }] })).toEqual(made);
    expect(await adapter().findOne({ model: "user", where: [{ field: "id", value: user.id }] })).toMatchObject({
      id: user.id,
      name: user.name,
    });
    expect(await adapter().findOne({ model: "session", where: [{ field: "token", value: "none" }] })).toBeNull();
  });

  test("finds by every comparison, all of AND with one of OR, in order, a page at a time", async () => {
    for (const value of ["b", "a", "d", "c"])
      await note(value === "d" ? "two" : "one", value, new Date(now.getTime() + value.charCodeAt(0)));
    const after = (value: string) => new Date(now.getTime() + value.charCodeAt(0));
    expect(await valuesOf([{ field: "identifier", value: "one" }])).toEqual(["a", "b", "c"]);
    expect(await valuesOf([{ field: "identifier", operator: "ne", value: "one" }])).toEqual(["d"]);
    expect(await valuesOf([{ field: "value", operator: "in", value: ["a", "d"] }])).toEqual(["a", "d"]);
    expect(await valuesOf([{ field: "value", operator: "not_in", value: ["a", "d"] }])).toEqual(["b", "c"]);
    expect(await valuesOf([{ field: "expiresAt", operator: "gt", value: after("b") }])).toEqual(["c", "d"]);
    expect(await valuesOf([{ field: "expiresAt", operator: "lte", value: after("b") }])).toEqual(["a", "b"]);
    const either = [
      { field: "value", value: "a", connector: "OR" as const },
      { field: "value", value: "d", connector: "OR" as const },
    ];
    expect(await valuesOf([{ field: "identifier", value: "one" }, ...either])).toEqual(["a"]);
    expect(await valuesOf([], { limit: 2, offset: 1 })).toEqual(["b", "c"]);
    expect(await adapter().count({ model: "verification", where: [{ field: "identifier", value: "one" }] })).toBe(3);
  });

  test("updates and deletes what it is told and nothing else", async () => {
    for (const value of ["a", "b", "c"]) await note("one", value);
    const where = (value: string) => [{ field: "value", value }];
    expect(
      await adapter().update({ model: "verification", where: where("a"), update: { identifier: "two" } }),
    ).toMatchObject({
      value: "a",
      identifier: "two",
    });
    expect(
      await adapter().update({ model: "verification", where: where("none"), update: { identifier: "two" } }),
    ).toBeNull();
    expect(await adapter().update({ model: "verification", where: [], update: { identifier: "two" } })).toBeNull();
    expect(
      await adapter().updateMany({
        model: "verification",
        where: [{ field: "identifier", value: "one" }],
        update: { identifier: "three" },
      }),
    ).toBe(2);
    await adapter().delete({ model: "verification", where: where("a") });
    await adapter().delete({ model: "verification", where: [] });
    expect(await valuesOf([])).toEqual(["b", "c"]);
    expect(
      await adapter().deleteMany({ model: "verification", where: [{ field: "identifier", value: "three" }] }),
    ).toBe(2);
    expect(await db.$count(verifications)).toBe(0);
  });

  test("hands a single-use row to one taker only", async () => {
    await note("key", "secret");
    const take = () =>
      adapter().consumeOne<{ value: string }>({
        model: "verification",
        where: [{ field: "identifier", value: "key" }],
      });
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.filter((row) => row !== null)).toMatchObject([{ value: "secret" }]);
  });

  test("says so when it is asked for what is not there", async () => {
    await expect(
      adapter().findMany({ model: "verification", where: [{ field: "value", operator: "contains", value: "x" }] }),
    ).rejects.toThrow("Not supported");
    expect(await db.$count(sessions)).toBe(0);
  });
});
