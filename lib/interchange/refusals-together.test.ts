import { expect, test } from "vitest";
import { DomainError } from "@/lib/errors/rules";
import { documentWith, draftDocument } from "@/test/plan-document";
import { refusalsOf } from "@/test/refusals";
import { readDocument } from "./reading";

const I = "tasks[0].indicators[0]";

const figure = (members: Record<string, string | null>) => ({
  assignment: "a1",
  month: "2022-06",
  status: "approved",
  ...members,
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
  const ranked = (value: string, denominator: string) =>
    refusalsOf(documentWith(rank, [figure({ value, denominator })]));
  expect(await ranked("2.5", "1")).toEqual(["figures[0].value figureRankWhole"]);
  expect(await ranked("-2", "9")).toEqual(["figures[0].value figureRankWhole"]);
  expect(await ranked("3", "2")).toEqual(["figures[0].value figureRankBeyond"]);
  const two = [
    { key: "a1", office: "ke" },
    { key: "a2", office: "ju" },
  ];
  expect(await refusalsOf(documentWith({ ...rank, assignments: two }))).toEqual([
    `${I}.assignments document.rankLeaves`,
  ]);
  const milestones = {
    measure: "milestones",
    target: { value: "100" },
    milestones: [{ title: "一", due: "2022-06-30", weight: "1", done: null }],
  };
  expect(await refusalsOf(documentWith(milestones, [figure({ value: "1" })]))).toEqual([
    "figures[0] document.figureOnMilestones",
  ]);
  expect(
    await refusalsOf(
      documentWith({ ...milestones, milestones: [{ title: "一", due: "2022-06-30", weight: "0", done: null }] }),
    ),
  ).toEqual([`${I}.milestones document.milestonesWeight`]);
});

test("a year-to-date below the previous one needs a reason, which the note is", async () => {
  const fall = (note: string | null, status = "approved") =>
    refusalsOf(
      documentWith({ entry: "ytd" }, [
        figure({ value: "8", note, month: "2022-06" }),
        figure({ value: "9", month: "2022-05", status }),
      ]),
    );
  expect(await fall(null)).toEqual(["figures[0].value document.ytdFalls"]);
  expect(await fall(" ")).toEqual(["figures[0].value document.ytdFalls"]);
  expect(await fall("更正")).toEqual([]);
  expect(await fall(null, "returned")).toEqual([]);
  const operands = [
    figure({ numerator: "3", denominator: "9", month: "2022-05" }),
    figure({ numerator: "4", denominator: "8" }),
  ];
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
