/** What is read at one instant, on both engines. */
import { AsyncResource } from "node:async_hooks";
import { expect, test } from "vitest";
import { db, prepared, snapshot, transaction } from "@/db";
import { newId } from "@/db/id";
import { offices } from "@/db/schema";
import { ownDatabase } from "@/test/database";

ownDatabase("test");

const insertOffice = (key: string) => transaction(async (tx) => tx.insert(offices).values({ id: newId(), key }));
/** As somebody else's request writes. */
const elsewhere = AsyncResource.bind(insertOffice);
const keysOf = async (at: Pick<typeof db, "select">) =>
  (await at.select({ key: offices.key }).from(offices)).map(({ key }) => key);

test("a snapshot stays as it was when others write, and nobody waits for it", async () => {
  await insertOffice("before");
  const seen = await snapshot(async (at) => {
    const first = await keysOf(at);
    await elsewhere("between");
    return [first, await keysOf(at)];
  });
  expect(seen).toEqual([["before"], ["before"]]);
  expect(await keysOf(db)).toEqual(["before", "between"]);
});

test("inside it only its own reader is read, also by a prepared query; after it that is over", async () => {
  const prepare = prepared((on) => on.select({ key: offices.key }).from(offices).prepare("keys_at"));
  await insertOffice("one");
  const gone = await snapshot(async (at) => {
    expect(await prepare(at, {})).toEqual([{ key: "one" }]);
    await expect(keysOf(db)).rejects.toThrow("read through its tx");
    await expect(insertOffice("two")).rejects.toThrow("Already in a transaction");
    return { at };
  });
  await expect(prepare(gone.at, {})).rejects.toThrow("transaction is over");
  await expect(keysOf(gone.at)).rejects.toThrow(/over|not open/);
  expect(await prepare(db, {})).toEqual([{ key: "one" }]);
});
