import { and, asc, eq, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Reader } from "@/db";
import { alias } from "@/db/columns";
import { assignments, cells, figureRevisions, indicators, tasks } from "@/db/schema";
import { monthText } from "@/lib/calendar/rules";
import type { Plan } from "@/lib/plan/rules";
import type { Lacking } from "./rules";

interface Asked {
  readonly plan: Plan;
  readonly month: number;
  readonly offices: readonly { readonly id: string; readonly name: string }[];
}

const { value, numerator, denominator, na } = figureRevisions;
const SAYS_SOMETHING = or(...[value, numerator, denominator, na].map((part) => isNotNull(part)));

/** What a month of a plan still lacks, asked before it is locked. January lacks nothing where February holds it. */
export async function loadLacking(db: Reader, { plan, month, offices }: Asked): Promise<Lacking> {
  if (plan.janFebCombined && month === 1) return { missing: [], waiting: 0 };
  const names = new Map(offices.map((office) => [office.id, office.name]));
  const text = monthText(plan.year, month);
  const child = alias(assignments, "child");
  const rows = await db
    .select({
      name: indicators.name,
      officeId: assignments.officeId,
      counted: cells.countedRevisionId,
      approved: cells.approvedRevisionId,
      /** Null also where what counts was emptied. */
      entry: figureRevisions.id,
    })
    .from(assignments)
    .innerJoin(indicators, eq(indicators.id, assignments.indicatorId))
    .innerJoin(tasks, eq(tasks.id, indicators.taskId))
    .leftJoin(child, and(eq(child.indicatorId, assignments.indicatorId), eq(child.parentId, assignments.id)))
    .leftJoin(cells, and(eq(cells.assignmentId, assignments.id), eq(cells.month, text)))
    .leftJoin(figureRevisions, and(eq(figureRevisions.id, cells.countedRevisionId), SAYS_SOMETHING))
    .where(
      and(
        eq(assignments.planId, plan.id),
        isNull(child.id),
        ne(indicators.measure, "milestones"),
        sql`${text} between coalesce(${indicators.start}, ${tasks.start})
      and coalesce(${indicators.due}, ${tasks.due})`,
      ),
    )
    .orderBy(asc(assignments.id));
  return {
    missing: rows.flatMap(({ name, officeId, entry }) =>
      entry === null ? [{ name, office: names.get(officeId) ?? "" }] : [],
    ),
    waiting: rows.filter(({ counted, approved }) => counted !== null && counted !== approved).length,
  };
}
