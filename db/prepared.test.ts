/** Queries prepared once per connection, on both engines. */
import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeStore, db, prepared, transaction, type Writer } from "@/db";
import { among, everyColumn, everyRow } from "@/db/columns";
import { newId } from "@/db/id";
import { figureRevisions, offices } from "@/db/schema";
import { ownDatabase } from "@/test/database";
import { aPlan, anAssignment, anIndicator, anOffice, aTask } from "@/test/factories";

ownDatabase();

const insertOffice = (key: string) => transaction(async (tx) => tx.insert(offices).values({ id: newId(), key }));

describe("a prepared query", () => {
  const keysAmong = prepared((on) =>
    on.select({ key: offices.key }).from(offices).where(among(offices.key, "keys")).prepare("keys_among"),
  );
  const insertPrepared = prepared((on: Writer) =>
    on.insert(offices).values(everyColumn(offices)).prepare("insert_office"),
  );

  test("takes a list of any length", async () => {
    for (const key of ["list 1", "list '2'"]) await insertOffice(key);
    expect(await keysAmong(db, { keys: [] })).toEqual([]);
    expect(await keysAmong(db, { keys: ["list 1"] })).toEqual([{ key: "list 1" }]);
    expect(await keysAmong(db, { keys: ["list 1", "list '2'", "neither"] })).toHaveLength(2);
  });

  test("inserts a list of rows of any length, each value as it is", async () => {
    const row = (name: string, value: bigint | null) => ({
      ...{ id: newId(), assignmentId: leaf.id, month: "2022-03", review: "approved", late: true, place: 1 },
      ...{ value, numerator: null, denominator: null, na: null, qualifier: null, note: name, comment: null },
      ...{ typedBy: null, submittedBy: null, recordedBy: null, recordedAt: new Date("2022-04-01T00:00:00.123Z") },
    });
    const office = await anOffice(await aPlan());
    const leaf = await anAssignment(await anIndicator(await aTask(office)), office);
    const rows = [row('"引号"\n𠮷', 9_000_000_000_000_000n), row("负", -1n), row("零", 0n), row("无", null)];
    const insertMany = prepared((on: Writer) =>
      on.insert(figureRevisions).select(everyRow(figureRevisions, "rows")).prepare("insert_many_revisions"),
    );
    await transaction(async (tx) => {
      await insertMany(tx, { rows: [] });
      await insertMany(tx, { rows });
    });
    expect(await db.select().from(figureRevisions).orderBy(asc(figureRevisions.id))).toEqual(rows);
  });

  test("sees a transaction's own writes through its tx, and outside only what was committed", async () => {
    const inside = await transaction(async (tx) => {
      await insertPrepared(tx, { id: newId(), key: "prepared" });
      return keysAmong(tx, { keys: ["prepared"] });
    });
    expect(inside).toEqual([{ key: "prepared" }]);
    expect(await keysAmong(db, { keys: ["prepared"] })).toEqual([{ key: "prepared" }]);
    const undone = transaction(async (tx) => {
      await insertPrepared(tx, { id: newId(), key: "prepared in vain" });
      throw new Error("on purpose");
    });
    await expect(undone).rejects.toThrow("on purpose");
    expect(await keysAmong(db, { keys: ["prepared in vain"] })).toEqual([]);
  });

  test("is refused past a transaction, in it and after it", async () => {
    await expect(transaction(async () => keysAmong(db, { keys: [] }))).rejects.toThrow("read through its tx");
    const gone = await transaction(async (tx) => ({ tx }));
    await expect(insertPrepared(gone.tx, { id: newId(), key: "too late" })).rejects.toThrow("transaction is over");
  });

  test("goes on after the store was closed and opened again", async () => {
    await insertOffice("before closing");
    await closeStore();
    expect(await keysAmong(db, { keys: ["before closing"] })).toHaveLength(1);
  });
});
