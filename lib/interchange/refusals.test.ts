import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/rules";
import { type Draft, documentWith, draftDocument, indicatorOf } from "@/test/plan-document";
import { refusalsOf } from "@/test/refusals";
import { readDocument } from "./reading";

const I = "tasks[0].indicators[0]";

/** A change of the small document, and all that is then refused. */
type Case = [name: string, change: (draft: Draft) => void, refused: string[]];

const task = (draft: Draft) => draft.tasks[0] ?? {};
const figure = (members: Record<string, string | null>) => ({ assignment: "a1", month: "2022-06", status: "approved", ...members });

const shape: Case[] = [
  ["a valid one has no faults", () => undefined, []],
  ["another format", (d) => Object.assign(d, { format: "x" }), ["format document.format"]],
  ["another version", (d) => Object.assign(d, { version: 2 }), ["version document.version"]],
  ["an unknown member", (d) => Object.assign(d.plan, { tilte: "x" }), ["plan.tilte document.unknownKey"]],
  [
    "a missing member",
    (d) => Reflect.deleteProperty(d, "people"),
    [
      "people required",
      `tasks[0].leaderInCharge document.unknownPerson`,
      "tasks[0].owner document.unknownPerson",
      `${I}.assignments[0].person document.unknownPerson`,
    ],
  ],
  [
    "a part of another kind",
    (d) => Object.assign(d, { figures: [7, null, []] }),
    ["figures[0] document.expected.object", "figures[1] required", "figures[2] document.expected.object"],
  ],
  [
    "a list of another kind",
    (d) => Object.assign(task(d), { supportingOffices: "ju" }),
    ["tasks[0].supportingOffices document.expected.array"],
  ],
  ["an empty name", (d) => Object.assign(d.offices[1] ?? {}, { name: " " }), ["offices[1].name required"]],
  [
    "a key with a control character",
    (d) => Object.assign(d.people[0] ?? {}, { key: "a\u0000" }),
    ["people[0].key text.unstorable", "tasks[0].leaderInCharge document.unknownPerson"],
  ],
  ["half a letter", (d) => Object.assign(task(d), { title: "\ud800" }), ["tasks[0].title text.unstorable"]],
  ["an unknown word", (d) => Object.assign(indicatorOf(d), { measure: "sum" }), [`${I}.measure document.oneOf`]],
  ["a year that is none", (d) => Object.assign(d.plan, { year: "2022" }), ["plan.year document.whole"]],
];

const values: Case[] = [
  ["a range", (d) => Object.assign(indicatorOf(d), { target: { value: "1-2" } }), [`${I}.target.value document.range`]],
  ["a range with a wave", (d) => Object.assign(indicatorOf(d), { target: { value: "1～2" } }), [`${I}.target.value document.range`]],
  ["text", (d) => Object.assign(d, { figures: [figure({ value: "约5" })] }), ["figures[0].value document.number"]],
  ["a masked figure", (d) => Object.assign(d, { figures: [figure({ value: "**" })] }), ["figures[0].value document.masked"]],
  ["five decimals", (d) => Object.assign(d, { figures: [figure({ value: "1.00001" })] }), ["figures[0].value document.decimals"]],
  ["too large", (d) => Object.assign(d, { figures: [figure({ value: "-900000000000.0001" })] }), ["figures[0].value document.tooLarge"]],
  ["a number instead of text", (d) => Object.assign(task(d), { weight: 10 }), ["tasks[0].weight document.numberAsText"]],
  ["separators", (d) => Object.assign(d, { figures: [figure({ value: "1,000" })] }), ["figures[0].value document.number"]],
  ["a month that is none", (d) => Object.assign(task(d), { start: "2022-13" }), ["tasks[0].start document.month"]],
  [
    "a month outside the year",
    (d) => Object.assign(d, { figures: [figure({ month: "2023-01", value: "1" })] }),
    ["figures[0].month document.outsideYear"],
  ],
  ["a start outside the year", (d) => Object.assign(task(d), { start: "2021-12" }), ["tasks[0].start document.outsideYear"]],
  ["a due month outside the year", (d) => Object.assign(indicatorOf(d), { due: "2023-01" }), [`${I}.due document.outsideYear`]],
  [
    "a start after the due month",
    (d) => Object.assign(task(d), { start: "2022-07", due: "2022-06" }),
    ["tasks[0].start document.startAfterDue"],
  ],
  [
    "an indicator's start after its task's due month",
    (d) => [Object.assign(task(d), { due: "2022-06" }), Object.assign(indicatorOf(d), { start: "2022-07" })],
    [`${I}.start document.startAfterDue`],
  ],
  [
    "a day that is none",
    (d) => Object.assign(indicatorOf(d), { milestones: [{ title: "一", due: "2022-02-30", weight: "1", done: null }] }),
    [`${I}.milestones[0].due document.day`],
  ],
];

const references: Case[] = [
  ["an office twice", (d) => d.offices.push({ key: "ke", name: "又", parent: null, sort: 3 }), ["offices[2].key document.duplicate"]],
  ["an unknown parent", (d) => Object.assign(d.offices[1] ?? {}, { parent: "x" }), ["offices[1].parent document.unknownOffice"]],
  [
    "offices in a ring",
    (d) => Object.assign(d.offices[0] ?? {}, { parent: "ke" }),
    ["offices[0].parent plan.treeRing", "offices[1].parent plan.treeRing"],
  ],
  ["a person's unknown office", (d) => Object.assign(d.people[0] ?? {}, { office: "x" }), ["people[0].office document.unknownOffice"]],
  [
    "a task's unknown office",
    (d) => Object.assign(task(d), { leadOffice: "x", supportingOffices: ["x", "ju", "ju"] }),
    [
      "tasks[0].leadOffice document.unknownOffice",
      "tasks[0].supportingOffices[0] document.unknownOffice",
      "tasks[0].supportingOffices[2] document.duplicate",
    ],
  ],
  ["a task's unknown person", (d) => Object.assign(task(d), { owner: "x" }), ["tasks[0].owner document.unknownPerson"]],
  ["a task number twice", (d) => d.tasks.push({ ...task(d), indicators: [] }), ["tasks[1].no document.duplicate"]],
  [
    "an assignment twice",
    (d) => indicatorOf(d).assignments.push({ key: "a1", office: "ke" }),
    [`${I}.assignments[2].key document.duplicate`],
  ],
  [
    "an assignment's unknown office and person",
    (d) => indicatorOf(d).assignments.push({ key: "a3", office: "x", person: "y" }),
    [`${I}.assignments[2].office document.unknownOffice`, `${I}.assignments[2].person document.unknownPerson`],
  ],
  [
    "an unknown parent assignment",
    (d) => indicatorOf(d).assignments.push({ key: "a3", office: "ke", parent: "x" }),
    [`${I}.assignments[2].parent document.unknownAssignment`],
  ],
  [
    "assignments in a ring",
    (d) => indicatorOf(d).assignments.push({ key: "a3", office: "ke", parent: "a4" }, { key: "a4", office: "ke", parent: "a3" }),
    [`${I}.assignments[2].parent plan.treeRing`, `${I}.assignments[3].parent plan.treeRing`],
  ],
  [
    "a parent under another indicator",
    (d) => d.tasks[0]?.indicators.push({ ...indicatorOf(d), key: "i2", assignments: [{ key: "b1", office: "ke", parent: "a2" }] }),
    ["tasks[0].indicators[1].assignments[0].parent document.foreignParent"],
  ],
  [
    "a figure's unknown assignment",
    (d) => Object.assign(d.figures[0] ?? {}, { assignment: "x" }),
    ["figures[0].assignment document.unknownAssignment"],
  ],
  [
    "who refers to a faulty part is not blamed",
    (d) => [Object.assign(d.offices[1] ?? {}, { sort: null }), Object.assign(indicatorOf(d), { name: "" })],
    ["offices[1].sort required", `${I}.name required`],
  ],
];

const figures: Case[] = [
  ["two in one cell", (d) => d.figures.push({ ...d.figures[0] }), ["figures[1] document.twoFigures"]],
  [
    "on a parent",
    (d) => indicatorOf(d).assignments.push({ key: "a3", office: "ke", parent: "a1" }),
    ["figures[0].assignment document.figureOnParent"],
  ],
  ["nothing said", (d) => Object.assign(d, { figures: [figure({})] }), ["figures[0].value required"]],
  [
    "a figure and a reason",
    (d) => Object.assign(d, { figures: [figure({ value: "1", na: "未入统" })] }),
    ["figures[0].na figureAndReason"],
  ],
  [
    "operands of a flow",
    (d) => Object.assign(d, { figures: [figure({ numerator: "1", denominator: "2" })] }),
    ["figures[0].numerator figureField", "figures[0].denominator figureField", "figures[0].value required"],
  ],
  [
    "January where it is reported with February",
    (d) => Object.assign(d.plan, { janFebCombined: true }),
    ["figures[0].month document.januaryCombined"],
  ],
];

describe.each([
  ["the document's shape", shape],
  ["numbers, months and days", values],
  ["references", references],
  ["figures", figures],
])("%s", (_, cases) => {
  test.each(cases)("%s", async (_name, change, refused) => {
    const draft = draftDocument();
    change(draft);
    expect(await refusalsOf(draft)).toEqual(refused);
  });
});

test("ratio, rank and milestones take what is theirs", async () => {
  const ratio = { measure: "ratio", unit: "%" };
  expect(await refusalsOf(documentWith(ratio, [figure({ numerator: "1", denominator: "-10" })]))).toEqual([
    "figures[0].denominator figureNegativeWhole",
  ]);
  expect(await refusalsOf(documentWith(ratio, [figure({ value: "1" })]))).toEqual([
    "figures[0].value figureField",
    "figures[0].numerator required",
    "figures[0].denominator required",
  ]);
  expect(await refusalsOf(documentWith(ratio, [figure({ numerator: "1", denominator: "2", na: "未入统" })]))).toEqual([
    "figures[0].na figureAndReason",
  ]);
  const rank = { measure: "rank", direction: "at_most", target: { value: "3" } };
  expect(await refusalsOf(documentWith(rank, [figure({ value: "1" })]))).toEqual(["figures[0].denominator required"]);
  const ranked = (value: string, denominator: string) => refusalsOf(documentWith(rank, [figure({ value, denominator })]));
  expect(await ranked("2.5", "1")).toEqual(["figures[0].value figureRankWhole"]);
  expect(await ranked("-2", "9")).toEqual(["figures[0].value figureRankWhole"]);
  expect(await ranked("3", "2")).toEqual(["figures[0].value figureRankBeyond"]);
  const two = [
    { key: "a1", office: "ke" },
    { key: "a2", office: "ju" },
  ];
  expect(await refusalsOf(documentWith({ ...rank, assignments: two }))).toEqual([`${I}.assignments document.rankLeaves`]);
  const milestones = {
    measure: "milestones",
    target: { value: "100" },
    milestones: [{ title: "一", due: "2022-06-30", weight: "1", done: null }],
  };
  expect(await refusalsOf(documentWith(milestones, [figure({ value: "1" })]))).toEqual(["figures[0] document.figureOnMilestones"]);
  expect(
    await refusalsOf(documentWith({ ...milestones, milestones: [{ title: "一", due: "2022-06-30", weight: "0", done: null }] })),
  ).toEqual([`${I}.milestones document.milestonesWeight`]);
});

test("a year-to-date below the previous one needs a reason, which the note is", async () => {
  const fall = (note: string | null, status = "approved") =>
    refusalsOf(
      documentWith({ entry: "ytd" }, [figure({ value: "8", note, month: "2022-06" }), figure({ value: "9", month: "2022-05", status })]),
    );
  expect(await fall(null)).toEqual(["figures[0].value document.ytdFalls"]);
  expect(await fall(" ")).toEqual(["figures[0].value document.ytdFalls"]);
  expect(await fall("更正")).toEqual([]);
  expect(await fall(null, "returned")).toEqual([]);
  const operands = [figure({ numerator: "3", denominator: "9", month: "2022-05" }), figure({ numerator: "4", denominator: "8" })];
  expect(await refusalsOf(documentWith({ measure: "ratio", entry: "ytd" }, operands))).toEqual([
    "figures[1].denominator document.ytdFalls",
  ]);
  expect(await refusalsOf(documentWith({ measure: "ratio", entry: "ytd", operands: "stock" }, operands))).toEqual([]);
});

test("a member that cannot be read hides no other fault of its part, and causes none", async () => {
  const sits = { key: "a1", office: "nn", target: null };
  const indicator = { unit: null, weight: "x", target: { value: "0" }, assignments: [sits] };
  const figures = [
    figure({ value: "1" }),
    figure({ value: "1.00001", status: "z" }),
    figure({ assignment: "unknown", value: "x" }),
    figure({ month: "2022-07", value: "1", na: "\u0000" }),
  ];
  expect((await refusalsOf(documentWith(indicator, figures))).sort()).toEqual(
    [
      `${I}.unit required`,
      `${I}.weight document.masked`,
      `${I}.target.value plan.targetNotPositive`,
      `${I}.assignments[0].office document.unknownOffice`,
      "figures[1].value document.decimals",
      "figures[1].status document.oneOf",
      "figures[1] document.twoFigures",
      "figures[2].value document.masked",
      "figures[2].assignment document.unknownAssignment",
      "figures[3].na text.unstorable",
    ].sort(),
  );
});

test("two hundred faults are listed, then their number", async () => {
  const draft = draftDocument();
  draft.figures = Array.from({ length: 1000 }, () => figure({ value: "x" }));
  const error = (await readDocument(draft)).faults.error();
  expect(error).toBeInstanceOf(DomainError);
  expect(error.faults).toHaveLength(201);
  expect(error.faults[200]).toEqual({ path: "", message: "document.total", params: { shown: 200, count: 1000 } });
});

test("names that steer a terminal or fill a screen are shown tame", async () => {
  const draft = draftDocument();
  Object.assign(draft.plan, { [`\u001b[2J${"长".repeat(500)}`]: 1 });
  expect((await refusalsOf(draft))[0]).toMatch(/^plan\["\\u001b\[2J长{1,60}…"\] document.unknownKey$/);
});

test("JSON's own __proto__ is an unknown member like any other", async () => {
  const text = JSON.stringify(draftDocument()).replace('"title":"任务"', '"__proto__":{"polluted":1},"title":"任务"');
  expect(await refusalsOf(JSON.parse(text))).toEqual(["tasks[0].__proto__ document.unknownKey"]);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
