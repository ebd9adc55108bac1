/** What a trend chart draws; plain data, so that the server hands it to the browser. Texts are as tables show them. */
export interface TrendPoint {
  readonly month: number;
  readonly actual: number | null;
  readonly schedule: number | null;
  readonly lastYear: number | null;
  readonly texts: {
    readonly actual: string | null;
    readonly schedule: string | null;
    readonly lastYear: string | null;
  };
}

export const TREND_LINES = ["target", "metAt", "stretch", "low", "high", "baseline"] as const;

/** A level that the curve is read against. */
export interface TrendLine {
  readonly kind: (typeof TREND_LINES)[number];
  readonly value: number;
  readonly text: string;
}

export interface Trend {
  readonly points: readonly TrendPoint[];
  readonly lines: readonly TrendLine[];
  readonly cutOff: number;
  /** First place on top: a lower position is a better one. */
  readonly reversed: boolean;
}

/** Every word on a chart, in the reader's language. */
export interface TrendWords {
  readonly title: string;
  readonly actual: string;
  readonly schedule: string;
  readonly lastYear: string;
  readonly cutOff: string;
  readonly unit: string;
  readonly months: readonly string[];
  /** With the value: `目标 150`. */
  readonly lines: readonly string[];
}

/** All values that must lie inside the frame. */
export function trendExtent({ points, lines, reversed }: Trend): readonly [number, number] {
  const values = points
    .flatMap(({ actual, schedule, lastYear }) => [actual, schedule, lastYear])
    .filter((value) => value !== null);
  values.push(...lines.map((line) => line.value));
  if (reversed) return [1, Math.max(2, ...values)];
  return [Math.min(0, ...values), Math.max(0, ...values) || 1];
}

/** Room left and right of the picture, px: as much as short numbers take. */
export const LEAST_ROOM = { left: 56, right: 92 };
