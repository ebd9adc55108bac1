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

const inTexts = <T>(items: readonly T[], textOf: (part: readonly T[]) => string): Promise<string[]> =>
  gatherInParts(items, PART, async (part) => [textOf(part)]);

/** Rows of the same members, member by member; a member that is the same in all of them is written once. */
function columnsOf(rows: readonly object[]): string {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((row): unknown => Reflect.get(row, name));
    return [name, values.every((value) => value === values[0]) ? values.slice(0, 1) : values];
  });
  return JSON.stringify({ count: rows.length, columns });
}

function* rowsIn(text: string) {
  const { count, columns }: { count: number; columns: [string, unknown[]][] } = JSON.parse(text);
  for (let place = 0; place < count; place += 1)
    yield Object.fromEntries(
      columns.map(([name, values]): unknown[] => [name, values.length === 1 ? values[0] : values[place]]),
    );
}

export async function packGrid({ tasks, entries, dates, ...head }: Grid): Promise<PackedGrid> {
  return {
    rows: tasks.reduce((rows, task) => rows + task.rows.length, 0),
    head: JSON.stringify(head, replaced),
    tasks: await inTexts(tasks, (part) => JSON.stringify(part, replaced)),
    entries: await inTexts(entries, columnsOf),
    dates: await inTexts(dates, columnsOf),
  };
}

export function unpackGrid({ head, tasks, entries, dates }: PackedGrid): Grid {
  const rest: Omit<Grid, "tasks" | "entries" | "dates"> = JSON.parse(head, revived);
  return {
    ...rest,
    tasks: tasks.flatMap((part): Grid["tasks"] => JSON.parse(part, revived)),
    entries: entries.flatMap((part): Grid["entries"] => [...rowsIn(part)]),
    dates: dates.flatMap((part): Grid["dates"] => [...rowsIn(part)]),
  };
}
