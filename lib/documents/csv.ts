import { stringify } from "csv-stringify/sync";
import { inert, type Sheet } from "./rules";

/** A sheet's headings and data rows as CSV: UTF-8 with BOM, CRLF, numbers plain, text that is no formula. */
export function sheetCsv(sheet: Sheet): string {
  const headings = sheet.columns.map(({ group, title }) => inert(group === null ? title : `${group}-${title}`));
  const rows = sheet.rows
    .filter((row) => row.kind === "data")
    .map(({ cells }) => cells.map((cell) => (cell.kind === "number" ? cell.value.toFixed(cell.places) : inert(cell.text))));
  return stringify([headings, ...rows], { bom: true, record_delimiter: "windows" });
}
