import { describe, expect, test } from "vitest";
import type { Entry, Indicator, View } from "./model";
import { assignmentProgress, indicatorProgress, worstStatus } from "./rules";
import {
  assignment,
  entry,
  figures,
  indicator,
  lastYear,
  milestone,
  pair,
  scaled,
  target,
  TERMS,
  text,
  view,
} from "./testing/indicators";

type Case = [string, Partial<Indicator>, Entry[], number | View, string];

function status(changes: Partial<Indicator>, entries: readonly Entry[], at: number | View) {
  return indicatorProgress(indicator(changes), entries, typeof at === "number" ? view(at) : at).status;
}

const cap: Partial<Indicator> = { direction: "at_most", target: target(120) };
const level: Partial<Indicator> = { measure: "stock", target: target(10) };
const climb: Partial<Indicator> = { measure: "stock", target: target(100), baseline: 0n };
const ratio: Partial<Indicator> = { measure: "ratio", unit: "%", target: target(50) };
const done = (day: string | null) => [
  milestone("2022-03-31", "2022-03-25"),
  milestone("2022-06-30", day),
  milestone("2022-09-30", "2022-05-01", 8),
];
const steps = (milestones: Indicator["milestones"]): Partial<Indicator> => ({
  measure: "milestones",
  target: target(100),
  milestones,
});

describe("rules 1 to 3: nothing to judge", () => {
  test.each<Case>([
    ["without a target: no_target, even before the start", { target: null, start: 8 }, figures("a", 5), 6, "no_target"],
    ["before the start: not_started, even when met", { start: 8 }, figures("a", 50), 6, "not_started"],
    [
      "before the start: not_started, even when a cap is broken",
      { ...cap, start: 8 },
      figures("a", 500),
      6,
      "not_started",
    ],
    ["nothing reported before the due month: no_data", {}, [], 6, "no_data"],
    ["nothing reported at the due month: overdue, silence is not better than bad news", { due: 6 }, [], 6, "overdue"],
    ["nothing reported after the due month: overdue", { due: 6 }, [], 9, "overdue"],
    ["only not available at the due month: no_data", { due: 6 }, [entry("a", 2, { na: "未入统" })], 6, "no_data"],
    [
      "an unapproved not-available is no entry: overdue",
      { due: 6 },
      [entry("a", 2, { na: "未入统", review: "submitted" })],
      6,
      "overdue",
    ],
    ["only half a ratio at the due month: no_data", { ...ratio, due: 6 }, [pair("a", 6, [null, 5])], 6, "no_data"],
    ["an entry after the cut-off is none: overdue", { due: 6 }, [entry("a", 7, { na: "未入统" })], 6, "overdue"],
    ["a ratio with a denominator of 0: no_data", { ...ratio, due: 6 }, [pair("a", 6, [1, 0])], 6, "no_data"],
    ["no assignment at all before the due month: no_data", { assignments: [] }, [], 6, "no_data"],
  ])("%s", (_, changes, entries, at, wanted) => {
    expect(status(changes, entries, at)).toBe(wanted);
  });
});

describe("rules 4 to 6: broken, done, overdue", () => {
  test.each<Case>([
    ["a flow above its cap at any month: breached", cap, figures("a", 121), 1, "breached"],
    ["a flow above its cap after the due month: breached", { ...cap, due: 6 }, figures("a", 121), 9, "breached"],
    ["a flow on its cap at the due month: completed", { ...cap, due: 6 }, figures("a", 120), 6, "completed"],
    [
      "a stock above its cap at the due month: overdue, not breached",
      { ...level, direction: "at_most", due: 6 },
      figures("a", 11),
      6,
      "overdue",
    ],
    ["a flow met before the due month: completed", {}, figures("a", 12), 1, "completed"],
    ["a flow above its target: overfulfilled", {}, figures("a", 13), 1, "overfulfilled"],
    ["a range met at its lower bound: completed", { target: target(2, { metAt: 1 }) }, figures("a", 1), 6, "completed"],
    ["a flow met in the due month: completed", { due: 3 }, figures("a", 4, 4, 4), 9, "completed"],
    ["a flow met after the due month: completed_late", { due: 3 }, figures("a", 4, 4, 0, 4), 4, "completed_late"],
    [
      "a flow more than met after the due month: completed_late",
      { due: 3 },
      figures("a", 4, 4, 0, 40),
      9,
      "completed_late",
    ],
    [
      "nothing at the due month and met since: completed_late",
      { due: 3 },
      figures("a", null, null, null, 12),
      4,
      "completed_late",
    ],
    ["a flow not met at the due month: overdue", { due: 3 }, figures("a", 11), 3, "overdue"],
    ["a flow not met after the due month: overdue", { due: 3 }, figures("a", 11), 4, "overdue"],
    ["a stock met before the due month is not done yet: on_track", level, figures("a", 12), 6, "on_track"],
    [
      "a stock more than met at the due month: overfulfilled",
      { ...level, due: 6 },
      figures("a", 12),
      6,
      "overfulfilled",
    ],
    [
      "a stock fallen below after the due month: overdue",
      { ...level, due: 3 },
      figures("a", 12, 12, 12, 9),
      4,
      "overdue",
    ],
    ["milestones all done before the due month: completed", steps(done("2022-06-12")), [], 6, "completed"],
    [
      "milestones all done after the due month: completed_late",
      { ...steps(done("2022-07-12")), due: 6 },
      [],
      7,
      "completed_late",
    ],
    [
      "growth met before the due month is not done yet: on_track",
      { measure: "growth", unit: "%", target: target(10), history: lastYear(100) },
      figures("a", 110),
      1,
      "on_track",
    ],
  ])("%s", (_, changes, entries, at, wanted) => {
    expect(status(changes, entries, at)).toBe(wanted);
  });
});

describe("rules 7 and 8: no schedule, caps on a flow", () => {
  test.each<Case>([
    ["not met and no schedule: in_progress", level, figures("a", 3), 6, "in_progress"],
    ["met and no schedule: on_track", level, figures("a", 10), 6, "on_track"],
    [
      "a flow with a cap and no schedule, kept: on_track",
      { ...cap, pacing: "at_due" },
      figures("a", 119),
      6,
      "on_track",
    ],
    ["a flow within the linear share of its cap: on_track", cap, figures("a", 60), 6, "on_track"],
    ["a flow ahead of the linear share of its cap: watch", cap, figures("a", "60.0001"), 6, "watch"],
    ["the linear share counts from the start", { ...cap, start: 4, due: 9 }, figures("a", 61), 6, "watch"],
    [
      "by day 60 of 120 on 30 June is too much",
      cap,
      figures("a", 60),
      view(6, { terms: { scheduleBasis: "day" } }),
      "watch",
    ],
  ])("%s", (_, changes, entries, at, wanted) => {
    expect(status(changes, entries, at)).toBe(wanted);
  });
});

describe("rule 9: by the gap, unrounded", () => {
  test.each([
    ["60", "10", "ahead"],
    ["59.9999", "99999/10000", "on_track"],
    ["50", "0", "on_track"],
    ["49.9999", "-1/10000", "watch"],
    ["40.0001", "-99999/10000", "watch"],
    ["40", "-10", "behind"],
    ["20", "-30", "behind"],
    ["19.9999", "-300001/10000", "far_behind"],
  ])("a level of %s of 100 at 30 June, a gap of %s, is %s", (figure, gap, wanted) => {
    const row = indicatorProgress(indicator(climb), figures("a", figure), view(6));
    expect([text(row.gap), row.status]).toEqual([gap, wanted]);
  });

  test("the points are the plan's", () => {
    const thresholds = { ahead: scaled(5), behind: scaled("-2.5"), farBehind: scaled(-20) };
    const terms = { ...TERMS, thresholds };
    expect(
      ["55", "47.5", "47.6", "29"].map((figure) => status(climb, figures("a", figure), view(6, { terms }))),
    ).toEqual(["ahead", "behind", "watch", "far_behind"]);
  });

  test("milestones with one due and undone are never better than watch", () => {
    expect(status(steps(done(null)), [], 5)).toBe("ahead");
    expect(status(steps(done(null)), [], 6)).toBe("watch");
    expect(status(steps([milestone("2022-03-31", null, 1), milestone("2022-09-30", "2022-02-01", 1)]), [], 4)).toBe(
      "watch",
    );
  });

  test("milestones far behind stay far behind", () => {
    expect(status(steps([milestone("2022-03-31", null, 1), milestone("2022-09-30", null, 1)]), [], 4)).toBe(
      "far_behind",
    );
  });
});

describe("the gap of growth is the distance to the target in points, whatever the schedule", () => {
  const growth = (direction: Indicator["direction"], aim: Indicator["target"]): Partial<Indicator> => ({
    measure: "growth",
    unit: "%",
    direction,
    target: aim,
    history: lastYear(100, 100),
  });
  test.each<[string, Partial<Indicator>, string, string, string]>([
    ["at_least below the target", growth("at_least", target(10)), "108.75", "-5/4", "watch"],
    ["at_least above the target", growth("at_least", target(10)), "121", "11", "ahead"],
    ["at_least met at metAt but below the value", growth("at_least", target(10, { metAt: 8 })), "109", "-1", "watch"],
    ["at_most below the value", growth("at_most", target(10)), "108", "2", "on_track"],
    ["at_most above the value", growth("at_most", target(10)), "150", "-40", "far_behind"],
    ["inside a range to hold", growth("hold", target(null, { low: 0, high: 10 })), "105", "0", "on_track"],
    ["below a range to hold", growth("hold", target(null, { low: 0, high: 10 })), "85", "-15", "behind"],
    ["above a range to hold", growth("hold", target(null, { low: 0, high: 10 })), "111", "-1", "watch"],
  ])("%s", (_, changes, figure, gap, wanted) => {
    const row = indicatorProgress(indicator(changes), figures("a", figure), view(1));
    expect([text(row.gap), row.status]).toEqual([gap, wanted]);
  });

  test("is there without a schedule and before the start", () => {
    const changes = growth("at_least", target(10));
    expect(indicatorProgress(indicator({ ...changes, pacing: "at_due" }), figures("a", 105), view(1))).toMatchObject({
      schedule: null,
      gap: { n: -5n, d: 1n },
    });
    expect(indicatorProgress(indicator({ ...changes, start: 2 }), figures("a", 105), view(1))).toMatchObject({
      status: "not_started",
      gap: { n: -5n, d: 1n },
    });
  });
});

test("a task's status is the worst of its indicators'", () => {
  expect(worstStatus(["completed", "watch", "on_track"])).toBe("watch");
  expect(worstStatus(["overfulfilled", "no_target"])).toBe("overfulfilled");
  expect(worstStatus(["overdue", "breached"])).toBe("breached");
  expect(worstStatus(["no_data", "watch"])).toBe("watch");
  expect(worstStatus([])).toBe("no_target");
});

test("silence is judged by the row's own leaves", () => {
  const plan = indicator({ assignments: ["a", "b"].map((key) => assignment(key, { target: scaled(6) })), due: 6 });
  const entries = [entry("b", 6, { na: "未入统" })];
  expect(indicatorProgress(plan, entries, view(6)).status).toBe("no_data");
  expect(["a", "b"].map((key) => assignmentProgress(plan, entries, { view: view(6), assignment: key }).status)).toEqual(
    ["overdue", "no_data"],
  );
});
