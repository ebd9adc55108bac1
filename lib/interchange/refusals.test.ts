import { describe, expect, test } from "vitest";
import { type Draft, draftDocument, indicatorOf } from "@/test/plan-document";
import { refusalsOf } from "@/test/refusals";

const I = "tasks[0].indicators[0]";

/** A change of the small document, and all that is then refused. */
type Case = [name: string, change: (draft: Draft) => void, refused: string[]];

const task = (draft: Draft) => draft.tasks[0] ?? {};
const figure = (members: Record<string, string | null>) => ({
  assignment: "a1",
  month: "2022-06",
  status: "approved",
  ...members,
});

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
  [
    "a range with a wave",
    (d) => Object.assign(indicatorOf(d), { target: { value: "1～2" } }),
    [`${I}.target.value document.range`],
  ],
  ["text", (d) => Object.assign(d, { figures: [figure({ value: "约5" })] }), ["figures[0].value document.number"]],
  [
    "a masked figure",
    (d) => Object.assign(d, { figures: [figure({ value: "**" })] }),
    ["figures[0].value document.masked"],
  ],
  [
    "five decimals",
    (d) => Object.assign(d, { figures: [figure({ value: "1.00001" })] }),
    ["figures[0].value document.decimals"],
  ],
  [
    "too large",
    (d) => Object.assign(d, { figures: [figure({ value: "-900000000000.0001" })] }),
    ["figures[0].value document.tooLarge"],
  ],
  [
    "a number instead of text",
    (d) => Object.assign(task(d), { weight: 10 }),
    ["tasks[0].weight document.numberAsText"],
  ],
  [
    "separators",
    (d) => Object.assign(d, { figures: [figure({ value: "1,000" })] }),
    ["figures[0].value document.number"],
  ],
  ["a month that is none", (d) => Object.assign(task(d), { start: "2022-13" }), ["tasks[0].start document.month"]],
  [
    "a month outside the year",
    (d) => Object.assign(d, { figures: [figure({ month: "2023-01", value: "1" })] }),
    ["figures[0].month document.outsideYear"],
  ],
  [
    "a start outside the year",
    (d) => Object.assign(task(d), { start: "2021-12" }),
    ["tasks[0].start document.outsideYear"],
  ],
  [
    "a due month outside the year",
    (d) => Object.assign(indicatorOf(d), { due: "2023-01" }),
    [`${I}.due document.outsideYear`],
  ],
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
  [
    "an office twice",
    (d) => d.offices.push({ key: "ke", name: "又", parent: null, sort: 3 }),
    ["offices[2].key document.duplicate"],
  ],
  [
    "an unknown parent",
    (d) => Object.assign(d.offices[1] ?? {}, { parent: "x" }),
    ["offices[1].parent document.unknownOffice"],
  ],
  [
    "offices in a ring",
    (d) => Object.assign(d.offices[0] ?? {}, { parent: "ke" }),
    ["offices[0].parent plan.treeRing", "offices[1].parent plan.treeRing"],
  ],
  [
    "a person's unknown office",
    (d) => Object.assign(d.people[0] ?? {}, { office: "x" }),
    ["people[0].office document.unknownOffice"],
  ],
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
    (d) =>
      indicatorOf(d).assignments.push(
        { key: "a3", office: "ke", parent: "a4" },
        { key: "a4", office: "ke", parent: "a3" },
      ),
    [`${I}.assignments[2].parent plan.treeRing`, `${I}.assignments[3].parent plan.treeRing`],
  ],
  [
    "a parent under another indicator",
    (d) =>
      d.tasks[0]?.indicators.push({
        ...indicatorOf(d),
        key: "i2",
        assignments: [{ key: "b1", office: "ke", parent: "a2" }],
      }),
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
