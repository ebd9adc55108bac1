/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Standard input. */
  readonly input: AsyncIterable<Uint8Array | string>;
  /** Is somebody typing? */
  readonly interactive: boolean;
}

const NARROW = 1;
const WIDE = 2;
const KOREAN = "\\u1100-\\u115f\\ua960-\\ua97c\\uac00-\\ud7a3";
const CHINESE = "\\u2e80-\\u303e\\u3041-\\ua4cf\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
const WIDE_FORMS = "\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6\\u{1f000}-\\u{1fbff}";
const WIDE_LETTER = new RegExp(`[${KOREAN}${CHINESE}${WIDE_FORMS}]`, "u");

/** How many columns text takes: Chinese letters and punctuation take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) if (!/[\p{M}\p{Cf}]/u.test(letter)) width += WIDE_LETTER.test(letter) ? WIDE : NARROW;
  return width;
}

/** Names come from documents: nothing in them may steer the terminal. */
export const inertText = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** Rows under headings, aligned also where Chinese and Latin letters mix. */
export function tableText(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(inertText))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => widthOf(row[index] ?? ""))));
  const line = (row: readonly string[]) =>
    columns
      .map(({ align }, index) => {
        const cell = row[index] ?? "";
        const gap = " ".repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell)));
        return align === "right" ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(line), ""].join("\n");
}
