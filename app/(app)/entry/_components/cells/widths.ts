/** No number is ever cut: it shrinks first, then its column grows. Pure. */
import { derive, type Derived } from "./derived";
import { textOn } from "./edits";
import { type Entries, entriesIn, type RowEntries } from "./entries";
import { grouped } from "@/lib/progress/show";
import { keyOf, type Line } from "./lines";
import type { GridMonth, GridRow } from "@/lib/entry/rules";
import type { View } from "@/lib/progress/model";

/** The room of a small digit, and beside the text, in pixels. */
const SMALL = 6.6;
const BESIDE = 16;

const MONTH = { width: 66, digits: 6 };
const CURRENT = { width: 108, digits: 11 };
const ACTUAL = { width: 84, digits: 8 };
const TARGET = { width: 72, digits: 7 };

/** Does a text have to shrink in its column? */
export const isLong = (text: string, kind: "month" | "current" | "actual" | "target"): boolean =>
  text.length > { month: MONTH, current: CURRENT, actual: ACTUAL, target: TARGET }[kind].digits;

const widthOf = (longest: number, { width }: { readonly width: number }): number => Math.max(width, Math.ceil(longest * SMALL) + BESIDE);

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
  readonly actual: number;
  readonly target: number;
}

const isNumber = (text: string): boolean => /^[-+\d.,]+$/.test(text);

export function widthsOf(lines: readonly Line[], months: readonly GridMonth[], entries: Entries, view: View): Widths {
  const longest = months.map(() => 0);
  let [actual, target] = [0, 0];
  for (const line of lines) {
    const own = entriesIn(entries, line.row.id);
    for (const [place, { month }] of months.entries()) {
      const text = grouped(textOn(own, keyOf(line, month), line, month));
      if (isNumber(text)) longest[place] = Math.max(longest[place] ?? 0, text.length);
    }
    if (!line.first) continue;
    const derived = derivedOf(line.row, own, view);
    actual = Math.max(actual, derived.actual.length);
    target = Math.max(target, derived.target.length);
  }
  return {
    months: months.map(({ month }, place) => widthOf(longest[place] ?? 0, month === view.month ? CURRENT : MONTH)),
    actual: widthOf(actual, ACTUAL),
    target: widthOf(target, TARGET),
  };
}
