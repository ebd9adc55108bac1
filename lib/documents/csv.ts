/** Text files of tables: UTF-8 with BOM, CRLF. Figures are plain and exact; every text is quoted and no formula. */
import type { Table, TableCell } from "./rules";

/** What a spreadsheet takes for the beginning of a formula, where a text or a line of it begins. */
const FORMULA = /(?<=^|[\r\n])(?=[^\S\r\n]*[=+\-@＝＋－＠])/gu;

/** Text that no spreadsheet calculates: an apostrophe precedes what would be a formula. */
export const inert = (text: string): string => text.replace(FORMULA, "'").replace(/^(?=[\t\r\n])/, "'");

const quoted = (text: string): string => `"${inert(text).replaceAll('"', '""')}"`;

const csvLine = (row: readonly TableCell[]): string =>
  `${row.map((cell) => (cell.kind === "number" ? cell.plain : quoted(cell.text))).join(",")}\r\n`;

/** Rows of cells as CSV. */
export const csvText = (rows: readonly (readonly TableCell[])[]): string => `\ufeff${rows.map(csvLine).join("")}`;

/** A table's headings and data rows. */
export function tableCsv({ columns, rows }: Table): string {
  const headings = columns.map(
    ({ group, title }): TableCell => ({ kind: "text", text: group === null ? title : `${group}-${title}` }),
  );
  return csvText([headings, ...rows.flatMap((row) => (row.kind === "data" ? [row.cells] : []))]);
}
