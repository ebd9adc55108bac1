/** No number is ever cut: it shrinks first, then its column grows. Pure. */
import { derive, type Derived } from "./derived";
import { textOn } from "./edits";
import { type Entries, entriesIn, type RowEntries } from "./entries";
import { grouped } from "@/lib/progress/show";
import type { Line } from "./lines";
import type { GridMonth, GridRow } from "@/lib/entry/rules";
import type { View } from "@/lib/progress/model";

/** The room of a small digit, and beside the text, in pixels. */
const SMALL = 6.6;
const BESIDE = 16;

/** The columns of what is computed, in their order. */
export const COMPUTED = ["actual", "target", "completion", "schedule", "gap"] as const;
type Computed = (typeof COMPUTED)[number];

/** Its least width, and how many digits have room there at their full size. */
const COLUMNS = {
  month: { width: 66, digits: 6 },
  current: { width: 108, digits: 11 },
  actual: { width: 84, digits: 8 },
  target: { width: 72, digits: 7 },
  completion: { width: 68, digits: 6 },
  schedule: { width: 64, digits: 6 },
  gap: { width: 68, digits: 6 },
} as const;

/** Does a text have to shrink in its column? */
export const isLong = (text: string, column: keyof typeof COLUMNS): boolean => text.length > COLUMNS[column].digits;

const widthOf = (longest: number, { width }: { readonly width: number }): number =>
  Math.max(width, Math.ceil(longest * SMALL) + BESIDE);

const known = new WeakMap<GridRow, { readonly own: RowEntries; readonly view: View; readonly derived: Derived }>();

/** What is computed from a row's saved and pending entries; computed again only when they change. */
export function derivedOf(row: GridRow, own: RowEntries, view: View): Derived {
  const before = known.get(row);
  if (before?.own === own && before.view === view) return before.derived;
  const derived = derive(row, own, view);
  known.set(row, { own, view, derived });
  return derived;
}

export interface Widths {
  /** By month, 1…12 at 0…11. */
  readonly months: readonly number[];
  readonly computed: Readonly<Record<Computed, number>>;
}

const isNumber = (text: string): boolean => /^[-+\d.,]+$/.test(text);

interface Columns {
  readonly months: readonly GridMonth[];
  readonly view: View;
}

export function widthsOf(lines: readonly Line[], entries: Entries, { months, view }: Columns): Widths {
  const longest = months.map(() => 0);
  const computed = { actual: 0, target: 0, completion: 0, schedule: 0, gap: 0 };
  for (const line of lines) {
    const own = entriesIn(entries, line.row.id);
    for (const [place, { month }] of months.entries()) {
      const text = grouped(textOn(own, line, month));
      if (isNumber(text)) longest[place] = Math.max(longest[place] ?? 0, text.length);
    }
    if (!line.first) continue;
    const derived = derivedOf(line.row, own, view);
    for (const column of COMPUTED) computed[column] = Math.max(computed[column], derived[column].length);
  }
  return {
    months: months.map(({ month }, place) =>
      widthOf(longest[place] ?? 0, COLUMNS[month === view.month ? "current" : "month"]),
    ),
    computed: {
      actual: widthOf(computed.actual, COLUMNS.actual),
      target: widthOf(computed.target, COLUMNS.target),
      completion: widthOf(computed.completion, COLUMNS.completion),
      schedule: widthOf(computed.schedule, COLUMNS.schedule),
      gap: widthOf(computed.gap, COLUMNS.gap),
    },
  };
}
