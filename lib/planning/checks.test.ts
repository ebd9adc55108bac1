import { describe, expect, test } from "vitest";
import { type Draft, draftDocument, indicatorOf } from "@/test/plan-document";
import { refusalsOf } from "@/test/refusals";

const I = "tasks[0].indicators[0]";

/** A change of the small document, and all that is then refused. */
type Case = [name: string, change: (draft: Draft) => void, refused: string[]];

/** Offices below one another, the last of them so deep. */
const deepOffices = (depth: number) =>
  Array.from({ length: depth - 1 }, (_, index) => ({
    key: `o${index}`,
    name: "层",
    parent: index === 0 ? "ju" : `o${index - 1}`,
    sort: index,
  }));
const deepAssignments = (depth: number) =>
  Array.from({ length: depth - 1 }, (_, index) => ({
    key: `d${index}`,
    office: "ke",
    parent: index === 0 ? "a2" : `d${index - 1}`,
  }));

const targets: Case[] = [
  [
    "at_least 0",
    (d) => Object.assign(indicatorOf(d), { target: { value: "0" } }),
    [`${I}.target.value plan.targetNotPositive`],
  ],
  [
    "at_least below 0",
    (d) => [
      Object.assign(indicatorOf(d), { target: { value: "-100" } }),
      Object.assign(indicatorOf(d).assignments[0] ?? {}, { target: "-60" }),
    ],
    [`${I}.target.value plan.targetNotPositive`, `${I}.assignments[0].target plan.targetNotPositive`],
  ],
  [
    "metAt 0",
    (d) => Object.assign(indicatorOf(d), { target: { value: "2", metAt: "0" } }),
    [`${I}.target.metAt plan.metAtRange`],
  ],
  [
    "metAt above the value",
    (d) => Object.assign(indicatorOf(d), { target: { value: "2", metAt: "3" } }),
    [`${I}.target.metAt plan.metAtRange`],
  ],
  [
    "metAt of a cap",
    (d) => Object.assign(indicatorOf(d), { direction: "at_most", target: { value: "2", metAt: "1" } }),
    [`${I}.target.metAt plan.metAt`],
  ],
  [
    "negative bounds",
    (d) => [
      Object.assign(indicatorOf(d), { direction: "at_most", target: { value: "-2" } }),
      Object.assign(indicatorOf(d).assignments[0] ?? {}, { target: "-1" }),
    ],
    [`${I}.target.value plan.negativeBound`, `${I}.assignments[0].target plan.negativeBound`],
  ],
  [
    "a band below zero",
    (d) =>
      Object.assign(indicatorOf(d), {
        direction: "hold",
        target: { low: "-2", high: "1" },
        assignments: [{ key: "a1", office: "ke" }],
      }),
    [`${I}.target.low plan.negativeBound`],
  ],
  [
    "baselines on the wrong side",
    (d) => [
      Object.assign(indicatorOf(d), { measure: "stock", baseline: "101" }),
      Object.assign(indicatorOf(d).assignments[0] ?? {}, { baseline: "61" }),
      Object.assign(indicatorOf(d).assignments[1] ?? {}, { baseline: "40" }),
    ],
    [
      `${I}.baseline plan.baselineSide.at_least`,
      `${I}.assignments[0].baseline plan.baselineSide.at_least`,
      `${I}.assignments[1].baseline plan.baselineEqual`,
    ],
  ],
  [
    "a baseline with anything but stock",
    (d) => [
      Object.assign(indicatorOf(d), { baseline: "1" }),
      Object.assign(indicatorOf(d).assignments[0] ?? {}, { baseline: "1" }),
    ],
    [`${I}.baseline plan.baselineMeasure`, `${I}.assignments[0].baseline plan.baselineMeasure`],
  ],
  [
    "clearing to zero from nowhere",
    (d) => Object.assign(indicatorOf(d), { measure: "stock", direction: "at_most", target: { value: "0" } }),
    [`${I}.baseline plan.clearToZero`],
  ],
  [
    "own targets under an indicator without one",
    (d) => Object.assign(indicatorOf(d), { target: null }),
    [`${I}.assignments[0].target plan.ownTargetWithout`, `${I}.assignments[1].target plan.ownTargetWithout`],
  ],
  [
    "own targets of a growth",
    (d) => Object.assign(indicatorOf(d), { measure: "growth" }),
    [`${I}.assignments[0].target plan.ownTargetMeasure`, `${I}.assignments[1].target plan.ownTargetMeasure`],
  ],
  [
    "a curve that falls, and one that ends elsewhere",
    (d) =>
      Object.assign(indicatorOf(d), {
        pacing: { kind: "curve", curve: ["2", "1", ...Array.from({ length: 10 }, () => "90")] },
      }),
    [`${I}.pacing.curve[1] plan.curveFalls`, `${I}.pacing.curve[11] plan.curveEnd`],
  ],
];

const trees: Case[] = [
  ["offices 32 deep are none", (d) => d.offices.push(...deepOffices(32)), []],
  ["offices 33 deep", (d) => d.offices.push(...deepOffices(33)), ["offices[33].parent plan.treeDeep"]],
  [
    "offices 20,000 deep",
    (d) => d.offices.push(...deepOffices(20_000).reverse()),
    ["offices[19969].parent plan.treeDeep"],
  ],
  [
    "assignments 33 deep",
    (d) => indicatorOf(d).assignments.push(...deepAssignments(33)),
    [`${I}.assignments[33].parent plan.treeDeep`],
  ],
];

describe.each([
  ["targets, baselines and curves", targets],
  ["trees", trees],
])("%s", (_, cases) => {
  test.each(cases)("%s", async (_name, change, refused) => {
    const draft = draftDocument();
    change(draft);
    expect(await refusalsOf(draft)).toEqual(refused);
  });
});
