import fc from "fast-check";
import { expect, test } from "vitest";
import type { Assignment, Entry, Indicator, Progress, View } from "./model";
import { assignmentProgress, indicatorProgress, indicatorResults } from "./results";
import { situations } from "./testing/arbitraries";
import { oracle } from "./testing/oracle";

function plain(ratio: readonly [bigint, bigint] | null): { n: bigint; d: bigint } | null {
  if (ratio === null) return null;
  let [a, b] = [ratio[0] < 0n ? -ratio[0] : ratio[0], ratio[1]];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = ratio[1] < 0n ? -1n : 1n;
  return { n: (sign * ratio[0]) / a, d: (sign * ratio[1]) / a };
}

function check(
  indicator: Indicator,
  entries: readonly Entry[],
  view: View,
  own: Assignment | null,
  progress: Progress,
) {
  const wanted = oracle(indicator, entries, view, own);
  expect(progress).toMatchObject({
    actual: plain(wanted.actual),
    completion: plain(wanted.completion),
    schedule: plain(wanted.schedule),
    gap: plain(wanted.gap),
    met: wanted.met,
    status: wanted.status,
    throughMonth: wanted.throughMonth,
    reporting: { mark: wanted.mark, reported: wanted.reported, expected: wanted.expected, half: wanted.half },
  });
}

test("the calculation and a naive reading of the rules agree on every row of random indicators", () => {
  fc.assert(
    fc.property(situations, ({ indicator, entries, view }) => {
      check(indicator, entries, view, null, indicatorProgress(indicator, entries, view));
      for (const own of indicator.assignments)
        check(indicator, entries, view, own, assignmentProgress(indicator, entries, view, own.key));
    }),
    { numRuns: Number(process.env.ORACLE_RUNS ?? 1000) },
  );
});

test("all rows worked out in one pass are the rows worked out singly", () => {
  fc.assert(
    fc.property(situations, ({ indicator, entries, view }) => {
      const results = indicatorResults(indicator, entries, view);
      expect(results.progress).toEqual(indicatorProgress(indicator, entries, view));
      expect(results.assignments).toEqual(
        indicator.assignments.map(({ key }) => assignmentProgress(indicator, entries, view, key)),
      );
    }),
    { numRuns: 200 },
  );
});
