import { eachInTurn } from "@/lib/lists/rules";

/**
 * The order of a list after a change: that of the plan given, what only the database has stays behind the item it
 * stood behind. The same plan again gives the same order.
 */
export function mergedOrder<R extends { readonly key: string }>(records: readonly R[], stored: readonly R[]): R[] {
  const known = new Set(records.map(({ key }) => key));
  const first: R[] = [];
  const behind = new Map<string, R[]>();
  let before: string | null = null;
  for (const record of stored) {
    if (known.has(record.key)) before = record.key;
    else if (before === null) first.push(record);
    else {
      const list = behind.get(before);
      if (list) list.push(record);
      else behind.set(before, [record]);
    }
  }
  return [...first, ...records.flatMap((record) => [record, ...(behind.get(record.key) ?? [])])];
}

/** As `mergedOrder`, with each record's position in it. */
export const placed = <R extends { readonly key: string; readonly position: number }>(
  records: readonly R[],
  stored: readonly R[],
): R[] =>
  mergedOrder(records, stored).map((record, position) =>
    record.position === position ? record : { ...record, position },
  );

/** As `placed`, in groups of their own (the indicators of each task). */
export async function placedIn<R extends { readonly key: string; readonly position: number }>(
  records: readonly R[],
  stored: readonly R[],
  groupOf: (record: R) => string,
): Promise<R[]> {
  const own = new Set(records.map(({ key }) => key));
  const groups = new Map<string, { records: R[]; stored: R[] }>();
  const group = (record: R) => {
    const name = groupOf(record);
    const found = groups.get(name) ?? { records: [], stored: [] };
    groups.set(name, found);
    return found;
  };
  for (const record of records) group(record).records.push(record);
  const moved = new Map(records.map((record) => [record.key, groupOf(record)]));
  for (const record of stored)
    if (!own.has(record.key) || moved.get(record.key) === groupOf(record)) group(record).stored.push(record);
  const all: R[] = [];
  await eachInTurn([...groups.values()], (lists) => {
    for (const record of placed(lists.records, lists.stored)) all.push(record);
  });
  return all;
}
