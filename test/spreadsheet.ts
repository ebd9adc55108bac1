/** Reads a workbook with another library than the one that wrote it. */
import { read, type WorkBook, type WorkSheet } from "@e965/xlsx";

export interface ReadPage {
  readonly name: string;
  /** `A1` → its content, undefined for an empty cell. */
  readonly value: (ref: string) => string | number | undefined;
  readonly format: (ref: string) => string | undefined;
  /** Rows of values, from the first. */
  readonly rows: readonly (readonly (string | number | undefined)[])[];
  /** `A1:P1` */
  readonly merges: readonly string[];
  readonly widths: readonly (number | undefined)[];
  /** The text of a part: `xl/worksheets/sheet1.xml`. */
  readonly part: (path: string) => string;
}

const letter = (column: number): string => String.fromCharCode(65 + column);

export function readPage(bytes: Uint8Array): ReadPage {
  const workbook = read(bytes, { type: "array", cellNF: true, cellStyles: true, bookFiles: true });
  const name = workbook.SheetNames[0] ?? "";
  const sheet = workbook.Sheets[name] as WorkSheet;
  const value = (ref: string): string | number | undefined => sheet[ref]?.v;
  const [, columns = "A", last = "1"] = /:([A-Z])(\d+)$/.exec(sheet["!ref"] ?? "") ?? [];
  const width = columns.charCodeAt(0) - 64;
  const parts = partsOf(workbook);
  return {
    name,
    value,
    format: (ref) => sheet[ref]?.z,
    rows: Array.from({ length: Number(last) }, (_, row) =>
      Array.from({ length: width }, (_, column) => value(`${letter(column)}${row + 1}`)),
    ),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => `${letter(s.c)}${s.r + 1}:${letter(e.c)}${e.r + 1}`),
    widths: (sheet["!cols"] ?? []).map((column) => column?.width),
    part: (path) => parts.get(path) ?? "",
  };
}

/** The text of every part of a workbook that was read with its files, by path. */
function partsOf(workbook: WorkBook): Map<string, string> {
  const { files } = workbook as unknown as { files: Record<string, { content: Uint8Array }> };
  return new Map(Object.entries(files).map(([path, { content }]) => [path, new TextDecoder().decode(content)]));
}

/** All that is written anywhere in a workbook: the XML of its parts. */
export const writtenIn = (bytes: Uint8Array): string =>
  [...partsOf(read(bytes, { type: "array", bookFiles: true })).values()].join("\n");
