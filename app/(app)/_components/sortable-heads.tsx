import { SortHead } from "@/components/ui/sort-head";
import { cell } from "@/components/ui/table";
import { type Address, hrefWith } from "@/lib/web/address";
import { type Sorting, sortAfter } from "./sorting";

export interface SortableColumn<Column extends string> {
  readonly name: Column;
  readonly label: string;
  /** A column of figures: right-aligned, and first sorted from the largest. */
  readonly figures: boolean;
  readonly className?: string;
}

interface Props<Column extends string> {
  readonly columns: readonly SortableColumn<Column>[];
  readonly sorting: Sorting<Column>;
  readonly path: string;
  readonly address: Address;
  /** The words searched for, which stay. */
  readonly text: string | null;
}

const orderOf = ({ descending }: Sorting<string>) => (descending ? "descending" : "ascending");

/** The heads of a table that its reader sorts by any column. */
export function SortableHeads<Column extends string>({ columns, sorting, path, address, text }: Props<Column>) {
  return (
    <thead>
      <tr>
        {columns.map(({ name, label, figures, className }) => (
          <SortHead
            key={name}
            href={hrefWith(path, address, { q: text, sort: sortAfter(sorting, name, figures ? "down" : "up") })}
            order={sorting.by === name ? orderOf(sorting) : null}
            className={className ?? (figures ? cell.number : undefined)}
          >
            {label}
          </SortHead>
        ))}
      </tr>
    </thead>
  );
}
