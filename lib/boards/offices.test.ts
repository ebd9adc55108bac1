import { describe, expect, it } from "vitest";
import { fraction } from "@/lib/progress/exact";
import type { Assignment } from "@/lib/progress/model";
import { decimal, sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { carriedBy, summarizeOffice, summarizeOffices } from "./offices";
import { summarizePeople, summarizePerson } from "./people";
import { itemsOf } from "./rules";

const part = (key: string, office: string, target: string, parent: string | null = null): Assignment => ({
  key,
  office,
  person: office === "gx" ? "gx1" : null,
  parent,
  target: decimal(target),
  baseline: null,
});

/** The bureau carries 100 of which 高新技术科 carries 60, with 45 done; another indicator of 高新技术科 has 20 of 100. */
const shared = sampleIndicator("shared", "100", {
  assignments: [part("whole", "ju", "100"), part("share", "gx", "60", "whole"), part("rest", "ju", "40", "whole")],
});
const own = sampleIndicator("own", "100", { assignments: [part("alone", "gx", "100")] });
const figures = (assignment: string, value: string) =>
  sampleEntries({ ...own, assignments: [part(assignment, "gx", "1")] }, [value, "0", "0", "0", "0", "0"]);
const board = sampleBoard([
  {
    source: "上级考核",
    indicators: [{ model: shared, entries: [...figures("share", "45"), ...figures("rest", "5")] }],
  },
  { source: "上级考核", indicators: [{ model: own, entries: figures("alone", "20") }] },
]);
const office = (id: string) => {
  const found = board.offices.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return summarizeOffice(board, found);
};

describe("carriedBy", () => {
  it("takes the topmost assignment only, so that nothing counts twice", () => {
    const carried = (concerns: (officeId: string) => boolean) =>
      carriedBy(itemsOf(board), ({ officeId }) => concerns(officeId)).map(({ assignment }) => assignment.key);
    expect(carried(() => true)).toEqual(["whole", "alone"]);
    expect(carried((id) => id === "gx")).toEqual(["share", "alone"]);
  });
});

describe("an office", () => {
  it("averages its own assignments against their own targets", () => {
    // (45 ÷ 60 + 20 ÷ 100) ÷ 2
    expect(office("gx").completion).toEqual({ average: fraction(19n, 40n), counted: 2, total: 2 });
  });
  it("sets the schedule of the same items beside its average, as a person does", () => {
    const beside = { average: fraction(19n, 40n), schedule: fraction(1n, 2n), counted: 2 };
    expect(office("gx").likeForLike).toEqual(beside);
    expect(summarizePeople(board).find(({ person }) => person.id === "gx1")?.likeForLike).toEqual(beside);
  });
  it("counts an indicator without own targets once if all leaves are the office's, and leaves out shared ones", () => {
    const bare = (key: string, at: string): Assignment => ({ ...part(key, at, "1"), target: null });
    const whole = sampleIndicator("whole", "100", { assignments: [bare("one", "gx"), bare("two", "gx")] });
    const half = sampleIndicator("half", "100", { assignments: [bare("ours", "gx"), bare("theirs", "ju")] });
    const both = sampleBoard([
      { source: "x", indicators: [{ model: whole, entries: [...figures("one", "20"), ...figures("two", "10")] }] },
      { source: "x", indicators: [{ model: half, entries: figures("ours", "90") }] },
    ]);
    const [ju, gx] = summarizeOffices(both);
    expect(gx?.completion).toEqual({ average: fraction(3n, 10n), counted: 1, total: 1 });
    expect(ju?.completion).toMatchObject({ counted: 2, total: 2 });
  });
  it("takes the offices below it along", () => {
    // (50 ÷ 100 + 20 ÷ 100) ÷ 2
    expect(office("ju").completion.average).toEqual(fraction(7n, 20n));
    expect(office("ju").leads).toHaveLength(2);
  });
  it("expects reports of its leaves only", () => {
    expect(office("gx")).toMatchObject({ reported: 2, expected: 2 });
    expect(office("ju")).toMatchObject({ reported: 3, expected: 3 });
  });
  it("is followed by those below it", () => {
    expect(summarizeOffices(board).map(({ office: { id }, depth }) => [id, depth])).toEqual([
      ["ju", 0],
      ["gx", 1],
    ]);
  });
});

describe("people", () => {
  it("average what a leader is in charge of, and what others carry", () => {
    const [leader, head] = summarizePeople(board);
    // (50% + 20%) ÷ 2
    expect(leader).toMatchObject({
      person: { id: "ld2" },
      completion: { average: fraction(7n, 20n), total: 2 },
      expected: 0,
    });
    expect(head).toMatchObject({
      person: { id: "gx1" },
      completion: { average: fraction(19n, 40n), total: 2 },
      expected: 2,
    });
    expect(head?.owns).toHaveLength(2);
    expect(leader?.inCharge).toHaveLength(2);
  });
  it("leave out who has no part in the plan", () => {
    expect(
      summarizePeople({
        ...board,
        people: [{ id: "x", key: "x", name: "闲", post: null, principal: false, officeId: "gx" }],
      }),
    ).toEqual([]);
  });
});

describe("the principal leader", () => {
  it("answers for the whole plan, whoever the leaders in charge are", () => {
    const principal = { id: "ld1", key: "ld1", name: "局长", post: null, officeId: "ju", principal: true };
    expect(summarizePerson(board, principal).inCharge).toEqual(itemsOf(board));
    expect(summarizePerson(board, { ...principal, principal: false }).inCharge).toEqual([]);
  });
});
