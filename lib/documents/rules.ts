/** A table as a document has it: what a page, a workbook and a text file all show. Language is already in it. */
export type TableCell =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "number";
      /** What people see: separators from five digits on. */
      readonly text: string;
      /** The same for programs, exact. */
      readonly plain: string;
      /** The same as a spreadsheet's number, which holds 15 digits; null: it has more. */
      readonly value: number | null;
      readonly places: number;
      readonly signed: boolean;
    };

export interface TableColumn {
  readonly key: string;
  readonly title: string;
  /** The merged heading above the columns of one group; null: the title takes both heading rows. */
  readonly group: string | null;
  readonly align: "left" | "center" | "right";
  /** Does its text go on in a second line, or does the column grow? Numbers never break. */
  readonly wraps: boolean;
}

export type TableRow =
  | { readonly kind: "group"; readonly text: string }
  | { readonly kind: "total"; readonly text: string }
  | { readonly kind: "data"; readonly id: string; readonly cells: readonly TableCell[] };

export interface Table {
  readonly title: string;
  /** The line under the title: left, centre, right. */
  readonly line: readonly [string, string, string];
  readonly columns: readonly TableColumn[];
  /** How many columns stay in sight when scrolling sideways. */
  readonly frozen: number;
  readonly rows: readonly TableRow[];
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
  /** The last day that it covers. */
  readonly day: Date;
}

export const textCell = (text: string): TableCell => ({ kind: "text", text });

/** Numbers of five digits and more are easier to read in threes. */
const inThrees = (whole: string): string => (whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** A spreadsheet keeps 15 digits of a number, not counting the zeros around them. */
const fitsDouble = (digits: string): boolean => digits.replace(".", "").replace(/^0+|0+$/g, "").length <= 15;

/** A shown figure (`78`, `+2.0`, `-17.5`) as a number of a spreadsheet; what is no figure (`–`) stays text. */
export function shownCell(shown: string): TableCell {
  const [, sign = "", whole = "", fraction] = /^([+-]?)(\d+(?:,\d{3})*)(?:\.(\d+))?$/.exec(shown) ?? [];
  if (whole === "") return textCell(shown);
  const digits = whole.replaceAll(",", "");
  const rest = fraction === undefined ? "" : `.${fraction}`;
  const plain = `${sign === "-" ? "-" : ""}${digits}${rest}`;
  const value = fitsDouble(digits + rest) ? Number(plain) : null;
  return {
    kind: "number",
    text: `${sign}${inThrees(digits)}${rest}`,
    plain,
    value,
    places: fraction?.length ?? 0,
    signed: false,
  };
}

/** A gap: every spreadsheet shows its sign too. */
export function signedCell(shown: string): TableCell {
  const cell = shownCell(shown);
  return cell.kind === "number" ? { ...cell, signed: true } : cell;
}

const HAN_NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 一 … 九十九: the numbers of a document's first level. */
export function hanNumeral(n: number): string {
  if (n < 10) return HAN_NUMERALS[n] ?? String(n);
  if (n > 99) return String(n);
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? "" : HAN_NUMERALS[tens]}十${HAN_NUMERALS[n % 10]}`;
}

/** Headings side by side under one merged heading: the first column and how many. */
export function headingSpans(
  columns: readonly TableColumn[],
): readonly { readonly start: number; readonly count: number; readonly group: string | null }[] {
  const spans: { start: number; count: number; group: string | null }[] = [];
  columns.forEach((column, index) => {
    const last = spans.at(-1);
    if (last && column.group !== null && last.group === column.group) last.count += 1;
    else spans.push({ start: index, count: 1, group: column.group });
  });
  return spans;
}
