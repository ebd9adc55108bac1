import { headingSpans, type Sheet, type SheetCell, type SheetColumn, type SheetRow } from "@/lib/documents/rules";
import styles from "./sheet-table.module.css";

interface Props {
  readonly sheet: Sheet;
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

function Headings({ columns }: { columns: readonly SheetColumn[] }) {
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

function Cell({ cell, column, href }: { cell: SheetCell; column: SheetColumn; href: string | null }) {
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

function Row({ row, sheet, linked, hrefOf }: Props & { row: SheetRow }) {
  if (row.kind !== "data")
    return (
      <tr className={styles.band}>
        <th colSpan={sheet.columns.length} scope="rowgroup">
          {row.text}
        </th>
      </tr>
    );
  return (
    <tr>
      {sheet.columns.map((column, index) => {
        const cell = row.cells[index];
        return cell ? <Cell key={column.key} cell={cell} column={column} href={column.key === linked ? hrefOf(row.id) : null} /> : null;
      })}
    </tr>
  );
}

/** Who signs, and what the table's numbers rest on. */
function Foot({ sheet }: { sheet: Sheet }) {
  return (
    <footer>
      <p className={styles.signatures}>
        {sheet.signatures.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <ol className={styles.notes}>
        {sheet.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ol>
    </footer>
  );
}

/** A document's table as a page that prints as it is: title, headings repeated on every sheet, signatures, notes. */
export function SheetTable(props: Props) {
  const { sheet, layout } = props;
  const width = layout.widths.reduce((sum, own) => sum + own, 0);
  return (
    <article className={`${styles.paper} ${styles[layout.paper]}`}>
      <h2 className={styles.title}>{sheet.title}</h2>
      <p className={styles.line}>
        {sheet.line.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <div className={styles.frame}>
        <table className={styles.table} style={{ minWidth: `${width / 2}em` }}>
          <caption className={styles.hidden}>{sheet.title}</caption>
          <colgroup>
            {sheet.columns.map((column, index) => (
              <col key={column.key} style={{ width: `${(((layout.widths[index] ?? 0) / width) * 100).toFixed(2)}%` }} />
            ))}
          </colgroup>
          <Headings columns={sheet.columns} />
          <tbody>
            {sheet.rows.map((row, index) => (
              <Row key={row.kind === "data" ? row.id : `band-${index}`} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      <Foot sheet={sheet} />
    </article>
  );
}
