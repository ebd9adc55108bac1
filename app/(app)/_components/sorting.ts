/** Tables that their reader sorts by a column: the address says which, so a link shows a colleague the same order. */
import { compare, fraction } from "@/lib/progress/exact";
import type { Fraction } from "@/lib/progress/model";
import { type Status, STATUSES } from "@/lib/progress/terms";
import { readText, type SearchParams } from "@/lib/web/address";

export interface Sorting<Column extends string> {
  /** Null: the plan's own order. */
  readonly by: Column | null;
  readonly descending: boolean;
}

/** What a column sorts by; what is not there comes last whichever way. */
export type SortValue = string | number | Fraction | null;

const DESCENDING = "-";

/** Reads `sort=average` or, from the largest, `sort=-average`. */
export function readSorting<Column extends string>(params: SearchParams, columns: readonly Column[]): Sorting<Column> {
  const text = readText(params, "sort") ?? "";
  const by = columns.find((column) => column === text.replace(/^-/, "")) ?? null;
  return { by, descending: by !== null && text.startsWith(DESCENDING) };
}

/**
 * What the address holds after one more press on a column's head: numbers from the largest first, then the other way,
 * then the plan's order.
 */
export function sortAfter<Column extends string>(
  { by, descending }: Sorting<Column>,
  column: Column,
  first: "up" | "down",
): string | null {
  const ways = first === "down" ? [`${DESCENDING}${column}`, column] : [column, `${DESCENDING}${column}`];
  if (by !== column) return ways[0] ?? null;
  const present = descending ? `${DESCENDING}${column}` : column;
  return present === ways[0] ? (ways[1] ?? null) : null;
}

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** A column's values are all of one kind. */
function compareValues(a: Exclude<SortValue, null>, b: Exclude<SortValue, null>): number {
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return typeof a === "object" && typeof b === "object" ? compare(a, b) : 0;
}

/** Rows in the order asked for; equal ones stay in the plan's. */
export function sortRows<Row, Column extends string>(
  rows: readonly Row[],
  { by, descending }: Sorting<Column>,
  values: Readonly<Record<Column, (row: Row) => SortValue>>,
): readonly Row[] {
  if (by === null) return rows;
  const valueOf = values[by];
  return [...rows].sort((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compareValues(b, a) : compareValues(a, b);
  });
}

/** A part of a whole, as something to sort by; none of nothing. */
export const shareOf = (part: number, whole: number): SortValue =>
  whole === 0 ? null : fraction(BigInt(part), BigInt(whole));

/** The place of the worst status present in the order worst first; none without any. */
export function worstPlace(counts: readonly { readonly status: Status }[]): number | null {
  const place = STATUSES.findIndex((status) => counts.some((count) => count.status === status));
  return place < 0 ? null : place;
}
