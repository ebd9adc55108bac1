import type { Row } from "./row-markup";

/**
 * Rows as one text. On the way to the browser React walks an object member by member, which for hundreds of rows is
 * most of a page's cost; a text it takes in one step.
 */
export type PackedRows = string;

export const packRows = (rows: readonly Row[]): PackedRows => JSON.stringify(rows);

export function unpackRows(packed: PackedRows): readonly Row[] {
  const rows: readonly Row[] = JSON.parse(packed);
  return rows;
}
