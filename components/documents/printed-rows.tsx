"use client";

import { type Markup, markup } from "@/components/ui/markup";
import styles from "./printed-table.module.css";

/** How the cells of one column stand. */
export interface RowColumn {
  readonly title: string;
  /** Of texts, and of numbers where they stand otherwise. */
  readonly look: string;
  readonly numberLook: string;
  /** Its text leads on, and names its row. */
  readonly linked: boolean;
}

/** A band over all columns, or an id with the cells: text, and whether it is a number. */
export type PrintedRow = string | readonly [string, ...(readonly [string, 0 | 1])[]];

interface Props {
  /** The rows as one text of JSON: React walks an object member by member, a text it takes in one step. */
  readonly packed: string;
  readonly columns: readonly RowColumn[];
  /** What stands before and behind a row's id in its address. */
  readonly link: readonly [string, string];
}

function cellMarkup([text, isNumber]: readonly [string, 0 | 1], column: RowColumn, href: string): Markup {
  const look = isNumber ? column.numberLook : column.look;
  return column.linked
    ? markup`<th scope="row" class="${look}"><a href="${href}">${text}</a></th>`
    : markup`<td class="${look}" data-label="${column.title}">${text}</td>`;
}

function rowMarkup(row: PrintedRow, { columns, link }: Props): Markup {
  if (typeof row === "string") {
    const head = markup`<th colspan="${columns.length}" scope="rowgroup">${row}</th>`;
    return markup`<tr class="${styles.band ?? ""}">${head}</tr>`;
  }
  const [id, ...cells] = row;
  const href = `${link[0]}${encodeURIComponent(id)}${link[1]}`;
  const content = columns.flatMap((column, index) => {
    const cell = cells[index];
    return cell ? [cellMarkup(cell, column, href)] : [];
  });
  return markup`<tr>${content}</tr>`;
}

/** The rows of a printed table, as markup: a large plan has thousands, of sixteen cells each. */
export function PrintedRows(props: Props) {
  const rows: readonly PrintedRow[] = JSON.parse(props.packed);
  return <tbody dangerouslySetInnerHTML={markup`${rows.map((row) => rowMarkup(row, props))}`} />;
}
