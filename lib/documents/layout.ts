/** Measures of printed tables, in spreadsheet units: a column's width counts half-width characters, a row's height points. */
import type { SheetCell, SheetColumn } from "./rules";

const LINE_HEIGHT = 14.5;
const PADDING = 5;

/** How wide a text stands: a Chinese character is two, others one and a little for the bold ones. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\u{20000}-\u{3ffff}]/u.test(character) ? 2.05 : 1.05;
  return width;
}

/** Lines that a text takes in a column of that width; every paragraph at least one. */
export function linesIn(text: string, width: number): number {
  return text.split("\n").reduce((lines, paragraph) => lines + Math.max(1, Math.ceil(textWidth(paragraph) / Math.max(1, width - 0.7))), 0);
}

/** Height of a row that shows all its cells unclipped; spreadsheets do not grow rows with merged cells by themselves. */
export function rowHeight(cells: readonly SheetCell[], columns: readonly SheetColumn[]): number {
  const lines = cells.map((cell, index) => linesIn(cell.text, columns[index]?.width ?? 10));
  return Math.max(1, ...lines) * LINE_HEIGHT + PADDING;
}

export const textHeight = (text: string, width: number): number => linesIn(text, width) * LINE_HEIGHT + PADDING;

/** Cuts the columns into `parts` neighbouring spans of about the same width: `[first, last]`, from 1. */
export function evenSpans(columns: readonly SheetColumn[], parts: number): readonly (readonly [number, number])[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const spans: [number, number][] = [];
  let first = 1;
  let width = 0;
  columns.forEach((column, index) => {
    width += column.width;
    const left = parts - spans.length - 1;
    const enough = width >= (total * (spans.length + 1)) / parts || columns.length - index - 1 === left;
    if (left > 0 && enough) {
      spans.push([first, index + 1]);
      first = index + 2;
    }
  });
  spans.push([first, columns.length]);
  return spans;
}
