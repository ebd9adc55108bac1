import { expect, test } from "vitest";
import { aGrid, anEntry, flow } from "../testing/grid";
import { viewOf } from "./derived";
import { entriesFrom } from "./entries";
import { grouped } from "@/lib/progress/show";
import { linesOf } from "./lines";
import { isLong, widthsOf } from "./widths";

/** The widest a digit is drawn, in pixels: 13 px plain, 11 px where the number shrinks. */
const digit = (text: string, kind: "month" | "current" | "actual" | "target") => (isLong(text, kind) ? 6.5 : 7.6);
const PADDING = 12;

test.each(["12", "109613.45", "-109613.4567", "900000000000", "-900000000000.1234"])(
  "%s fits its column whole",
  (value) => {
    const grid = aGrid({ entries: [anEntry(flow, 6, { value }), anEntry(flow, 7, { value })] });
    const { months } = widthsOf(
      linesOf(grid),
      entriesFrom(grid, () => undefined),
      { months: grid.months, view: viewOf(grid) },
    );
    const shown = grouped(value);
    for (const [month, kind] of [
      [6, "month"],
      [7, "current"],
    ] as const)
      expect(months[month - 1]).toBeGreaterThanOrEqual(shown.length * digit(shown, kind) + PADDING);
  },
);
