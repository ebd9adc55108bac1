/** A spreadsheet of one page, as plain data: what the writer takes. Language and numbers are already in it. */
export interface WorkbookPage {
  readonly name: string;
  /** Written as the day it was made, so that the same content has the same bytes. */
  readonly day: Date;
  /** In half-width characters. */
  readonly widths: readonly number[];
  readonly rows: readonly PageRow[];
  readonly merges: readonly Merge[];
  readonly print: Print;
}

/** Looks go with values by position. */
export interface PageRow {
  /** In points. */
  readonly height: number;
  readonly cells: readonly PageCell[];
}

export interface PageCell {
  readonly value: string | number | null;
  /** Cells of one look share one object. */
  readonly look: Look;
}

export interface Look {
  readonly align: "left" | "center" | "right";
  readonly boxed: boolean;
  readonly wrap?: boolean;
  /** Of a number: `0.0`. */
  readonly format?: string;
  readonly bold?: boolean;
  /** In points, where it is not the page's own. */
  readonly size?: number;
}

/** First and last row and column, from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Print {
  readonly paper: "a4" | "a3";
  /** Rows and columns that stay in sight; the rows repeat on every sheet of paper. */
  readonly heading: { readonly rows: number; readonly columns: number };
  readonly footer: string;
}

/** The page's own letters, in points: meetings read 10.5 to 12. */
export const PAGE_FONT = { name: "宋体", size: 10.5 } as const;
