import { expect, test } from "vitest";
import { type Draft, documentWith, draftDocument, indicatorOf } from "@/test/plan-document";
import { refusalsOf } from "@/test/refusals";

const I = "tasks[0].indicators[0]";
const figure = { assignment: "a1", month: "2022-06", value: "1", status: "approved" };
const milestones = (title: string) => ({
  measure: "milestones",
  target: { value: "100" },
  milestones: [{ title, due: "2022-06-30", weight: "1", done: null }],
});
const change = (member: (draft: Draft) => object | undefined, name: string) => (text: string) => {
  const draft = draftDocument();
  Object.assign(member(draft) ?? {}, { [name]: text });
  return draft;
};

/** Every key of a document, with a document whose key is the text. */
const keys: [path: string, make: (text: string) => Draft][] = [
  ["offices[1].key", change((d) => d.offices[1], "key")],
  ["people[1].key", change((d) => d.people[1], "key")],
  ["tasks[0].no", change((d) => d.tasks[0], "no")],
  [`${I}.key`, change(indicatorOf, "key")],
  [`${I}.assignments[1].key`, change((d) => indicatorOf(d).assignments[1], "key")],
  ["figures[0].assignment", change((d) => d.figures[0], "assignment")],
];

/** Every other text of one line. */
const lines: typeof keys = [
  ["plan.title", change((d) => d.plan, "title")],
  ["offices[1].name", change((d) => d.offices[1], "name")],
  ["people[1].name", change((d) => d.people[1], "name")],
  ["people[1].post", change((d) => d.people[1], "post")],
  ["people[1].role", change((d) => d.people[1], "role")],
  ["tasks[0].title", change((d) => d.tasks[0], "title")],
  ["tasks[0].source", change((d) => d.tasks[0], "source")],
  [`${I}.name`, change(indicatorOf, "name")],
  [`${I}.unit`, change(indicatorOf, "unit")],
  [`${I}.milestones[0].title`, (text) => documentWith(milestones(text))],
  ["figures[0].qualifier", (text) => documentWith({}, [{ ...figure, qualifier: text }])],
];

/** Texts that may have several. */
const notes: typeof keys = [
  [`${I}.definition`, change(indicatorOf, "definition")],
  ["figures[0].note", (text) => documentWith({}, [{ ...figure, note: text }])],
  ["figures[0].na", (text) => documentWith({}, [{ ...figure, value: null, na: text }])],
];

const at = async (path: string, document: Draft) =>
  (await refusalsOf(document)).filter((fault) => fault.startsWith(`${path} `));

test.each(keys)("%s has no blanks at its edges", async (path, make) => {
  for (const text of [" a1", "a1 ", "a1\u3000", "\u00a0a1", "a1\u2003"])
    expect(await at(path, make(text))).toEqual([`${path} text.edge`]);
  expect(await at(path, make("两 词"))).toEqual(
    path.endsWith("assignment") ? [`${path} document.unknownAssignment`] : [],
  );
});

test.each([...keys, ...lines, ...notes])(
  "%s has nothing that nobody sees, and nothing that cannot be stored",
  async (path, make) => {
    for (const letter of ["\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u202e", "\u2028"])
      for (const text of [`${letter}a1`, `a${letter}1`, `a1${letter}`])
        expect(await at(path, make(text))).toEqual([`${path} text.invisible`]);
    for (const letter of ["\u0000", "\u0001", "\r", "\u007f", "\u009f", "\ud800", "\udfff", "\ufffe", "\uffff"])
      expect(await at(path, make(`a${letter}1`))).toEqual([`${path} text.unstorable`]);
  },
);

test.each(lines)("%s is one line", async (path, make) => {
  expect(await at(path, make("一\n二"))).toEqual([`${path} text.unstorable`]);
  expect(await at(path, make("葛\u{e0100}城"))).toEqual([]);
});

test.each(notes)("%s may have several", async (path, make) => expect(await at(path, make("一\n\t二"))).toEqual([]));
