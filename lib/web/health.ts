import { db, transaction } from "@/db";
import { isStoreError } from "@/db/errors";
import { newId } from "@/db/id";
import { pendingMigrations } from "@/db/migrate";
import { settings } from "@/db/schema";
import { log } from "@/lib/log/log";
import { type SpokenFault, spokenFault } from "./store-faults";

type Readiness = "ok" | "migrations_pending" | `database_${SpokenFault}`;

/** Whoever asks often does not make the server write often, nor wait for what takes its time. In ms. */
const WRITTEN_FOR = 10_000;
const PATIENCE = 3_000;

let migrated = false;
let written = Number.NEGATIVE_INFINITY;
let writing: Promise<void> | undefined;

/** Writes a row that means nothing: only this finds a full disk, a lock, a folder that has become read-only. */
async function tryToWrite(): Promise<void> {
  // Another value each time: SQLite writes nothing where nothing changes.
  const row = { key: "ready", value: newId() };
  await transaction(async (tx) => {
    await tx
      .insert(settings)
      .values(row)
      .onConflictDoUpdate({ target: settings.key, set: { value: row.value } });
  });
  written = performance.now();
}

/** One try at a time; it goes on when it takes longer than anybody waits. */
async function writes(): Promise<boolean> {
  if (performance.now() - written < WRITTEN_FOR) return true;
  writing ??= tryToWrite().finally(() => {
    writing = undefined;
  });
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE).unref());
  return Promise.race([writing.then(() => true), late]);
}

/**
 * Does the database answer and take what is written, and is it of this program's schema? Says no more, for anybody may
 * ask.
 */
export async function readiness(): Promise<Readiness> {
  try {
    migrated ||= (await pendingMigrations()).length === 0;
    if (!migrated) return "migrations_pending";
    await db.select({ key: settings.key }).from(settings).limit(1);
    return (await writes()) ? "ok" : "database_busy";
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return `database_${spokenFault(isStoreError(error) ? error.code : "")}`;
  }
}
