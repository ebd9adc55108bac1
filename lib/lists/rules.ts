/** Rows by key, in the order of their first appearance. */
export function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) join(groups, keyOf(row), row);
  return groups;
}

function join<T, K>(groups: Map<K, T[]>, key: K, row: T): void {
  const group = groups.get(key);
  if (group) group.push(row);
  else groups.set(key, [row]);
}

/** Milliseconds of work at a stretch. */
const STRETCH = 20;
const BATCH = 64;

let began = 0;

/** Lets everyone else go first when work has taken too long, so that long lists do not hold up the server. */
export async function giveWay(): Promise<void> {
  if (performance.now() - began < STRETCH) return;
  await new Promise<void>((resolve) => {
    // A timer would come before what the network has waiting.
    setImmediate(resolve);
  });
  began = performance.now();
}

/** What is loaded; then everyone else has their turn. */
export async function givingWay<T>(loading: PromiseLike<T>): Promise<T> {
  const loaded = await loading;
  await giveWay();
  return loaded;
}

/** Does something with each item, giving way. */
export async function eachInTurn<T>(items: readonly T[], act: (item: T, place: number) => void): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH) {
    items.slice(from, from + BATCH).forEach((item, index) => act(item, from + index));
    await giveWay();
  }
}

/** Does something with so many of the items at a time, giving way. */
export async function inParts<T>(
  items: readonly T[],
  size: number,
  act: (part: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    await act(items.slice(from, from + size));
    await giveWay();
  }
}

/** What is loaded for so many of the items at a time, all together, giving way. */
export async function gatherInParts<T, U>(
  items: readonly T[],
  size: number,
  load: (part: T[]) => PromiseLike<readonly U[]>,
): Promise<U[]> {
  const gathered: U[] = [];
  await inParts(items, size, async (part) => {
    for (const one of await load(part)) gathered.push(one);
  });
  return gathered;
}

/** As `groupBy`, giving way. */
export async function groupInTurn<T, K>(rows: readonly T[], keyOf: (row: T) => K): Promise<Map<K, T[]>> {
  const groups = new Map<K, T[]>();
  await eachInTurn(rows, (row) => join(groups, keyOf(row), row));
  return groups;
}

/** Something made of each item, giving way. */
export async function mapInTurn<T, U>(items: readonly T[], make: (item: T) => U): Promise<U[]> {
  const made: U[] = [];
  await eachInTurn(items, (item) => {
    made.push(make(item));
  });
  return made;
}
