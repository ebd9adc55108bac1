/** Backup and restore as both engines do them, on whole data. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeStore, db, transaction } from "@/db";
import { newId } from "@/db/id";
import { cells, figureRevisions, milestoneRevisions, milestones, offices, plans, settings } from "@/db/schema";
import { engine, hasBackupTools, ownDatabase } from "@/test/database";
import { placed } from "@/lib/plan/records";
import { aFigure, anAssignment, anIndicator, anOffice, aPlan, aTask, SOME_INSTANT } from "@/test/factories";
import { locate } from "./location";
import { backupTo } from "./backup";
import { restoreFrom } from "./restore";

ownDatabase("test");

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guoban-restore-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function aYear() {
  const plan = await aPlan();
  const office = await anOffice(plan);
  const indicator = await anIndicator(await aTask(office));
  const assignment = await anAssignment(indicator, office);
  const approved = await aFigure(assignment, "2022-01", { value: 10_000n });
  const submitted = await aFigure(assignment, "2022-01", { value: 20_000n, review: "submitted" });
  const other = await aFigure(assignment, "2022-02", { value: 30_000n });
  return { indicator, assignment, approved, submitted, other };
}

async function aMilestone(indicatorId: string, review: "draft" | "approved") {
  const [id, revision] = [newId(), newId()];
  await transaction(async (tx) => {
    await tx
      .insert(milestones)
      .values({ id, indicatorId, position: 1, title: "t", due: "2022-06-30", weight: 10_000n });
    const row = { id: revision, milestoneId: id, done: "2022-05-01", review, late: false, recordedAt: SOME_INSTANT };
    await tx.insert(milestoneRevisions).values(await placed(tx, [row]));
    await tx
      .update(milestones)
      .set({ latestRevisionId: revision, approvedRevisionId: revision })
      .where(eq(milestones.id, id));
  });
}

test.runIf(hasBackupTools)("what was backed up comes back whole, and what it replaced is kept", async () => {
  await aYear();
  const manifest = await backupTo(at("a.backup"));
  expect(manifest).toMatchObject({ engine, years: [2022], rows: { cells: 2, figure_revisions: 3, offices: 1 } });
  await transaction(async (tx) => {
    await tx.delete(cells);
    await tx.delete(figureRevisions);
    await tx.insert(offices).values({ id: newId(), key: "later" });
  });
  const { kept, pending } = await restoreFrom(at("a.backup"));
  expect(kept).toBeTruthy();
  expect(pending).toEqual([]);
  expect([await db.$count(cells), await db.$count(figureRevisions), await db.$count(offices)]).toEqual([2, 3, 1]);
  // A second time as well, and the server may write again.
  await closeStore();
  await restoreFrom(at("a.backup"));
  await transaction(async (tx) => tx.insert(offices).values({ id: newId(), key: "after" }));
  expect(await db.$count(offices)).toBe(2);
});

test.runIf(hasBackupTools)("pointers that go astray are found", async () => {
  const { indicator, approved, submitted, other } = await aYear();
  const january = eq(cells.latestRevisionId, submitted.id);
  const set = (row: Partial<typeof cells.$inferInsert>) =>
    transaction(async (tx) => tx.update(cells).set(row).where(january));
  const faults = [
    () => set({ approvedRevisionId: submitted.id }),
    () => set({ approvedRevisionId: other.id }),
    () => set({ countedRevisionId: other.id }),
    () =>
      transaction(async (tx) =>
        tx.update(cells).set({ latestRevisionId: approved.id }).where(eq(cells.month, "2022-02")),
      ),
    () => transaction(async (tx) => tx.delete(cells).where(january)),
    () => aMilestone(indicator.id, "draft"),
  ];
  await aMilestone(indicator.id, "approved");
  await backupTo(at("sound.backup"));
  for (const [number, fault] of faults.entries()) {
    await fault();
    const outcome = await backupTo(at(`${number}.backup`)).catch((error: unknown) => error);
    expect([number, outcome]).toEqual([number, expect.objectContaining({ code: "broken" })]);
    await closeStore();
    await restoreFrom(at("sound.backup"));
  }
});

test.runIf(hasBackupTools)("what does not fit its manifest or checksum is refused, and the data stays", async () => {
  await aYear();
  await backupTo(at("a.backup"));
  const bytes = readFileSync(at("a.backup"));
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(at("bad.backup"), bytes);
  await closeStore();
  await expect(restoreFrom(at("bad.backup"))).rejects.toMatchObject({ code: "broken" });
  expect(await db.$count(plans)).toBe(1);
});

test.runIf(hasBackupTools)("a demo replaces real data only when that is meant", async () => {
  await aPlan();
  await backupTo(at("real.backup"));
  await transaction(async (tx) => tx.insert(settings).values({ key: "demo", value: {} }));
  await closeStore();
  await expect(restoreFrom(at("real.backup"))).rejects.toMatchObject({ code: "kind" });
  expect(await db.$count(settings)).toBe(1);
  await closeStore();
  await restoreFrom(at("real.backup"), undefined, { changeKind: true });
  expect(await db.$count(settings)).toBe(0);
});

test.runIf(hasBackupTools && engine === "postgresql")(
  "a server that is connected is in the way, and programs that are missing are named",
  async () => {
    await aPlan();
    await backupTo(at("a.backup"));
    const location = locate();
    const server = new pg.Client({
      connectionString: location.engine === "postgresql" ? location.url : "",
      application_name: "guoban read",
    });
    await server.connect();
    await expect(restoreFrom(at("a.backup"))).rejects.toMatchObject({ code: "busy" });
    await server.end();
    vi.stubEnv("PATH", folder);
    await expect(backupTo(at("b.backup"))).rejects.toThrow("pg_dump is not installed");
    await closeStore();
    await expect(restoreFrom(at("a.backup"))).rejects.toThrow("pg_restore is not installed");
    expect(await db.$count(plans)).toBe(1);
  },
);
