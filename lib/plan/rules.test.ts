import { describe, expect, test } from "vitest";
import type { Target } from "@/lib/progress/model";
import { DEEPEST_TREE, indicatorFaults, inForce, type Judged, ownTargetFaults, treeFaults } from "./rules";

const target = (given: Partial<Target>): Target => ({
  value: null,
  metAt: null,
  stretch: null,
  low: null,
  high: null,
  ...given,
});
const of = (given: Partial<Judged>): Judged => ({
  ...{
    measure: "flow",
    direction: "at_least",
    target: target({ value: 100_0000n }),
    baseline: null,
    pacing: null,
    curve: null,
    milestones: 0,
  },
  ...given,
});
const faults = (judged: Judged) => indicatorFaults(judged).map(({ path, message }) => `${path} ${message}`);

const curve = (...values: number[]) =>
  [...values, ...Array.from({ length: 12 - values.length }, () => values.at(-1) ?? 0)].map(
    (value) => BigInt(value) * 10_000n,
  );
const value = (number: number) => target({ value: BigInt(number) * 10_000n });
const band = (low: number, high: number) => target({ low: BigInt(low), high: BigInt(high) });

describe("what is refused of a target", () => {
  const cases: [string, Partial<Judged>, string[]][] = [
    ["at_least 0", { target: value(0) }, ["target.value plan.targetNotPositive"]],
    ["at_least below 0", { target: value(-100) }, ["target.value plan.targetNotPositive"]],
    [
      "at_least below 0 of a stock from nowhere",
      { measure: "stock", target: value(-1) },
      ["target.value plan.targetNotPositive"],
    ],
    ["at_least 0 of a ratio", { measure: "ratio", target: value(0) }, ["target.value plan.targetNotPositive"]],
    [
      "at_least 0 of milestones",
      { measure: "milestones", target: value(0), milestones: 1 },
      ["target.value plan.targetNotPositive"],
    ],
    ["metAt 0", { target: target({ value: 2n, metAt: 0n }) }, ["target.metAt plan.metAtRange"]],
    ["metAt below 0", { target: target({ value: 2n, metAt: -1n }) }, ["target.metAt plan.metAtRange"]],
    ["metAt above the value", { target: target({ value: 2n, metAt: 3n }) }, ["target.metAt plan.metAtRange"]],
    [
      "metAt below 0 of a stock with a baseline",
      { measure: "stock", target: target({ value: -1n, metAt: -2n }), baseline: -5n },
      ["target.metAt plan.metAtRange"],
    ],
    ["at_least without a value", { target: target({ metAt: 1n }) }, ["target.value required"]],
    ["a negative cap", { direction: "at_most", target: value(-1) }, ["target.value plan.negativeBound"]],
    ["metAt of a cap", { direction: "at_most", target: target({ value: 2n, metAt: 1n }) }, ["target.metAt plan.metAt"]],
    [
      "metAt of a band",
      { direction: "hold", target: target({ low: 1n, high: 2n, metAt: 1n }) },
      ["target.metAt plan.metAt"],
    ],
    ["half a band", { direction: "hold", target: target({ low: 1n }) }, ["target.high plan.holdBounds"]],
    ["a band upside down", { direction: "hold", target: band(2, 1) }, ["target.high plan.lowAboveHigh"]],
    ["a band below zero", { direction: "hold", target: band(-2, 1) }, ["target.low plan.negativeBound"]],
    ["a flow's baseline", { baseline: 1n }, ["baseline plan.baselineMeasure"]],
    ["a baseline at the target", { measure: "stock", baseline: 100_0000n }, ["baseline plan.baselineEqual"]],
    ["a baseline beyond at_least", { measure: "stock", baseline: 101_0000n }, ["baseline plan.baselineSide.at_least"]],
    [
      "a baseline below at_most",
      { measure: "stock", direction: "at_most", baseline: 99_0000n },
      ["baseline plan.baselineSide.at_most"],
    ],
    [
      "clearing to zero from nowhere",
      { measure: "stock", direction: "at_most", target: value(0) },
      ["baseline plan.clearToZero"],
    ],
    [
      "milestones other than 100",
      { measure: "milestones", target: value(99), milestones: 1 },
      ["target.value plan.milestonesTarget"],
    ],
    [
      "milestones at most",
      { measure: "milestones", direction: "at_most", milestones: 1 },
      ["direction plan.milestonesTarget"],
    ],
    ["milestones without any", { measure: "milestones" }, ["milestones plan.noMilestones"]],
    ["pacing by milestones that are not there", { pacing: "milestones" }, ["pacing.kind plan.pacingMilestones"]],
    ["a curve that is not there", { pacing: "curve" }, ["pacing.curve plan.curveMissing"]],
    ["a curve that falls", { pacing: "curve", curve: curve(5, 4, 100) }, ["pacing.curve[1] plan.curveFalls"]],
    ["a curve that ends elsewhere", { pacing: "curve", curve: curve(5, 99) }, ["pacing.curve[11] plan.curveEnd"]],
    [
      "a curve to zero",
      { measure: "growth", target: value(0), pacing: "curve", curve: curve(0) },
      ["pacing.kind plan.curveZero"],
    ],
    [
      "a curve for a band",
      { direction: "hold", target: band(1, 2), pacing: "curve", curve: curve(1) },
      ["pacing.kind plan.curveHold"],
    ],
  ];
  test.each(cases)("%s", (_, given, expected) => expect(faults(of(given))).toEqual(expected));
});

describe("what is not", () => {
  const cases: [string, Partial<Judged>][] = [
    ["no target", { target: null }],
    ["a range", { target: target({ value: 2n, metAt: 1n }) }],
    ["metAt at the value", { target: target({ value: 2n, metAt: 2n }) }],
    ["a growth's metAt anywhere", { measure: "growth", target: target({ value: 2n, metAt: -3n }) }],
    ["a stock that rises to zero", { measure: "stock", target: value(0), baseline: -5n }],
    ["a stock that stays below zero", { measure: "stock", target: value(-1), baseline: -5n * 10_000n }],
    ["growth of zero", { measure: "growth", target: value(0) }],
    ["growth below zero", { measure: "growth", target: value(-3) }],
    ["growth at most below zero", { measure: "growth", direction: "at_most", target: value(-3) }],
    ["growth held about zero", { measure: "growth", direction: "hold", target: band(-1, 1) }],
    ["a cap of zero", { direction: "at_most", target: value(0) }],
    ["a band of one point", { direction: "hold", target: band(3, 3) }],
    ["clearing to zero", { measure: "stock", direction: "at_most", target: value(0), baseline: 5n }],
    ["a stock's baseline without a target", { measure: "stock", target: null, baseline: 5n }],
    ["milestones", { measure: "milestones", target: value(100), milestones: 2 }],
    ["a flow paced by milestones", { pacing: "milestones", milestones: 1 }],
    ["milestones paced evenly", { measure: "milestones", target: value(100), milestones: 2, pacing: "linear" }],
    ["a curve with level stretches", { pacing: "curve", curve: curve(0, 0, 50, 100) }],
    ["a curve unused", { pacing: "linear", curve: curve(9, 1) }],
    ["a rank", { measure: "rank", direction: "at_most", target: value(3) }],
  ];
  test.each(cases)("%s", (_, given) => expect(faults(of(given))).toEqual([]));
});

describe("own targets", () => {
  const refused = (given: Partial<Judged>, own: Partial<{ target: bigint; baseline: bigint }>) =>
    ownTargetFaults(of(given), { target: null, baseline: null, ...own }).map(
      ({ path, message }) => `${path} ${message}`,
    );

  test("only of flows and stocks towards a value", () => {
    expect(refused({}, { target: 1n })).toEqual([]);
    expect(refused({ measure: "stock", direction: "at_most" }, { target: 0n })).toEqual([]);
    for (const given of [
      { measure: "ratio" },
      { measure: "growth" },
      { measure: "rank" },
      { measure: "milestones" },
      { direction: "hold" },
    ] as const)
      expect(refused(given, { target: 1n })).toEqual(["target plan.ownTargetMeasure"]);
  });

  test("follow the rules of targets", () => {
    expect(refused({ target: null }, { target: 1n })).toEqual(["target plan.ownTargetWithout"]);
    expect(refused({}, { target: 0n })).toEqual(["target plan.targetNotPositive"]);
    expect(refused({}, { target: -1n })).toEqual(["target plan.targetNotPositive"]);
    expect(refused({ measure: "stock" }, { target: 0n })).toEqual(["target plan.targetNotPositive"]);
    expect(refused({ measure: "stock" }, { target: 0n, baseline: -5n })).toEqual([]);
    expect(refused({ direction: "at_most" }, { target: -1n })).toEqual(["target plan.negativeBound"]);
    expect(refused({}, { baseline: 1n })).toEqual(["baseline plan.baselineMeasure"]);
    expect(refused({ measure: "stock" }, { target: 5n, baseline: 5n })).toEqual(["baseline plan.baselineEqual"]);
    expect(refused({ measure: "stock" }, { target: 5n, baseline: 6n })).toEqual([
      "baseline plan.baselineSide.at_least",
    ]);
    expect(refused({ measure: "stock", direction: "at_most" }, { target: 5n, baseline: 4n })).toEqual([
      "baseline plan.baselineSide.at_most",
    ]);
  });
});

describe("trees", () => {
  const chain = (length: number) =>
    new Map(
      Array.from({ length }, (_, index): [string, string | null] => [`${index}`, index === 0 ? null : `${index - 1}`]),
    );
  const found = (parents: ReadonlyMap<string, string | null>) =>
    treeFaults(parents).map(({ key, message }) => `${key} ${message}`);

  test("go 32 deep and no deeper", () => {
    expect(found(chain(DEEPEST_TREE))).toEqual([]);
    expect(found(chain(DEEPEST_TREE + 1))).toEqual(["32 plan.treeDeep"]);
    expect(found(new Map([...chain(40), ["side", "31"]]))).toEqual(["32 plan.treeDeep", "side plan.treeDeep"]);
  });

  test("have no rings, whatever hangs on them", () => {
    const ring: [string, string | null][] = [
      ["a", "b"],
      ["b", "a"],
      ["c", "c"],
      ["below", "a"],
    ];
    expect(found(new Map(ring))).toEqual(["a plan.treeRing", "b plan.treeRing", "c plan.treeRing"]);
  });

  // A search that walks every way up again would take hours here.
  test("of any size and order are looked through", () => {
    expect(found(chain(200_000))).toHaveLength(1);
    expect(found(new Map([...chain(200_000)].reverse()))).toHaveLength(1);
  });
});

describe("what is in force", () => {
  const at = (day: number) => new Date(Date.UTC(2022, 0, day));
  const revisions = [
    { place: 1, effectiveMonth: "2022-01", recordedAt: at(1), target: "as planned" },
    { place: 2, effectiveMonth: "2022-07", recordedAt: at(3), target: "adjusted" },
    { place: 4, effectiveMonth: "2022-01", recordedAt: at(5), target: "corrected" },
    { place: 3, effectiveMonth: "2022-01", recordedAt: at(9), target: "written while the clock ran ahead" },
  ];
  const targetAt = (month: string, knownAt?: Date) => inForce(revisions, month, knownAt)?.target ?? null;

  test("is the latest effective by the month, then the last written, whatever the clock said", () => {
    expect(targetAt("2022-06")).toBe("corrected");
    expect(targetAt("2022-07")).toBe("adjusted");
  });
  test("as it was known", () => {
    expect(targetAt("2022-07", at(2))).toBe("as planned");
    expect(targetAt("2022-07", new Date(0))).toBeNull();
  });
});
