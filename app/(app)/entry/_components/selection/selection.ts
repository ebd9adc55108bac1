/** Where the reader stands in the grid, the block they marked, and how it is copied. Pure. */

/** A line's place and a month, 1…12. */
export interface Spot {
  readonly line: number;
  readonly month: number;
}

export interface Selection {
  /** Where marking began. */
  readonly anchor: Spot;
  /** Where the reader stands. */
  readonly focus: Spot;
}

export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const at = (spot: Spot): Selection => ({ anchor: spot, focus: spot });

export function blockOf({ anchor, focus }: Selection): Block {
  return {
    top: Math.min(anchor.line, focus.line),
    bottom: Math.max(anchor.line, focus.line),
    left: Math.min(anchor.month, focus.month),
    right: Math.max(anchor.month, focus.month),
  };
}

/**
 * The marked months of one line; null when none is. Equal for equal marks, so that other lines need not render again.
 */
export function marksOn(selection: Selection, line: number): readonly [number, number] | null {
  const { top, bottom, left, right } = blockOf(selection);
  return line < top || line > bottom || (top === bottom && left === right) ? null : [left, right];
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

interface Step {
  readonly line?: number;
  readonly month?: number;
  /** Keeps the anchor. */
  readonly extend?: boolean;
}

/** A step, kept inside `lines` lines and twelve months. */
export function step(selection: Selection, lines: number, by: Step): Selection {
  const focus = {
    line: clamp(selection.focus.line + (by.line ?? 0), 0, lines - 1),
    month: clamp(selection.focus.month + (by.month ?? 0), 1, 12),
  };
  return by.extend ? { anchor: selection.anchor, focus } : at(focus);
}

/**
 * Tab: along the line, then on to the next one. Null past either end of the grid, where the browser's own Tab goes on.
 */
export function tab({ focus }: Selection, lines: number, back: boolean): Selection | null {
  const place = focus.line * 12 + (focus.month - 1) + (back ? -1 : 1);
  return place < 0 || place >= lines * 12 ? null : at({ line: Math.floor(place / 12), month: (place % 12) + 1 });
}

/** What is marked as a spreadsheet's clipboard has it: tabs between months, a line break between lines. */
export function copied(selection: Selection, textAt: (spot: Spot) => string): string {
  const { top, bottom, left, right } = blockOf(selection);
  const lines: string[] = [];
  for (let line = top; line <= bottom; line++) {
    const texts: string[] = [];
    for (let month = left; month <= right; month++) texts.push(textAt({ line, month }));
    lines.push(texts.join("\t"));
  }
  return lines.join("\r\n");
}
