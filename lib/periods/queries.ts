import { eq, sql } from "drizzle-orm";
import { prepared, type Reader } from "@/db";
import { periods } from "@/db/schema";
import type { PeriodRow } from "./rules";

/** The months of a plan that have a row: a deadline, a lock. All others are open and have none. */
export const loadPeriods = (db: Reader, planId: string): Promise<PeriodRow[]> => periodsOf(db, { planId });

const periodsOf = prepared((on) =>
  on
    .select({ month: periods.month, deadline: periods.deadline, lockedAt: periods.lockedAt })
    .from(periods)
    .where(eq(periods.planId, sql.placeholder("planId")))
    .prepare("periods_of_plan"),
);
