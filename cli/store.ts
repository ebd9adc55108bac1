import { StoreError } from "@/db/errors";
import { locate } from "@/db/location";
import { migrate, pendingMigrations } from "@/db/migrate";
import { ownMigrations } from "@/db/migrations";
import { invalid } from "@/lib/errors/rules";

export type StoreState = "missing" | "empty" | "outdated" | "ready";

/** Is the database there, and up to date? Throws StoreError when it is not ours, newer, or unreachable. */
export async function storeState(): Promise<StoreState> {
  try {
    const { length } = await pendingMigrations();
    if (length === 0) return "ready";
    return length === ownMigrations(locate().engine).length ? "empty" : "outdated";
  } catch (error) {
    if (error instanceof StoreError && error.code === "missing") return "missing";
    throw error;
  }
}

/** For commands that import data: makes the database where there is none. An outdated one is left to `migrate`. */
export async function openOrCreate(): Promise<void> {
  const state = await storeState();
  if (state === "outdated") throw invalid("", "database.outdated");
  if (state !== "ready") await migrate();
}

/** For commands that read: there must be a database of this version. */
export async function openExisting(): Promise<void> {
  const state = await storeState();
  if (state === "outdated") throw invalid("", "database.outdated");
  if (state !== "ready") throw invalid("", "database.empty");
}
