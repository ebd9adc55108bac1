import { headingSpans, type Table, type TableCell, type TableColumn, type TableRow } from "@/lib/documents/rules";
import styles from "./printed-table.module.css";

interface Props {
  readonly table: Table;
  /** The paper it prints on, and its columns' widths in characters. */
  readonly layout: { readonly paper: "a4" | "a3"; readonly widths: readonly number[] };
  /** The column whose text leads on, and where to. */
  readonly linked: string;
  readonly hrefOf: (id: string) => string;
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

function Cell({ cell, column, href }: { cell: TableCell; column: TableColumn; href: string | null }) {
  const align = cell.kind === "number" || column.align !== "right" ? column.align : "center";
  const look = `${styles[align]} ${column.wraps ? "" : styles.whole}`;
  const content = href === null ? cell.text : <a href={href}>{cell.text}</a>;
  return href === null ? (
    <td className={look} data-label={column.title}>
      {content}
    </td>
  ) : (
    <th scope="row" className={look}>
      {content}
    </th>
  );
}

function Row({ row, table, linked, hrefOf }: Props & { row: TableRow }) {
  if (row.kind !== "data")
    return (
      <tr className={styles.band}>
        <th colSpan={table.columns.length} scope="rowgroup">
          {row.text}
        </th>
      </tr>
    );
  return (
    <tr>
      {table.columns.map((column, index) => {
        const cell = row.cells[index];
        return cell ? (
          <Cell key={column.key} cell={cell} column={column} href={column.key === linked ? hrefOf(row.id) : null} />
        ) : null;
      })}
    </tr>
  );
}

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
export function PrintedTable(props: Props) {
  const { table, layout } = props;
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
          <caption className={styles.hidden}>{table.title}</caption>
          <colgroup>
            {table.columns.map((column, index) => (
              <col key={column.key} style={{ width: `${(((layout.widths[index] ?? 0) / width) * 100).toFixed(2)}%` }} />
            ))}
          </colgroup>
          <Headings columns={table.columns} />
          <tbody>
            {table.rows.map((row, index) => (
              <Row key={row.kind === "data" ? row.id : `band-${index}`} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      <Foot table={table} />
    </article>
  );
}
