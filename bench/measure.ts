/** Ratios, not times: a thing and its floor are run in turn within the same minute, and their medians compared. */
export interface Ratio {
  readonly name: string;
  readonly floor: number;
  readonly own: number;
  readonly ratio: number;
  readonly bound: number;
  /** at most: own ÷ floor may not be above the bound; at least: not below. */
  readonly sense: "at most" | "at least";
  readonly unit: string;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

export async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Something and its floor, each doing its work once when called. */
export interface Pair<T = unknown> {
  readonly floor: () => T;
  readonly own: () => T;
}

/** Runs both in turn, a warm-up first, and compares the medians, ms. */
export async function compareTimes(
  { name, bound }: Pick<Ratio, "name" | "bound">,
  { floor, own }: Pair,
  rounds = 15,
): Promise<Ratio> {
  const floors: number[] = [];
  const owns: number[] = [];
  for (let round = -3; round < rounds; round++) {
    const [a, b] = [await time(floor), await time(own)];
    if (round < 0) continue;
    floors.push(a);
    owns.push(b);
  }
  const [a, b] = [median(floors), median(owns)];
  return { name, floor: a, own: b, ratio: b / a, bound, sense: "at most", unit: "ms" };
}

/** Something that has a bound of its own, in its own unit. */
export const within = (name: string, own: number, { most, unit }: { most: number; unit: string }): Ratio => ({
  name,
  floor: most,
  own,
  ratio: own / most,
  bound: 1,
  sense: "at most",
  unit,
});

export const kept = ({ ratio, bound, sense }: Ratio): boolean =>
  sense === "at most" ? ratio <= bound : ratio >= bound;

export function print(ratios: readonly Ratio[]): void {
  for (const ratio of ratios) {
    const { name, floor, own, bound, sense, unit } = ratio;
    const numbers = `${own.toFixed(1)} ${unit} against ${floor.toFixed(1)} ${unit}`;
    const word = kept(ratio) ? "kept  " : "MISSED";
    console.log(`${word} ${ratio.ratio.toFixed(2).padStart(7)}  (${sense} ${bound})  ${name}: ${numbers}`);
  }
}

/** Everything measured as one table of Markdown. */
export const table = (ratios: readonly Ratio[]): string =>
  [
    "| measured | own | against | ratio | bound | |",
    "|---|---:|---:|---:|---|---|",
    ...ratios.map((ratio) => {
      const { name, own, floor, bound, sense, unit } = ratio;
      const numbers = `${own.toFixed(1)} ${unit} | ${floor.toFixed(1)} ${unit} | ${ratio.ratio.toFixed(2)}`;
      return `| ${name} | ${numbers} | ${sense} ${bound} | ${kept(ratio) ? "kept" : "MISSED"} |`;
    }),
  ].join("\n");
