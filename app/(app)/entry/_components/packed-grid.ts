import type { Grid } from "@/lib/entry/rules";
import { gatherInParts } from "@/lib/lists/rules";

/**
 * A grid as texts. On the way to the browser React walks an object member by member, which for the cells of a whole
 * plan takes a second; a text it takes in one step.
 */
export interface PackedGrid {
  /** How many rows the tasks have together. */
  readonly rows: number;
  readonly head: string;
  readonly tasks: readonly string[];
  readonly entries: readonly string[];
  readonly dates: readonly string[];
}

/** Tasks, entries or dates in one text. */
const PART = 500;

/** Before the digits of a whole number that JSON would not keep; no text of a plan has this character. */
const EXACT = "\u0000";
const replaced = (_: string, value: unknown) => (typeof value === "bigint" ? `${EXACT}${value}` : value);
const revived = (_: string, value: unknown) =>
  typeof value === "string" && value.startsWith(EXACT) ? BigInt(value.slice(1)) : value;

const packed = (items: readonly unknown[]): Promise<string[]> =>
  gatherInParts(items, PART, async (part) => [JSON.stringify(part, replaced)]);

export async function packGrid({ tasks, entries, dates, ...head }: Grid): Promise<PackedGrid> {
  return {
    rows: tasks.reduce((rows, task) => rows + task.rows.length, 0),
    head: JSON.stringify(head, replaced),
    tasks: await packed(tasks),
    entries: await packed(entries),
    dates: await packed(dates),
  };
}

export function unpackGrid({ head, tasks, entries, dates }: PackedGrid): Grid {
  const rest: Omit<Grid, "tasks" | "entries" | "dates"> = JSON.parse(head, revived);
  return {
    ...rest,
    tasks: tasks.flatMap((part): Grid["tasks"] => JSON.parse(part, revived)),
    entries: entries.flatMap((part): Grid["entries"] => JSON.parse(part)),
    dates: dates.flatMap((part): Grid["dates"] => JSON.parse(part)),
  };
}
