/** Sizes of printed tables in spreadsheet units: widths in half-width characters, heights in points. */
import type { Table, TableCell, TableColumn } from "./rules";

const LINE_HEIGHT = 14.5;
const PADDING = 5;
/** Spreadsheets know no higher rows. */
const HIGHEST = 409;
/** A column's own margins, and room for letters that are no wider in print than here. */
const MARGIN = 1.2;

/** What one line of a landscape sheet holds at the size meetings read, margins of 1.3 cm left aside. */
const CAPACITY = { a4: 145, a3: 211 } as const;
type Paper = keyof typeof CAPACITY;

/** Chinese characters, their punctuation and the shapes of statuses are square. */
const isWide = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x2190 && code <= 0x2bff) ||
  (code >= 0x2e80 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xff60) ||
  code >= 0x20000;

const WIDE = 2.05;
const NARROW = 1.05;

/** How wide a text stands: a Chinese character is two, others one and a little for the bold ones. */
export function textWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    width += isWide(code) ? WIDE : NARROW;
    if (code > 0xffff) index += 1;
  }
  return width;
}

/** A line may end, not begin, with a closing mark; with an opening one it is the reverse. */
const CLOSING = new Set("）、。，；：！？》」”");
const OPENING = new Set("（《「“");

/** Widths of the pieces a line may break after: a wide character with its marks, a word, a space (negative). */
function pieces(text: string): number[] {
  const found: number[] = [];
  let last: "word" | "opening" | "other" = "other";
  for (const character of text) {
    const wide = isWide(character.codePointAt(0) ?? 0);
    const width = wide ? WIDE : NARROW;
    const word = !wide && character !== " ";
    const joins = last === "opening" || (last === "word" && word) || (wide && CLOSING.has(character));
    if (joins && (found.at(-1) ?? -1) > 0) found.push((found.pop() ?? 0) + width);
    else found.push(character === " " ? -NARROW : width);
    if (wide && OPENING.has(character)) last = "opening";
    else last = word && character !== "-" ? "word" : "other";
  }
  return found;
}

/** Lines that a text takes in a column of that width; every paragraph at least one. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(2, width - MARGIN / 2);
  // Most cells are short: no need to measure their letters.
  if (text.length * WIDE <= room && !text.includes("\n")) return 1;
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    lines += 1;
    if (textWidth(paragraph) <= room) continue;
    let used = 0;
    for (const piece of pieces(paragraph)) {
      // A space hangs over the end of its line.
      if (piece < 0) {
        used -= piece;
        continue;
      }
      if (used > 0 && used + piece > room) {
        lines += 1;
        used = 0;
      }
      used += piece;
      // A word longer than the line continues on the next.
      for (; used > room && piece > room; used -= room) lines += 1;
    }
  }
  return lines;
}

export const textHeight = (text: string, width: number): number =>
  Math.min(HIGHEST, linesIn(text, width) * LINE_HEIGHT + PADDING);

/** Height of a row that shows all of its cells; spreadsheets do not grow rows with merged cells by themselves. */
export function rowHeight(cells: readonly TableCell[], widths: readonly number[]): number {
  // A number has one line: its column is as wide as it.
  let lines = 1;
  for (const [index, cell] of cells.entries())
    if (cell.kind === "text") lines = Math.max(lines, linesIn(cell.text, widths[index] ?? 10));
  return Math.min(HIGHEST, lines * LINE_HEIGHT + PADDING);
}

/** What is in brackets goes on its own line. */
export const headingLines = (title: string): string => title.replace(/\s?(?=[(\uff08])/u, "\n");

interface Need {
  /** No narrower: numbers whole, words whole, no text in more lines than a page bears. */
  readonly least: number;
  readonly wanted: number;
}

const FEW = 8.2;
const MOST_LINES = { kept: 24, usual: 5, wanted: 2 } as const;

const widest = (widths: readonly number[]): number => widths.reduce((most, width) => Math.max(most, width), 0);

/** What its cells and its heading want of a column. */
function needOf(column: TableColumn, cells: readonly string[]): Need {
  const texts = [...new Set(cells)];
  const titles = headingLines(column.title).split("\n");
  const heading = widest(
    titles.flatMap((line) =>
      /^[(\uff08]/u.test(line) ? textWidth(line) : [...pieces(line), Math.min(FEW / 2, textWidth(line))],
    ),
  );
  const whole = Math.max(heading, widest(titles.map((line) => Math.min(FEW, textWidth(line)))));
  const longest = widest(texts.map(textWidth));
  if (!column.wraps) {
    const words = widest(
      texts.map((text) => (text.includes(" ") ? widest(text.split(" ").map(textWidth)) : textWidth(text))),
    );
    return { least: Math.max(heading, words) + MARGIN, wanted: Math.max(whole, longest) + MARGIN };
  }
  const word = widest(texts.map((text) => (/[!-~]{4}/.test(text) ? widest(pieces(text)) : 2 * WIDE)));
  const usual = Math.min(longest, Math.max(FEW, Math.min(2 * FEW, longest / MOST_LINES.usual)));
  return {
    least: Math.max(heading, word, usual, longest / MOST_LINES.kept) + MARGIN,
    wanted: Math.max(whole, word, usual, longest <= 2 * FEW ? longest : longest / MOST_LINES.wanted) + MARGIN,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The paper a table needs, and the widths of its columns. */
interface Layout {
  readonly paper: Paper;
  readonly widths: readonly number[];
}

/**
 * Columns as wide as their contents, on A4 where every one has its least there, else on A3: what is over goes first to
 * those that want more, then to those aligned left.
 */
export function layoutOf(table: Pick<Table, "columns" | "rows">): Layout {
  const { columns } = table;
  const rows = table.rows.flatMap((row) => (row.kind === "data" ? [row.cells] : []));
  const texts = columns.map((_, index) => rows.map((cells) => cells[index]?.text ?? ""));
  const needs = columns.map((column, index) => needOf(column, texts[index] ?? []));
  const least = sum(needs.map((need) => need.least));
  const paper: Paper = least <= CAPACITY.a4 ? "a4" : "a3";
  const over = Math.max(0, CAPACITY[paper] - least);
  const more = needs.map((need) => Math.max(0, need.wanted - need.least));
  const share = Math.min(1, over / Math.max(1, sum(more)));
  const rest = over - share * sum(more);
  const text = columns.filter(({ align }) => align === "left").length;
  const widths = needs.map(
    ({ least: own }, index) => own + share * (more[index] ?? 0) + (columns[index]?.align === "left" ? rest / text : 0),
  );
  return { paper, widths: widths.map((width) => Math.floor(width * 100) / 100) };
}

/** Cuts the columns into `parts` neighbouring spans of about the same width: `[first, last]`, from 0. */
export function evenSpans(widths: readonly number[], parts: number): readonly (readonly [number, number])[] {
  const total = sum(widths);
  const spans: [number, number][] = [];
  let first = 0;
  let width = 0;
  widths.forEach((own, index) => {
    width += own;
    const left = parts - spans.length - 1;
    const enough = width >= (total * (spans.length + 1)) / parts || widths.length - index - 1 === left;
    if (left > 0 && enough) {
      spans.push([first, index]);
      first = index + 1;
    }
  });
  spans.push([first, widths.length - 1]);
  return spans;
}
