import { expect, test } from "vitest";
import { db, transaction } from "@/db";
import { auditRows } from "@/db/schema";
import { operator } from "@/lib/access/rules";
import { requestStorage } from "@/lib/log/context";
import { ownDatabase } from "@/test/database";
import { writeAudit } from "./records";

ownDatabase("test");

test("a row says who did what to which, when and in which request", async () => {
  const actor = { kind: "account", userId: "u1", name: "n", role: "reviewer", personId: null, locale: null } as const;
  const entry = {
    actor,
    action: "figure_approved",
    subject: "figure",
    subjectId: "f1",
    planId: "p1",
    detail: { before: "submitted" },
  };
  const before = Date.now();
  await requestStorage().run({ requestId: "r1", address: "", path: "/" }, () =>
    transaction((tx) => writeAudit(tx, entry)),
  );
  const [row] = await db.select().from(auditRows);
  const { actor: _, ...written } = entry;
  expect(row).toMatchObject({ ...written, actorId: "u1", requestId: "r1" });
  expect(row?.at.getTime()).toBeGreaterThanOrEqual(before);
});

test("what is rolled back was not done, and has no row; the command line has no author and no request", async () => {
  const entry = { actor: operator, action: "plan_imported", subject: "plan" };
  await expect(
    transaction(async (tx) => {
      await writeAudit(tx, entry);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await db.$count(auditRows)).toBe(0);
  await transaction((tx) => writeAudit(tx, entry));
  expect(await db.select().from(auditRows)).toMatchObject([
    { actorId: null, requestId: null, subjectId: null, detail: null },
  ]);
});
