/** The percentages that the bureau's own half-year report states, and what follows from it, at the cut-off of June. */
import { describe, expect, test } from "vitest";
import type { Entry, Indicator } from "./model";
import { indicatorProgress } from "./rules";
import { showActual, showBare, showGap, showPercent } from "./show";
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
  view,
} from "./testing/indicators";

const two = [assignment("a"), assignment("b")];
const levels = (of: number) => figures("a", of, of, of, of, of, of);

function june(changes: Partial<Indicator>, entries: readonly Entry[]) {
  const plan = indicator({ decimals: 0, ...changes });
  const { actual, completion, gap, status } = indicatorProgress(plan, entries, view(6));
  return [showActual(actual, plan), showBare(completion), showGap(gap, plan, TERMS), status];
}

describe("stated in the report", () => {
  test.each<[string, Partial<Indicator>, Entry[], string[]]>([
    [
      "有效发明专利拥有量 2 of 1 is 200%",
      { measure: "stock", target: target(1) },
      figures("a", 0, 0, 1, 1, 2, 2),
      ["2", "200", "–", "on_track"],
    ],
    [
      "申请专利 78 of 150 is 52%, +2.0",
      { target: target(150), assignments: two },
      [...figures("a", 5, 4, 9, 8, 10, 12), ...figures("b", 3, 2, 6, 6, 7, 6)],
      ["78", "52", "+2.0", "on_track"],
    ],
    [
      "信息化技术及成果 5 of 5 is 100%",
      { target: target(5) },
      figures("a", 0, 0, 1, 1, 1, 2),
      ["5", "100", "+50.0", "completed"],
    ],
    [
      "高层次人才 6 of 1–2 is 300%",
      { target: target(2, { metAt: 1 }) },
      figures("a", 0, 0, 1, 1, 2, 2),
      ["6", "300", "+250.0", "overfulfilled"],
    ],
    [
      "产业化与成果转化项目 3 of 2–3 is 100%",
      { target: target(3, { metAt: 2 }), assignments: two },
      [...figures("a", 0, 0, 1, 0, 1, 0), ...figures("b", 0, 0, 0, 0, 0, 1)],
      ["3", "100", "+50.0", "completed"],
    ],
    [
      "新项目储备 12 of 10 is 120%",
      { target: target(10) },
      figures("a", 1, 1, 2, 3, 2, 3),
      ["12", "120", "+70.0", "overfulfilled"],
    ],
    [
      "现代农业园 20 of 20 is 100%",
      { measure: "stock", target: target(20), pacing: "full" },
      levels(20),
      ["20", "100", "0.0", "on_track"],
    ],
    [
      "农民适用技术培训 6750 of 10000 is 67.5%, +17.5",
      { target: target(10_000), assignments: two },
      [...figures("a", 120, 80, 620, 760, 640, 530), ...figures("b", 200, 150, 900, 1050, 900, 800)],
      ["6750", "67.5", "+17.5", "ahead"],
    ],
  ])("%s", (_, changes, entries, shown) => {
    expect(june(changes, entries)).toEqual(shown);
  });

  test("高企销售额比值 whose numerator is not in the statistics yet has no data", () => {
    const ratio: Partial<Indicator> = {
      measure: "ratio",
      unit: "%",
      entry: "ytd",
      target: target("25.6"),
      decimals: 1,
    };
    const half = entry("a", 6, { denominator: scaled(77_628), na: "高新技术企业产值尚未入统" });
    expect(june(ratio, [half])).toEqual(["–", "–", "–", "no_data"]);
    expect(indicatorProgress(indicator(ratio), [half], view(6)).reporting).toMatchObject({
      mark: "not_available",
      reported: 1,
      expected: 1,
    });
  });
});

describe("following from it", () => {
  test("高新技术企业认定, due at the end of the year, is in progress at 0", () => {
    expect(june({ target: target(1), pacing: "at_due" }, levels(0))).toEqual(["0", "0", "–", "in_progress"]);
  });

  test("专利授权量 grew by 8.75%, 1.25 points below its target", () => {
    const history = lastYear(12, 8, 15, 14, 13, 18, 16, 15, 20, 17, 19, 33);
    const growth: Partial<Indicator> = { measure: "growth", unit: "%", target: target(10), history, decimals: 2 };
    expect(june(growth, figures("a", 13, 9, 16, 15, 15, 19))).toEqual(["8.75", "87.5", "-1.25", "watch"]);
  });

  test("清零 from 5 with 2 left is 60%, 10 points ahead", () => {
    const zero: Partial<Indicator> = { measure: "stock", direction: "at_most", target: target(0), baseline: scaled(5) };
    expect(june(zero, figures("a", 5, 5, 4, 4, 3, 2))).toEqual(["2", "60", "+10.0", "ahead"]);
  });

  test("科技经费 332 of 1000 is 33.2%, behind by 16.8", () => {
    expect(june({ target: target(1000) }, figures("a", 0, 3, 100, 0, 126, 103))).toEqual([
      "332",
      "33.2",
      "-16.8",
      "behind",
    ]);
  });

  test("milestones with June's undone are at 25% of 50%", () => {
    const milestones = [
      ["2022-03-31", "2022-03-25"],
      ["2022-06-30", null],
      ["2022-09-30", null],
      ["2022-12-20", null],
    ] as const;
    const steps: Partial<Indicator> = {
      measure: "milestones",
      unit: "%",
      target: target(100),
      milestones: milestones.map(([due, done]) => milestone(due, done)),
    };
    expect(june(steps, [])).toEqual(["25", "25", "-25.0", "behind"]);
  });

  test("tables keep the decimal that running text drops", () => {
    const { completion } = indicatorProgress(indicator({ target: target(150) }), figures("a", 78), view(6));
    expect([showPercent(completion), showBare(completion)]).toEqual(["52.0", "52"]);
  });
});

test("62 of 10,000 against at most 5.6‰ is 6.2 and not met", () => {
  const plan = indicator({ measure: "ratio", direction: "at_most", unit: "‰", target: target("5.6") });
  const progress = indicatorProgress(plan, [pair("a", 6, [62, 10_000])], view(6));
  expect([showActual(progress.actual, plan), progress.met, progress.status]).toEqual(["6.2", false, "watch"]);
});
