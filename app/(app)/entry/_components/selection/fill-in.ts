/** A block from a spreadsheet put into the entries. Pure. */
import { hasOffer, idOf, typeText, type Cell } from "../cells/edits";
import { type Entries, entriesIn } from "../cells/entries";
import { withoutInvisible } from "@/lib/text/rules";
import { cellAt, type Context, isOpen } from "./context";
import type { Message } from "./messages";
import { place, type Texts } from "./paste";
import type { Selection, Spot } from "./selection";

export interface Filled {
  readonly entries: Entries;
  readonly selection: Selection;
  readonly message: Message;
}

/** The entries with a block pasted, what was filled marked, and what became of the rest. */
export function fillIn(block: Texts, before: Omit<Filled, "message">, context: Context): Filled {
  const { cells, outside, unknown } = place(block, before.selection, context);
  let { entries } = before;
  const taken: Spot[] = [];
  const closed = new Set<number>();
  const cleaned: Cell[] = [];
  const codes = new Set<string>();
  let foreign = 0;
  for (const { spot, text: pasted } of cells) {
    const cell = cellAt(context, spot);
    if (!cell) continue;
    if (isOpen(context, spot)) {
      const { text, removed } = withoutInvisible(pasted);
      for (const code of removed) codes.add(code);
      if (removed.length > 0) cleaned.push(cell);
      entries = typeText(entries, cell, text);
      taken.push(spot);
    } else if (cell.line.row.mayEnter) closed.add(spot.month);
    else foreign += 1;
  }
  const wrong = taken.filter((spot) => isWrong(entries, cellAt(context, spot)));
  const message: Message = {
    kind: "pasted",
    cells: taken.length - wrong.length,
    wrong: wrong.length,
    offers: wrong.filter((spot) => isOffer(entries, cellAt(context, spot))).length,
    closed: [...closed].sort((a, b) => a - b),
    foreign,
    outside,
    unknown,
    tidied: { cells: cleaned, codes: [...codes] },
  };
  return { entries, message, selection: around(taken, wrong[0]) ?? before.selection };
}

function isWrong(entries: Entries, cell: Cell | null): boolean {
  if (!cell) return false;
  const { row, key } = idOf(cell);
  return (entriesIn(entries, row).pending[key]?.problem ?? null) !== null;
}

const isOffer = (entries: Entries, cell: Cell | null): boolean => cell !== null && hasOffer(entries, cell);

/**
 * What was filled stays marked, so that Enter takes up all that it offers; its reader stands where something is wrong.
 */
function around(spots: readonly Spot[], wrong: Spot | undefined): Selection | null {
  const [first] = spots;
  if (!first) return null;
  const far = (of: (spot: Spot) => number, least: boolean) =>
    spots.reduce((most, spot) => (least ? Math.min : Math.max)(most, of(spot)), of(first));
  const corner = (least: boolean): Spot => ({
    line: far((spot) => spot.line, least),
    month: far((spot) => spot.month, least),
  });
  return wrong && spots.length > 1 && wrong.line === corner(false).line && wrong.month === corner(false).month
    ? { anchor: corner(true), focus: corner(false) }
    : { anchor: corner(false), focus: corner(true) };
}
