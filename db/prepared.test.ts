/** Queries prepared once per connection, on both engines. */
import { describe, expect, test } from "vitest";
import { closeStore, db, prepared, transaction, type Writer } from "@/db";
import { among, everyColumn } from "@/db/columns";
import { newId } from "@/db/id";
import { offices } from "@/db/schema";
import { ownDatabase } from "@/test/database";

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
