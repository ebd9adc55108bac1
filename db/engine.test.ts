/** What both engines must do. Run on SQLite, and with TEST_ENGINE=postgresql on PostgreSQL. */
import { EventEmitter, once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { asc, desc, eq, isNull, like, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { db, onCommit, transaction, type Writer } from "@/db";
import { isForeignKeyViolation, isUniqueViolation } from "@/db/errors";
import { newId } from "@/db/id";
import {
  cells,
  figureRevisions,
  offices,
  people,
  planOffices,
  planPeople,
  plans,
  rateLimits,
  sessions,
  settings,
  users,
} from "@/db/schema";
import { engine, ownDatabase } from "@/test/database";
import {
  aFigure,
  anAssignment,
  anIndicator,
  anOffice,
  aPerson,
  aPlan,
  aTask,
  aUser,
  SOME_INSTANT,
} from "@/test/factories";
import { holdWriteLock } from "@/test/write-lock";

ownDatabase();

const insertOffice = (key: string) => transaction(async (tx) => tx.insert(offices).values({ id: newId(), key }));
const officeKeys = async () => (await db.select({ key: offices.key }).from(offices)).map(({ key }) => key);

beforeEach(() => transaction(async (tx) => tx.delete(rateLimits)));

describe("a transaction", () => {
  test("is undone whole when its work throws, and the next one works", async () => {
    const work = transaction(async (tx) => {
      await tx.insert(offices).values({ id: newId(), key: "undone" });
      throw new Error("on purpose");
    });
    await expect(work).rejects.toThrow("on purpose");
    await insertOffice("kept");
    expect(await officeKeys()).toContain("kept");
    expect(await officeKeys()).not.toContain("undone");
  });

  test("is undone whole when one of its statements fails", async () => {
    await insertOffice("twice");
    const work = transaction(async (tx) => {
      await tx.insert(offices).values({ id: newId(), key: "before the fault" });
      await tx.insert(offices).values({ id: newId(), key: "twice" });
    });
    await expect(work).rejects.toSatisfy((error) => isUniqueViolation(error, offices.key));
    expect(await officeKeys()).not.toContain("before the fault");
  });

  test("shows nothing to readers before it ends, and everything after", async () => {
    const steps = new EventEmitter();
    const written = once(steps, "written");
    const work = transaction(async (tx) => {
      await tx.insert(offices).values({ id: newId(), key: "half-way" });
      const looked = once(steps, "looked");
      steps.emit("written");
      await looked;
    });
    await written;
    expect(await officeKeys()).not.toContain("half-way");
    steps.emit("looked");
    await work;
    expect(await officeKeys()).toContain("half-way");
  });

  test("hands on what its work returns, and reads its own writes", async () => {
    const found = await transaction(async (tx) => {
      const [row] = await tx.insert(offices).values({ id: newId(), key: "own" }).returning();
      return { row, count: await tx.$count(offices, eq(offices.key, "own")) };
    });
    expect(found).toMatchObject({ row: { key: "own" }, count: 1 });
  });

  test("of many at once loses no update", async () => {
    await transaction(async (tx) =>
      tx.insert(rateLimits).values({ id: "counter", key: "counter", count: 0, lastRequest: 0 }),
    );
    const increment = () =>
      transaction(async (tx) => {
        const [row] = await tx.select().from(rateLimits);
        await pause(Math.random() * 3);
        await tx.update(rateLimits).set({ count: (row?.count ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 60 }, increment));
    expect(await db.select({ count: rateLimits.count }).from(rateLimits)).toEqual([{ count: 60 }]);
  });

  test("waits for another process's transaction without stopping this one, which goes on reading", async () => {
    const release = await holdWriteLock();
    let done = false;
    const work = insertOffice("after the wait").then(() => (done = true));
    const ticks: number[] = [];
    for (let at = 0; at < 20; at++) {
      const before = performance.now();
      await pause(5);
      await db.select().from(settings);
      ticks.push(performance.now() - before);
    }
    expect(done).toBe(false);
    // Waiting inside SQLite would stop everything for its five seconds.
    expect(Math.max(...ticks)).toBeLessThan(3_000);
    await release();
    await work;
    expect(await officeKeys()).toContain("after the wait");
  });

  test("inside another is refused, and so is reading past it; both are free again afterwards", async () => {
    const nested = transaction(async () => transaction(async (tx) => tx.$count(offices)));
    await expect(nested).rejects.toThrow("Already in a transaction");
    const past = transaction(async () => db.$count(offices));
    await expect(past).rejects.toThrow("read through its tx");
    const afterwards = await transaction(async (tx) => {
      await tx.$count(offices);
      return { count: pause(50).then(() => db.$count(offices)) };
    });
    expect(await afterwards.count).toBeGreaterThan(0);
  });

  test("is over for a query that nobody awaited in it", async () => {
    const late = await transaction(async (tx) => ({ query: tx.insert(offices).values({ id: newId(), key: "late" }) }));
    await expect(late.query).rejects.toThrow("transaction is over");
    expect(await officeKeys()).not.toContain("late");
  });
});

describe("reading connections", () => {
  test("refuse to write", async () => {
    const insert: Writer["insert"] = Reflect.get(db, "insert");
    const write = async () => insert(offices).values({ id: newId(), key: "through the reader" });
    await expect(write()).rejects.toMatchObject({ name: "StoreError", code: "readonly" });
    expect(await officeKeys()).not.toContain("through the reader");
  });
});

describe("commits", () => {
  test("are announced once each, when they can be read, and rollbacks are not", async () => {
    const found: Promise<string[]>[] = [];
    const end = onCommit(() => found.push(officeKeys()));
    await insertOffice("announced");
    await transaction(() => Promise.reject(new Error("undone"))).catch(() => undefined);
    end();
    await insertOffice("not listened to");
    expect(found).toHaveLength(1);
    expect(await found[0]).toContain("announced");
  });

  test("stand when a listener fails", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
    const end = onCommit(() => {
      throw new Error("deaf");
    });
    await expect(insertOffice("despite the listener")).resolves.not.toThrow();
    end();
    expect(warn).toHaveBeenCalledOnce();
    expect(await officeKeys()).toContain("despite the listener");
  });

  test("reach the disk before they are acknowledged", async () => {
    const setting =
      engine === "sqlite"
        ? sql<string>`(select synchronous from pragma_synchronous)`
        : sql<string>`current_setting('synchronous_commit')`;
    await insertOffice("any row");
    const [row] = await transaction(async (tx) => tx.select({ setting }).from(offices).limit(1));
    expect(row?.setting).toBe(engine === "sqlite" ? 2 : "on");
  });
});

describe("rows", () => {
  test("upsert by their named target, and unique violations are told by their columns", async () => {
    const row = { id: newId(), key: "sign-in", count: 1, lastRequest: 1_790_000_000_000 };
    const again = { ...row, id: newId(), count: 2 };
    await transaction(async (tx) => {
      await tx.insert(rateLimits).values(row);
      await tx
        .insert(rateLimits)
        .values(again)
        .onConflictDoUpdate({ target: rateLimits.key, set: { count: again.count } });
      await tx.insert(rateLimits).values(again).onConflictDoNothing({ target: rateLimits.key });
    });
    expect(await db.select().from(rateLimits)).toEqual([{ ...row, count: 2 }]);
    const error: unknown = await transaction(async (tx) => tx.insert(rateLimits).values(again)).catch(
      (reason: unknown) => reason,
    );
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, rateLimits.key)).toBe(true);
    expect(isUniqueViolation(error, rateLimits.id)).toBe(false);
    expect(isForeignKeyViolation(error)).toBe(false);
    expect(isUniqueViolation(new Error("another"))).toBe(false);
  });

  test("keep their references: what is missing is refused, what belongs to a row goes with it", async () => {
    const user = await aUser("viewer");
    const session = {
      id: newId(),
      token: newId(),
      userId: user.id,
      expiresAt: SOME_INSTANT,
      createdAt: SOME_INSTANT,
      updatedAt: SOME_INSTANT,
    };
    await transaction(async (tx) => tx.insert(sessions).values(session));
    await transaction(async (tx) => tx.delete(users).where(eq(users.id, user.id)));
    expect(await db.$count(sessions)).toBe(0);
    const error: unknown = await transaction(async (tx) => tx.insert(sessions).values(session)).catch(
      (reason: unknown) => reason,
    );
    expect(isForeignKeyViolation(error)).toBe(true);
    expect(isUniqueViolation(error)).toBe(false);
  });
});

describe("values", () => {
  test("come back as they went: figures to ±9·10¹⁵, instants to the millisecond, booleans, JSON, text", async () => {
    const plan = await aPlan({ year: 2031, janFebCombined: true, title: "全年目标 “过半” 𠮷 '%_\\" });
    expect(await db.select().from(plans).where(eq(plans.id, plan.id))).toEqual([plan]);
    const office = await anOffice(plan);
    const assignment = await anAssignment(await anIndicator(await aTask(office)), office);
    const at = new Date("2022-07-05T03:04:05.678Z");
    for (const value of [9_000_000_000_000_000n, -9_000_000_000_000_000n, 1n, -1n, 0n, null]) {
      const revision = await aFigure(assignment, "2031-06", { value, recordedAt: at, late: value === 0n });
      expect(await db.select().from(figureRevisions).where(eq(figureRevisions.id, revision.id))).toEqual([revision]);
    }
    const value = { 名: ["甲", 1.5, null, true], nested: { empty: {} } };
    await transaction(async (tx) => tx.insert(settings).values({ key: "any", value }));
    expect(await db.select().from(settings)).toEqual([{ key: "any", value }]);
  });

  test("of a cell are moved in one upsert of its two-column key", async () => {
    const plan = await aPlan({ year: 2032 });
    const office = await anOffice(plan);
    const assignment = await anAssignment(await anIndicator(await aTask(office)), office);
    const approved = await aFigure(assignment, "2032-01", { value: 10_000n });
    const submitted = await aFigure(assignment, "2032-01", { value: 20_000n, review: "submitted" });
    expect(await db.select().from(cells).where(eq(cells.assignmentId, assignment.id))).toMatchObject([
      { latestRevisionId: submitted.id, approvedRevisionId: approved.id, countedRevisionId: submitted.id },
    ]);
  });

  test("are found by lower() alike in Latin, Greek and Chinese", async () => {
    const plan = await aPlan({ year: 2033 });
    const office = await anOffice(plan, { name: "ABC École ΟΔΟΣ İ 发展改革科" });
    const lowered = sql<string>`lower(${planOffices.name})`;
    const found = await db.select({ lowered }).from(planOffices).where(like(lowered, "%éco%改革%"));
    expect(found).toEqual([{ lowered: "abc école οδοσ i 发展改革科" }]);
    expect(await db.$count(planOffices, eq(planOffices.name, office.name.toLowerCase()))).toBe(0);
  });

  test("sort alike: ids by age, months by time, and nulls where the query says", async () => {
    const plan = await aPlan({ year: 2034 });
    const office = await anOffice(plan);
    const posts = ["2034-10", null, "2034-09", "2033-12"];
    const made: string[] = [];
    for (const post of posts) made.push((await aPerson(office, { post })).personId);
    const rows = db
      .select({ id: planPeople.personId, post: planPeople.post })
      .from(planPeople)
      .where(eq(planPeople.planId, plan.id));
    expect((await rows.orderBy(asc(planPeople.personId))).map(({ id }) => id)).toEqual(made);
    const ordered = db.select({ post: planPeople.post }).from(planPeople).where(eq(planPeople.planId, plan.id));
    const [nullsLast, descending] = [
      ordered,
      db.select({ post: planPeople.post }).from(planPeople).where(eq(planPeople.planId, plan.id)),
    ];
    expect((await nullsLast.orderBy(isNull(planPeople.post), asc(planPeople.post))).map(({ post }) => post)).toEqual([
      "2033-12",
      "2034-09",
      "2034-10",
      null,
    ]);
    expect(
      (await descending.orderBy(desc(isNull(planPeople.post)), desc(planPeople.post))).map(({ post }) => post),
    ).toEqual([null, "2034-10", "2034-09", "2033-12"]);
    expect(await db.select({ people: sql<number>`cast(count(*) as integer)` }).from(people)).toEqual([{ people: 4 }]);
  });
});
