import fc from "fast-check";
import { expect, test } from "vitest";
import type { Progress } from "./model";
import { assignmentProgress, indicatorProgress, indicatorResults } from "./results";
import { situations } from "./testing/arbitraries";
import { oracle, type Verdict } from "./testing/oracle";

function plain(ratio: readonly [bigint, bigint] | null): { n: bigint; d: bigint } | null {
  if (ratio === null) return null;
  let [a, b] = [ratio[0] < 0n ? -ratio[0] : ratio[0], ratio[1]];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = ratio[1] < 0n ? -1n : 1n;
  return { n: (sign * ratio[0]) / a, d: (sign * ratio[1]) / a };
}

function check(progress: Progress, wanted: Verdict) {
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
      check(indicatorProgress(indicator, entries, view), oracle(indicator, entries, { view, own: null }));
      for (const own of indicator.assignments) {
        const progress = assignmentProgress(indicator, entries, { view, assignment: own.key });
        check(progress, oracle(indicator, entries, { view, own }));
      }
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
        indicator.assignments.map(({ key }) => assignmentProgress(indicator, entries, { view, assignment: key })),
      );
    }),
    { numRuns: 200 },
  );
});
