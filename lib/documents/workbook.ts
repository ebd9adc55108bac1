/** A sheet as .xlsx: what a meeting hands round. The only file that knows the spreadsheet library. */
import type { Alignment, Border, Cell, Row, Worksheet } from "exceljs";
import { evenSpans, rowHeight, textHeight } from "./layout";
import { headingSpans, inert, type Sheet, type SheetCell, type SheetColumn } from "./rules";

const FONT = "宋体";
const SIZE = 10.5;
const HEADING_ROWS = [3, 4] as const;
const thin: Partial<Border> = { style: "thin", color: { argb: "FF000000" } };
const A4 = 9;
const INCH = 2.54;
const MIN_HEIGHT = 22;

/** Bytes of the workbook. Made in memory: 300 rows are 25 kB and a third of a second, and a plan has no more. */
export async function sheetWorkbook(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const page = workbook.addWorksheet(sheet.sheetName, {
    views: [{ state: "frozen", xSplit: sheet.frozen, ySplit: HEADING_ROWS[1], showGridLines: false }],
  });
  page.columns = sheet.columns.map(({ key, width }) => ({ key, width }));
  writeTop(page, sheet);
  writeHeadings(page, sheet.columns);
  const last = writeFoot(page, sheet, writeRows(page, sheet));
  printSetUp(page, sheet, last);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function put(cell: Cell, value: string | number, alignment: Partial<Alignment>, bold = false, size = SIZE): Cell {
  cell.value = typeof value === "string" ? inert(value) : value;
  cell.font = { name: FONT, size, bold };
  cell.alignment = { vertical: "middle", wrapText: true, ...alignment };
  return cell;
}

const box = (cell: Cell) => {
  cell.border = { top: thin, left: thin, bottom: thin, right: thin };
};

function writeTop(page: Worksheet, sheet: Sheet): void {
  page.mergeCells(1, 1, 1, sheet.columns.length);
  put(page.getCell(1, 1), sheet.title, { horizontal: "center" }, true, 18);
  page.getRow(1).height = 36;
  const sides = ["left", "center", "right"] as const;
  evenSpans(sheet.columns, 3).forEach(([first, last], index) => {
    page.mergeCells(2, first, 2, last);
    put(page.getCell(2, first), sheet.line[index] ?? "", { horizontal: sides[index] ?? "left", wrapText: false });
  });
  page.getRow(2).height = 21;
}

/** What stands in brackets goes to a line of its own. */
const heading = (title: string): string => title.replace(/\s?(?=[(\uff08])/u, "\n");

/** Heights of the two heading rows: the lower one holds the titles under a merged heading, both together all others. */
function headingHeights(columns: readonly SheetColumn[]): readonly [number, number] {
  const heights = (own: readonly SheetColumn[]) => Math.max(0, ...own.map(({ title, width }) => textHeight(heading(title), width)));
  const lower = Math.max(MIN_HEIGHT, heights(columns.filter(({ group }) => group !== null)));
  return [Math.max(MIN_HEIGHT, heights(columns.filter(({ group }) => group === null)) - lower), lower];
}

function writeHeadings(page: Worksheet, columns: readonly SheetColumn[]): void {
  const [upper, lower] = HEADING_ROWS;
  for (const { start, count, group } of headingSpans(columns)) {
    const first = start + 1;
    if (group === null) page.mergeCells(upper, first, lower, first);
    else page.mergeCells(upper, first, upper, first + count - 1);
    put(page.getCell(upper, first), group ?? heading(columns[start]?.title ?? ""), { horizontal: "center" }, true);
    if (group === null) continue;
    for (const [offset, column] of columns.slice(start, start + count).entries())
      put(page.getCell(lower, first + offset), heading(column.title), { horizontal: "center" }, true);
  }
  const heights = headingHeights(columns);
  for (const [index, row] of HEADING_ROWS.entries()) {
    page.getRow(row).height = heights[index] ?? MIN_HEIGHT;
    columns.forEach((_, index) => box(page.getCell(row, index + 1)));
  }
}

/** A number as a number with its shown decimals; everything else as text that is no formula. */
function writeCell(cell: Cell, content: SheetCell, column: SheetColumn): void {
  if (content.kind === "text") {
    put(cell, content.text, { horizontal: column.align === "right" ? "center" : column.align });
    return;
  }
  put(cell, content.value, { horizontal: column.align, wrapText: false });
  const digits = content.places === 0 ? "0" : `0.${"0".repeat(content.places)}`;
  cell.numFmt = content.signed ? `+${digits};-${digits};${digits}` : digits;
}

function writeBand(page: Worksheet, row: Row, text: string, columns: readonly SheetColumn[]): void {
  page.mergeCells(row.number, 1, row.number, columns.length);
  put(row.getCell(1), text, { horizontal: "left" }, true);
  row.height = 21;
}

/** Gives the number of the last row written. */
function writeRows(page: Worksheet, sheet: Sheet): number {
  let number: number = HEADING_ROWS[1];
  for (const content of sheet.rows) {
    number += 1;
    const row = page.getRow(number);
    if (content.kind !== "data") writeBand(page, row, content.text, sheet.columns);
    else {
      sheet.columns.forEach((column, index) => {
        const cell = content.cells[index];
        if (cell) writeCell(row.getCell(index + 1), cell, column);
      });
      row.height = rowHeight(content.cells, sheet.columns);
    }
    sheet.columns.forEach((_, index) => box(row.getCell(index + 1)));
  }
  return number;
}

function writeFoot(page: Worksheet, sheet: Sheet, above: number): number {
  const signing = above + 1;
  evenSpans(sheet.columns, sheet.signatures.length).forEach(([first, last], index) => {
    page.mergeCells(signing, first, signing, last);
    put(page.getCell(signing, first), sheet.signatures[index] ?? "", { horizontal: "left", wrapText: false });
  });
  page.getRow(signing).height = 30;
  const width = sheet.columns.reduce((sum, column) => sum + column.width, 0);
  sheet.notes.forEach((note, index) => {
    const number = signing + 1 + index;
    page.mergeCells(number, 1, number, sheet.columns.length);
    put(page.getCell(number, 1), note, { horizontal: "left" }, false, 9);
    page.getRow(number).height = textHeight(note, width) - 3;
  });
  return signing + sheet.notes.length;
}

function printSetUp(page: Worksheet, sheet: Sheet, last: number): void {
  const end = page.getColumn(sheet.columns.length).letter;
  Object.assign(page.pageSetup, {
    paperSize: A4,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 1.3 / INCH, right: 1.3 / INCH, top: 1.9 / INCH, bottom: 1.9 / INCH, header: 0.8 / INCH, footer: 0.8 / INCH },
    printArea: `A$1:${end}$${last}`, // the library makes the columns absolute, not the rows
    printTitlesRow: `1:${HEADING_ROWS[1]}`,
  });
  page.headerFooter.oddFooter = `&C&"${FONT},Regular"&9${sheet.footer}`;
}
