import { expect, test } from "vitest";
import { operator } from "@/lib/access/rules";
import { importPlan } from "@/lib/interchange/commands";
import { wordsOf } from "@/test/refusals";
import { type Draft, documentWith, draftDocument, indicatorOf } from "@/test/plan-document";

const I = "tasks[0].indicators[0]";

/** What is doubtful, each checked to have its words. */
async function doubtsIn(draft: Draft): Promise<string[]> {
  const { warnings } = await importPlan(operator, draft, { dryRun: true, emptyStore: true });
  return warnings.shown.map(wordsOf);
}

const two = [
  { key: "a1", office: "ke" },
  { key: "a2", office: "ju" },
];

test.each<[string, Parameters<typeof documentWith>[0], string[]]>([
  ["a flow of % by month", { unit: "%" }, [`${I}.unit document.doubtful.shareOverMonths`]],
  ["a flow of ‰ by month", { unit: " ‰" }, [`${I}.unit document.doubtful.shareOverMonths`]],
  ["a flow of % so far this year", { unit: "%", entry: "ytd" }, []],
  [
    "the same in two offices",
    { unit: "％", entry: "ytd", assignments: two },
    [`${I}.unit document.doubtful.shareOverLeaves`],
  ],
  ["a stock of %", { unit: "%", measure: "stock" }, []],
  [
    "a stock of % in two offices",
    { unit: "%", measure: "stock", assignments: two },
    [`${I}.unit document.doubtful.shareOverLeaves`],
  ],
  [
    "a stock of % that is broken down to one",
    { unit: "%", measure: "stock", assignments: [two[0] ?? {}, { key: "a2", office: "ju", parent: "a1" }] },
    [],
  ],
  ["a ratio of %", { unit: "%", measure: "ratio", assignments: two }, []],
  ["a growth of %", { unit: "%", measure: "growth", assignments: two }, []],
  ["a ratio per 100,000", { unit: "人/10万人", measure: "ratio" }, [`${I}.unit document.doubtful.otherBase`]],
  ["a ratio per ten thousand", { unit: "例／万人", measure: "ratio" }, [`${I}.unit document.doubtful.otherBase`]],
  ["a ratio per thousand, in words", { unit: "每千人", measure: "ratio" }, [`${I}.unit document.doubtful.otherBase`]],
  ["a ratio per head", { unit: "元/人", measure: "ratio" }, []],
  ["a target of 1, evenly", { target: { value: "1" } }, [`${I}.target.value document.doubtful.smallLinear`]],
  ["a target of 1 when it is due", { target: { value: "1" }, pacing: { kind: "at_due" } }, []],
  [
    "an own target without a baseline",
    {
      measure: "stock",
      baseline: "20",
      assignments: [
        { key: "a1", office: "ke", target: "60" },
        { key: "a2", office: "ju", target: "60", baseline: "3" },
      ],
    },
    [`${I}.assignments[0].baseline document.doubtful.ownBaseline`],
  ],
  [
    "own targets where nothing has a baseline",
    { measure: "stock", assignments: [{ key: "a1", office: "ke", target: "60" }] },
    [],
  ],
])("%s", async (_, indicator, doubts) => expect(await doubtsIn(documentWith(indicator))).toEqual(doubts));

test("figures and days of the future", async () => {
  const later: Draft = JSON.parse(JSON.stringify(draftDocument()).replaceAll("2022", "2999"));
  Object.assign(indicatorOf(later), {
    milestones: [{ title: "一", due: "2999-06-30", weight: "1", done: "2999-06-01" }],
  });
  expect(await doubtsIn(later)).toEqual([
    `${I}.milestones[0].done document.doubtful.toCome`,
    "figures[0].month document.doubtful.notBegun",
  ]);
});
