import { db } from "@/db";
import { pendingMigrations } from "@/db/migrate";
import { settings } from "@/db/schema";
import { log } from "@/lib/log/log";

let migrated = false;

/** Does the database answer, and is it of this program's schema? Says no more, for anybody may ask. */
export async function readiness(): Promise<"ok" | "database_away" | "migrations_pending"> {
  try {
    migrated ||= (await pendingMigrations()).length === 0;
    if (!migrated) return "migrations_pending";
    await db.select({ key: settings.key }).from(settings).limit(1);
    return "ok";
  } catch (error) {
    log.warn({ err: error }, "not ready");
    return "database_away";
  }
}
