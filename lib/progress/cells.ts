import { firstMonth } from "./history";
import { addsMonths, MEASURE } from "./measures";
import type { Assignment, Entry, Indicator, View } from "./model";
import type { ReviewState } from "./terms";

/** One indicator's figures as a view counts them; what every rule reads. */
export interface Frame {
  readonly indicator: Indicator;
  readonly view: View;
  /** The assignments that figures sit on, in their order. */
  readonly leaves: readonly Assignment[];
  /** The counted entry of leaf i in month m at `i * 12 + m - 1`; empty after the cut-off. */
  readonly cells: readonly (Entry | undefined)[];
}

/** The leaves of a row, as places in `Frame.leaves`. */
export type Scope = readonly number[];

/**
 * The official view counts approved entries, the provisional one submitted ones too, the grid's own everything typed
 * (semantics §3).
 */
export function countsIn(basis: View["basis"], review: ReviewState): boolean {
  return review === "approved" || basis === "draft" || (basis === "submitted" && review === "submitted");
}

/** A cell that was cleared again holds nothing and is no entry. */
export function isEmpty(entry: Entry): boolean {
  return entry.value === null && entry.na === null && entry.numerator === null && entry.denominator === null;
}

/** The figure of an entry; null when it is not available. */
export function valueOf(entry: Entry | undefined): bigint | null {
  return entry === undefined || entry.na !== null ? null : entry.value;
}

/** Does a month of a ratio count: both operands there and no reason for want of one? */
export function isPair(entry: Entry): entry is Entry & { numerator: bigint; denominator: bigint } {
  return entry.na === null && entry.numerator !== null && entry.denominator !== null;
}

/** Has a ratio's month one operand only, and no reason for want of the other? */
export function isHalf({ measure }: Indicator, entry: Entry): boolean {
  const pairs = MEASURE[measure].fields.includes("numerator");
  return pairs && entry.na === null && (entry.numerator === null) !== (entry.denominator === null);
}

/** Has an entry what its measure reads: both operands of a ratio, else a value? */
export function hasFigure({ measure }: Indicator, entry: Entry): boolean {
  return MEASURE[measure].fields.includes("numerator") ? isPair(entry) : valueOf(entry) !== null;
}

/** The assignments without any below them. */
export function leavesOf(assignments: readonly Assignment[]): readonly Assignment[] {
  if (assignments.length < 2) return assignments;
  const parents = new Set<string>();
  for (const { parent } of assignments) if (parent !== null) parents.add(parent);
  return parents.size === 0 ? assignments : assignments.filter(({ key }) => !parents.has(key));
}

function placesOf(leaves: readonly Assignment[]): (key: string) => number | undefined {
  if (leaves.length < 2) {
    const only = leaves[0]?.key;
    return (key) => (key === only ? 0 : undefined);
  }
  const places = new Map<string, number>();
  for (const [place, { key }] of leaves.entries()) places.set(key, place);
  return (key) => places.get(key);
}

/**
 * Sorts the entries into cells: counted by the basis, not after the cut-off, no January of its own where February holds
 * it. Entries of others are passed over.
 */
export function frameOf(indicator: Indicator, entries: readonly Entry[], view: View): Frame {
  const leaves = leavesOf(indicator.assignments);
  const cells = new Array<Entry | undefined>(leaves.length * 12).fill(undefined);
  const placeOf = placesOf(leaves);
  const first = firstMonth(view.terms);
  for (const entry of entries) {
    if (entry.month > view.month || entry.month < first || !countsIn(view.basis, entry.review) || isEmpty(entry))
      continue;
    const place = placeOf(entry.assignment);
    if (place !== undefined) cells[place * 12 + entry.month - 1] = entry;
  }
  return { indicator, view, leaves, cells };
}

export function cellAt(frame: Frame, leaf: number, month: number): Entry | undefined {
  return frame.cells[leaf * 12 + month - 1];
}

/**
 * Visits the entries that make up a row's actual value at a month (semantics §4): all of a leaf where its months add
 * up, else its latest, by period and never by size. Gives the latest month visited; 0 when there is none.
 */
export function visitUsed(
  frame: Frame,
  { scope, month }: { readonly scope: Scope; readonly month: number },
  visit: (entry: Entry) => void,
): number {
  const { indicator, cells } = frame;
  const all = addsMonths(indicator);
  let through = 0;
  for (const leaf of scope) {
    for (let at = month; at >= 1; at -= 1) {
      const entry = cells[leaf * 12 + at - 1];
      if (entry === undefined || !hasFigure(indicator, entry)) continue;
      visit(entry);
      if (at > through) through = at;
      if (!all) break;
    }
  }
  return through;
}

export function wholeScope(frame: Frame): Scope {
  return frame.leaves.map((_, place) => place);
}

/** The leaves at and below each assignment. */
export function scopesOf(frame: Frame): ReadonlyMap<string, Scope> {
  const { assignments } = frame.indicator;
  const parentOf = new Map<string, string | null>();
  const scopes = new Map<string, number[]>();
  for (const { key, parent } of assignments) {
    parentOf.set(key, parent);
    scopes.set(key, []);
  }
  for (const [place, leaf] of frame.leaves.entries()) {
    let key: string | null = leaf.key;
    // The number of steps is bounded, so that a circle of parents cannot hang a page.
    for (let steps = assignments.length; key !== null && steps > 0; steps -= 1) {
      scopes.get(key)?.push(place);
      key = parentOf.get(key) ?? null;
    }
  }
  return scopes;
}
