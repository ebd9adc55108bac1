import { headingSpans, type Table, type TableColumn, type TableRow } from "@/lib/documents/rules";
import { unseen } from "@/components/ui/table";
import { type PrintedRow, PrintedRows, type RowColumn } from "./printed-rows";
import styles from "./printed-table.module.css";

interface Props {
  readonly table: Table;
  /** The paper it prints on, and its columns' widths in characters. */
  readonly layout: { readonly paper: "a4" | "a3"; readonly widths: readonly number[] };
  /** The column whose text leads on. */
  readonly linked: string;
  /** What stands before and behind a row's id there. */
  readonly link: readonly [string, string];
}

const BREAK = /\s?(?=[(\uff08])/u;

/** A heading, with what is in brackets on its own line. */
function Heading({ title }: { title: string }) {
  const [first, second] = title.split(BREAK);
  return second ? (
    <>
      {first}
      <br />
      {second}
    </>
  ) : (
    title
  );
}

function Headings({ columns }: { columns: readonly TableColumn[] }) {
  const spans = headingSpans(columns);
  return (
    <thead>
      <tr>
        {spans.map(({ start, count, group }) => (
          <th key={start} scope={group === null ? "col" : "colgroup"} colSpan={count} rowSpan={group === null ? 2 : 1}>
            {group ?? <Heading title={columns[start]?.title ?? ""} />}
          </th>
        ))}
      </tr>
      <tr>
        {columns
          .filter(({ group }) => group !== null)
          .map(({ key, title }) => (
            <th key={key} scope="col">
              <Heading title={title} />
            </th>
          ))}
      </tr>
    </thead>
  );
}

/** How each column's cells stand: numbers as the column does, a text among numbers in the middle. */
const rowColumns = ({ columns }: Table, linked: string): RowColumn[] =>
  columns.map(({ key, title, align, wraps }) => {
    const look = (side: TableColumn["align"]) => `${styles[side]} ${wraps ? "" : styles.whole}`;
    return {
      title,
      look: look(align === "right" ? "center" : align),
      numberLook: look(align),
      linked: key === linked,
    };
  });

const printedRow = (row: TableRow): PrintedRow =>
  row.kind === "data"
    ? [row.id, ...row.cells.map(({ kind, text }): [string, 0 | 1] => [text, kind === "number" ? 1 : 0])]
    : row.text;

/** Who signs, and what the table's numbers rest on. */
function Foot({ table }: { table: Table }) {
  return (
    <footer>
      <p className={styles.signatures}>
        {table.signatures.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <ol className={styles.notes}>
        {table.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ol>
    </footer>
  );
}

/** A document's table as a page that prints as it is: title, headings repeated on every sheet, signatures, notes. */
export function PrintedTable({ table, layout, linked, link }: Props) {
  const width = layout.widths.reduce((sum, own) => sum + own, 0);
  return (
    <article className={`${styles.paper} ${styles[layout.paper]}`}>
      <h2 className={styles.title}>{table.title}</h2>
      <p className={styles.line}>
        {table.line.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <div className={styles.frame}>
        <table className={styles.table} style={{ minWidth: `${width / 2}em` }}>
          <caption className={unseen}>{table.title}</caption>
          <colgroup>
            {table.columns.map((column, index) => (
              <col key={column.key} style={{ width: `${(((layout.widths[index] ?? 0) / width) * 100).toFixed(2)}%` }} />
            ))}
          </colgroup>
          <Headings columns={table.columns} />
          <PrintedRows
            packed={JSON.stringify(table.rows.map(printedRow))}
            columns={rowColumns(table, linked)}
            link={link}
          />
        </table>
      </div>
      <Foot table={table} />
    </article>
  );
}
