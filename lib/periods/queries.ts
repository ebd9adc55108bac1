import { eq } from "drizzle-orm";
import type { Reader } from "@/db";
import { periods } from "@/db/schema";
import type { PeriodRow } from "./rules";

/** The months of a plan that have a row: a deadline, a lock. All others are open and have none. */
export const loadPeriods = (db: Reader, planId: string): Promise<PeriodRow[]> =>
  db
    .select({ month: periods.month, deadline: periods.deadline, lockedAt: periods.lockedAt })
    .from(periods)
    .where(eq(periods.planId, planId));
