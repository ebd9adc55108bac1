import { describe, expect, it, test } from "vitest";
import { sampleBoard, sampleEntries, sampleIndicator } from "@/test/sample-board";
import { wallOf } from "@/lib/wall/rules";
import { STATUSES } from "@/lib/progress/terms";
import {
  atScheduleOf,
  byGap,
  bySource,
  countStatuses,
  itemsOf,
  matching,
  READING_ORDER,
  reportingOf,
  silentOffices,
  withStatus,
} from "./rules";

const item = (key: string, target: string | null, figures: (string | null)[]) => {
  const model = sampleIndicator(key, target);
  return { model, entries: sampleEntries(model, figures) };
};
const months = (...figures: string[]) => figures;

/** S is 50.0% for all: ahead by 10, exactly on it, behind by 20, without any figure, without a target. */
const board = sampleBoard([
  {
    source: "上级考核",
    indicators: [
      item("ahead", "100", months("60", "0", "0", "0", "0", "0")),
      item("even", "100", months("50", "0", "0", "0", "0", "0")),
    ],
  },
  { source: "政府工作报告", indicators: [item("behind", "100", months("30", "0", "0", "0", "0", "0"))] },
  {
    source: "上级考核",
    indicators: [item("silent", "100", []), item("untargeted", null, months("5", "0", "0", "0", "0", "0"))],
  },
]);
const nothing = { leader: null, source: null, office: null, status: null, text: null };
const keys = (items: readonly { indicator: { model: { key: string } } }[]) =>
  items.map(({ indicator }) => indicator.model.key);

describe("matching", () => {
  it("leaves everything when nothing is asked", () => {
    expect(keys(matching(board, nothing))).toEqual(["ahead", "even", "behind", "silent", "untargeted"]);
  });
  it("takes the offices below the one asked for along, and none beside it", () => {
    expect(matching(board, { ...nothing, office: "ju" })).toHaveLength(5);
    expect(matching(board, { ...nothing, office: "gx" })).toHaveLength(5);
    expect(matching(board, { ...nothing, office: "elsewhere" })).toHaveLength(0);
  });
  it("narrows by leader, source and text, whatever its case", () => {
    expect(matching(board, { ...nothing, leader: "ld3" })).toHaveLength(0);
    expect(keys(matching(board, { ...nothing, source: "政府工作报告" }))).toEqual(["behind"]);
    expect(keys(matching(board, { ...nothing, text: "AHEAD" }))).toEqual(["ahead", "even"]);
  });
  it("leaves the status to withStatus", () => {
    const items = matching(board, { ...nothing, status: "ahead" });
    expect(items).toHaveLength(5);
    expect(keys(withStatus(items, "ahead"))).toEqual(["ahead"]);
  });
});

describe("order", () => {
  it("groups by source in the plan's order", () => {
    expect(bySource(itemsOf(board)).map(({ source, items }) => [source, ...keys(items)])).toEqual([
      ["上级考核", "ahead", "even", "silent", "untargeted"],
      ["政府工作报告", "behind"],
    ]);
  });
  it("puts the furthest behind first and those without a gap last", () => {
    expect(keys(byGap(itemsOf(board)))).toEqual(["behind", "even", "ahead", "silent", "untargeted"]);
  });
});

describe("counts", () => {
  it("count at schedule what reaches it exactly, over items that are comparable", () => {
    expect(atScheduleOf(itemsOf(board), board.month)).toEqual({
      done: 2,
      comparable: 3,
      notComparable: 2,
      halfDone: false,
    });
  });
  it("count statuses in reading order, leaving out those that do not occur", () => {
    expect(countStatuses(itemsOf(board).map(({ indicator }) => indicator.progress.status))).toEqual([
      { status: "ahead", count: 1 },
      { status: "on_track", count: 1 },
      { status: "behind", count: 1 },
      { status: "no_data", count: 1 },
      { status: "no_target", count: 1 },
    ]);
  });
  it("leave no status out of the reading order", () => {
    expect([...READING_ORDER].sort()).toEqual([...STATUSES].sort());
  });
  it("tell reports that are there from those that are missing", () => {
    const { reported, expected, missing } = reportingOf(itemsOf(board));
    expect({ reported, expected, missing: keys(missing.map((each) => each.item)) }).toEqual({
      reported: 4,
      expected: 5,
      missing: ["silent"],
    });
    expect(silentOffices(missing).map(({ officeId, missing: own }) => [officeId, own.length])).toEqual([["gx", 1]]);
    expect(reportingOf(itemsOf(board), () => false)).toEqual({ reported: 0, expected: 0, missing: [] });
  });
});

test("silent offices are counted one by one, most first, also where two bear one name", () => {
  const model = (key: string, offices: string[]) =>
    sampleIndicator(key, "100", {
      assignments: offices.map((office) => ({
        key: `${key}_${office}`,
        office,
        person: null,
        parent: null,
        target: null,
        baseline: null,
      })),
    });
  const two = sampleBoard([
    {
      source: "上级考核",
      indicators: [
        { model: model("a", ["gx", "ju"]), entries: [] },
        { model: model("b", ["ju"]), entries: [] },
      ],
    },
  ]);
  const namesakes = { ...two, offices: two.offices.map((office) => ({ ...office, name: "农业科" })) };
  const { missing } = reportingOf(itemsOf(namesakes));
  expect(silentOffices(missing).map(({ officeId, missing: own }) => [officeId, own.length])).toEqual([
    ["ju", 2],
    ["gx", 1],
  ]);
  expect(wallOf(namesakes, { underWay: null, numbers: new Map() }).silent.map(({ missing: count }) => count)).toEqual([
    2, 1,
  ]);
});
