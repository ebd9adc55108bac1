/** A table as .xlsx: what a meeting hands round. */
import { giveWay, mapInTurn } from "@/lib/lists/rules";
import type { Look, Merge, PageCell, PageRow, WorkbookPage } from "@/lib/workbook/terms";
import { writeWorkbook } from "@/lib/workbook/write";
import { evenSpans, headingLines, layoutOf, rowHeight, textHeight } from "./layout";
import { headingSpans, type Table, type TableCell, type TableColumn, type TableRow } from "./rules";

const TOP_ROWS = 2;
const HEADING_ROWS = 2;
const MIN_HEIGHT = 22;

export async function tableWorkbook(table: Table): Promise<Uint8Array<ArrayBuffer>> {
  return writeWorkbook(await pageOf(table));
}

/** The rows from top to bottom, and which of their cells are merged. */
interface Block {
  readonly rows: readonly PageRow[];
  readonly merges: readonly Merge[];
}

const TITLE: Look = { align: "center", boxed: false, bold: true, size: 18 };
const HEADING: Look = { align: "center", boxed: true, wrap: true, bold: true };
const BAND: Look = { align: "left", boxed: true, wrap: true, bold: true };
const NOTE: Look = { align: "left", boxed: false, wrap: true };
const EMPTY: Look = { align: "left", boxed: false };
const plain = {
  left: EMPTY,
  center: { align: "center", boxed: false },
  right: { align: "right", boxed: false },
} as const;
const text = {
  left: { align: "left", boxed: true, wrap: true },
  center: { align: "center", boxed: true, wrap: true },
} as const;
const digitsAsText: Look = { align: "right", boxed: true };

/** A row that holds texts over spans of columns, each merged. */
function spanned(
  texts: readonly { readonly value: string; readonly span: readonly [number, number]; readonly look: Look }[],
  height: number,
): PageRow {
  const cells = texts.flatMap(({ value, span: [first, last], look }) =>
    Array.from({ length: last - first + 1 }, (_, index): PageCell => ({ value: index === 0 ? value : null, look })),
  );
  return { height, cells };
}

const across = (row: number, [left, right]: readonly [number, number]): Merge[] =>
  left === right ? [] : [{ top: row, left, bottom: row, right }];

function topOf(table: Table, widths: readonly number[]): Block {
  const whole = [0, widths.length - 1] as const;
  const sides = [plain.left, plain.center, plain.right];
  const spans = evenSpans(widths, table.line.length);
  const line = spans.map((span, index) => ({ value: table.line[index] ?? "", span, look: sides[index] ?? EMPTY }));
  return {
    rows: [spanned([{ value: table.title, span: whole, look: TITLE }], 36), spanned(line, 21)],
    merges: [...across(0, whole), ...spans.flatMap((span) => across(1, span))],
  };
}

/** Heights of the two heading rows: the lower one holds the titles under a merged heading, both together all others. */
function headingHeights(columns: readonly TableColumn[], widths: readonly number[]): readonly [number, number] {
  const heights = columns.map(({ title, group }, index) => ({
    group,
    height: textHeight(headingLines(title), widths[index] ?? 10),
  }));
  const highest = (own: typeof heights) => Math.max(0, ...own.map(({ height }) => height));
  const lower = Math.max(MIN_HEIGHT, highest(heights.filter(({ group }) => group !== null)));
  return [Math.max(MIN_HEIGHT, highest(heights.filter(({ group }) => group === null)) - lower), lower];
}

function headingsOf({ columns }: Table, widths: readonly number[]): Block {
  const [upper, lower] = headingHeights(columns, widths);
  const spans = headingSpans(columns);
  const cell = (value: string | null): PageCell => ({ value, look: HEADING });
  const above = spans.flatMap(({ start, count, group }) =>
    columns
      .slice(start, start + count)
      .map(({ title }, index) => cell(index > 0 ? null : (group ?? headingLines(title)))),
  );
  const below = columns.map(({ title, group }) => cell(group === null ? null : headingLines(title)));
  const merges = spans.map(
    ({ start, count, group }): Merge => ({
      top: TOP_ROWS,
      left: start,
      bottom: group === null ? TOP_ROWS + 1 : TOP_ROWS,
      right: start + count - 1,
    }),
  );
  return {
    rows: [
      { height: upper, cells: above },
      { height: lower, cells: below },
    ],
    merges: merges.filter((merge) => merge.left < merge.right || merge.top < merge.bottom),
  };
}

const looks = new Map<number, Look>();
const SIDES = ["left", "center", "right"] as const;

/** The look of a number: its shown decimals, its sign where it is a gap, separators from five digits on. */
function numberLook({ align }: TableColumn, { places, signed, value }: TableCell & { kind: "number" }): Look {
  const grouped = Math.abs(value ?? 0) >= 10_000;
  const key = ((places * 2 + Number(signed)) * 2 + Number(grouped)) * SIDES.length + SIDES.indexOf(align);
  const known = looks.get(key);
  if (known) return known;
  const digits = `${grouped ? "#,##0" : "0"}${places === 0 ? "" : `.${"0".repeat(places)}`}`;
  const look: Look = { align, boxed: true, format: signed ? `+${digits};-${digits};${digits}` : digits };
  looks.set(key, look);
  return look;
}

/** A number as a number with its shown decimals; one that no spreadsheet's number holds as text, like all else. */
function cellOf(content: TableCell, column: TableColumn): PageCell {
  if (content.kind === "number" && content.value !== null)
    return { value: content.value, look: numberLook(column, content) };
  if (content.kind === "number") return { value: content.plain, look: digitsAsText };
  return { value: content.text, look: column.align === "left" ? text.left : text.center };
}

function bodyRow(row: TableRow, { columns }: Table, widths: readonly number[]): PageRow {
  if (row.kind !== "data") return spanned([{ value: row.text, span: [0, columns.length - 1], look: BAND }], 21);
  const cells = columns.map((column, index) => cellOf(row.cells[index] ?? { kind: "text", text: "" }, column));
  return { height: rowHeight(row.cells, widths), cells };
}

async function bodyOf(table: Table, widths: readonly number[]): Promise<Block> {
  const first = TOP_ROWS + HEADING_ROWS;
  const bands = table.rows.flatMap(({ kind }, index) =>
    kind === "data" ? [] : across(first + index, [0, widths.length - 1]),
  );
  return { rows: await mapInTurn(table.rows, (row) => bodyRow(row, table, widths)), merges: bands };
}

/** Who signs, and the notes, below the row `above`. */
function footOf({ signatures, notes }: Table, widths: readonly number[], above: number): Block {
  const spans = evenSpans(widths, signatures.length);
  const whole = [0, widths.length - 1] as const;
  const width = widths.reduce((total, own) => total + own, 0);
  return {
    rows: [
      spanned(
        spans.map((span, index) => ({ value: signatures[index] ?? "", span, look: EMPTY })),
        30,
      ),
      ...notes.map((note) => spanned([{ value: note, span: whole, look: NOTE }], textHeight(note, width))),
    ],
    merges: [
      ...spans.flatMap((span) => across(above, span)),
      ...notes.flatMap((_, index) => across(above + 1 + index, whole)),
    ],
  };
}

async function pageOf(table: Table): Promise<WorkbookPage> {
  await giveWay();
  const { widths, paper } = layoutOf(table);
  const blocks = [topOf(table, widths), headingsOf(table, widths), await bodyOf(table, widths)];
  const above = blocks.reduce((count, { rows }) => count + rows.length, 0);
  blocks.push(footOf(table, widths, above));
  return {
    name: table.sheetName,
    day: table.day,
    widths,
    rows: blocks.flatMap(({ rows }) => rows),
    merges: blocks.flatMap(({ merges }) => merges),
    print: { paper, heading: { rows: TOP_ROWS + HEADING_ROWS, columns: table.frozen }, footer: table.footer },
  };
}
