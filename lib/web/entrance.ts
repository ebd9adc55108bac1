import "server-only";
import { db } from "@/db";
import { hasAdministrator } from "@/lib/access/queries";
import { readDemoMark } from "@/lib/settings/queries";
import type { DemoMark } from "@/lib/settings/schemas";

/** What the sign-in page shows beside its form. */
export interface Entrance {
  /** Nobody can sign in yet: the first administrator is to be made. */
  readonly needsSetUp: boolean;
  readonly demoAccounts: DemoMark["accounts"];
}

/** Who could sign in here: nobody yet, the demo's accounts, or people of whom nothing is said. */
export async function readEntrance(): Promise<Entrance> {
  return { needsSetUp: !(await hasAdministrator(db)), demoAccounts: (await readDemoMark(db))?.accounts ?? [] };
}
