/** A page as .xlsx. The only module that writes spreadsheets: hucre is known here and in the thread it runs in. */
import type { CellStyle, CellValue, ColumnDef, WriteOptions, WriteSheet } from "hucre/xlsx";
import { runInThread } from "./run";
import { type Look, PAGE_FONT, type PageCell, type WorkbookPage } from "./terms";

const INCH = 2.54;
const margins = {
  left: 1.3 / INCH,
  right: 1.3 / INCH,
  top: 1.9 / INCH,
  bottom: 1.9 / INCH,
  header: 0.8 / INCH,
  footer: 0.8 / INCH,
};
const thin = { style: "thin" } as const;
const box = { top: thin, left: thin, bottom: thin, right: thin };

export const writeWorkbook = (page: WorkbookPage): Promise<Uint8Array<ArrayBuffer>> =>
  runInThread(workbookOptions(page));

/** Spreadsheets take no more in a cell. */
const LONGEST_TEXT = 32_000;

/** A control character, one that XML has not, the beginning of an escape. */
const UNSAFE = /[\p{Cc}\ufffe\uffff]|_x/iu;

/** Text that a workbook may hold: no character that XML has not, and none that spreadsheets read as an escape. */
function safeText(text: string): string {
  if (text.length <= LONGEST_TEXT && !UNSAFE.test(text)) return text;
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => (/[\n\t]/.test(character) ? character : "\ufffd"))
    .replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
  return clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT)}…` : clean;
}

/** The library takes `#N/A` and the like for an error value. */
const looksLikeError = (text: string): boolean => text.startsWith("#") && /^#[A-Z\d/_]+[!?]?$/.test(text);

function styleOf({ align, boxed, wrap, format, bold, size }: Look): CellStyle {
  return {
    alignment: { horizontal: align, vertical: "center", ...(wrap && { wrapText: true }) },
    ...(boxed && { border: box }),
    ...(format && { numFmt: format }),
    ...((bold || size) && { font: { ...PAGE_FONT, ...(bold && { bold }), ...(size && { size }) } }),
  };
}

/** A column's most frequent look: the library writes it much faster than a look of each cell. */
function usualLooks({ rows, widths }: WorkbookPage): (Look | undefined)[] {
  return widths.map((_, column) => {
    const counts = new Map<Look, number>();
    for (const { cells } of rows) {
      const look = cells[column]?.look;
      if (look) counts.set(look, (counts.get(look) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
  });
}

const valueOf = ({ value }: PageCell): CellValue => (typeof value === "string" ? safeText(value) : value);

/** The page's rows, with the looks that differ from their columns'. */
function contentOf(page: WorkbookPage): Pick<WriteSheet, "columns" | "rows" | "cells"> {
  const usual = usualLooks(page);
  const styles = new Map<Look, CellStyle>();
  const styled = (look: Look): CellStyle => {
    const style = styles.get(look) ?? styleOf(look);
    styles.set(look, style);
    return style;
  };
  const columns: ColumnDef[] = page.widths.map((width, column) => ({
    width,
    style: usual[column] && styled(usual[column]),
  }));
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const rows = page.rows.map((row, place) =>
    row.cells.map((cell, column) => {
      const value = valueOf(cell);
      const text = typeof value === "string" && looksLikeError(value) && { richText: [{ text: value }] };
      if (text || cell.look !== usual[column]) cells.set(`${place},${column}`, { ...text, style: styled(cell.look) });
      return value;
    }),
  );
  return { columns, rows, cells };
}

/** Column A, B, … Z, AA, … */
const letters = (column: number): string =>
  (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** The named ranges that printing goes by; the library writes them without the quotes that names of months need. */
function printRanges({ name, rows, widths, print }: WorkbookPage): NonNullable<WriteOptions["namedRanges"]> {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  return [
    { name: "_xlnm.Print_Area", range: `${sheet}!$A$1:$${letters(widths.length - 1)}$${rows.length}`, scope: name },
    { name: "_xlnm.Print_Titles", range: `${sheet}!$1:$${print.heading.rows}`, scope: name },
  ];
}

function workbookOptions(page: WorkbookPage): WriteOptions {
  const { name, day, rows, merges, print } = page;
  const sheet: WriteSheet = {
    name,
    ...contentOf(page),
    rowDefs: new Map(rows.map(({ height }, row) => [row, { height }])),
    merges: merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    freezePane: print.heading,
    view: { showGridLines: false },
    pageSetup: {
      paperSize: print.paper,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins,
    },
    headerFooter: { oddFooter: `&C&"${PAGE_FONT.name},Regular"&9${print.footer}` },
  };
  return {
    sheets: [sheet],
    namedRanges: printRanges(page),
    defaultFont: PAGE_FONT,
    properties: { created: day, modified: day },
  };
}
