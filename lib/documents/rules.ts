/** A table as a document has it: what a page, a workbook and a text file all show. Language is already in it. */
export type SheetCell =
  | { readonly kind: "text"; readonly text: string }
  /** `text` is what people see, `value` the same shown figure as a number, `places` its decimals. */
  | { readonly kind: "number"; readonly text: string; readonly value: number; readonly places: number; readonly signed: boolean };

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  /** The merged heading above this column and its neighbours of the same group; null: the title takes both heading rows. */
  readonly group: string | null;
  readonly align: "left" | "center" | "right";
  /** Width in characters of half a Chinese one. */
  readonly width: number;
}

export type SheetRow =
  | { readonly kind: "group"; readonly text: string }
  | { readonly kind: "total"; readonly text: string }
  | { readonly kind: "data"; readonly id: string; readonly cells: readonly SheetCell[] };

export interface Sheet {
  readonly title: string;
  /** The line under the title: left, centre, right. */
  readonly line: readonly [string, string, string];
  readonly columns: readonly SheetColumn[];
  /** How many columns stay in sight when scrolling sideways. */
  readonly frozen: number;
  readonly rows: readonly SheetRow[];
  /** 注: already numbered. */
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
  /** Header and footer words of the printed page, with &P and &N for page and pages. */
  readonly footer: string;
  /** Without extension. */
  readonly fileName: string;
  /** The same in ASCII. */
  readonly plainName: string;
  readonly sheetName: string;
}

export const textCell = (text: string): SheetCell => ({ kind: "text", text });

/** A shown figure (`78`, `+2.0`, `-17.5`) as a number of a spreadsheet; what is no figure (`–`) stays text. */
export function shownCell(shown: string): SheetCell {
  if (!/^[+-]?\d+(\.\d+)?$/.test(shown)) return textCell(shown);
  const places = shown.split(".")[1]?.length ?? 0;
  return { kind: "number", text: shown, value: Number(shown), places, signed: false };
}

/** A gap: every spreadsheet shows its sign too. */
export function signedCell(shown: string): SheetCell {
  const cell = shownCell(shown);
  return cell.kind === "number" ? { ...cell, signed: true } : cell;
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
export const inert = (text: string): string => (/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text);

const HAN_NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 一 … 九十九: the numbers of a document's first level. */
export function hanNumeral(n: number): string {
  if (n < 10) return HAN_NUMERALS[n] ?? String(n);
  if (n > 99) return String(n);
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? "" : HAN_NUMERALS[tens]}十${HAN_NUMERALS[n % 10]}`;
}

/** Headings that stand side by side under one merged heading: first column and how many. */
export function headingSpans(
  columns: readonly SheetColumn[],
): readonly { readonly start: number; readonly count: number; readonly group: string | null }[] {
  const spans: { start: number; count: number; group: string | null }[] = [];
  columns.forEach((column, index) => {
    const last = spans.at(-1);
    if (last && column.group !== null && last.group === column.group) last.count += 1;
    else spans.push({ start: index, count: 1, group: column.group });
  });
  return spans;
}
