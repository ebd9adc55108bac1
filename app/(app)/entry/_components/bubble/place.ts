/** Where a bubble stands: beside its column, so that the cells to be filled next stay free. Pure. */

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export const WIDTH = 280;
/** With less room than this beside the column it stands above or below. */
const NARROWEST = 180;
const GAP = 6;
const MARGIN = 8;

interface Aside {
  readonly left: number;
  readonly width: number;
}

/** Right of the column, else left of it, else where there is more room, narrower; null where there is hardly any. */
function aside(frame: Pick<Size, "width">, { left, right }: Pick<Box, "left" | "right">): Aside | null {
  const [before, behind] = [left - GAP - MARGIN, frame.width - right - GAP - MARGIN];
  const width = Math.min(WIDTH, Math.max(before, behind));
  if (width < NARROWEST) return null;
  return { width, left: behind >= width ? right + GAP : left - GAP - width };
}

const within = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));

/** Its place in the pane; `heightAt` tells how high it is at a width. */
export function placed(frame: Size, cell: Box, heightAt: (width: number) => number): Aside & { readonly top: number } {
  const beside = aside(frame, cell);
  const width = beside?.width ?? Math.min(WIDTH, frame.width - 2 * MARGIN);
  const height = heightAt(width);
  if (beside) return { ...beside, top: Math.max(MARGIN, Math.min(cell.top, frame.height - height - MARGIN)) };
  // Above, where everything is filled already.
  const above = cell.top - height - GAP;
  const left = within(MARGIN, cell.left, frame.width - width - MARGIN);
  return { left, width, top: above > MARGIN ? above : cell.bottom + GAP };
}
