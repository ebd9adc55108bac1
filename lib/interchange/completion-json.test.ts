import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db";
import bureau from "@/demo/bureau-2022.plan.json";
import { operator } from "@/lib/access/rules";
import { readBoard } from "@/lib/boards/queries";
import type { Board } from "@/lib/boards/rules";
import { findPlan } from "@/lib/plan/queries";
import { ownDatabase } from "@/test/database";
import { importPlan } from "./commands";
import { completionData } from "./completion-json";

ownDatabase();

let board: Board;
beforeAll(async () => {
  await importPlan(operator, bureau);
  const plan = await findPlan(db, 2022);
  if (plan) board = await readBoard(db, { plan, month: 6, basis: "approved", scope: null, knownAt: null, due: true });
});

const rowOf = (indicator: string, assignment: string | null = null) =>
  completionData(board).rows.find((row) => row.indicator === indicator && row.assignment === assignment);

describe("the bureau's half-year, as its report says", () => {
  test.each([
    [
      "patent_valid",
      { actual: "2.0000", completion: "2.000000", schedule: null, gapPoints: null, met: true, status: "on_track" },
    ],
    [
      "patent_filed",
      {
        actual: "78.0000",
        completion: "0.520000",
        schedule: "0.500000",
        gapPoints: "2.0000",
        met: false,
        status: "on_track",
      },
    ],
    ["it_results", { actual: "5.0000", completion: "1.000000" }],
    ["talent", { actual: "6.0000", completion: "3.000000", status: "overfulfilled" }],
    ["industrial", { actual: "3.0000", completion: "1.000000", status: "completed" }],
    ["reserve", { actual: "12.0000", completion: "1.200000" }],
    ["agri_parks", { actual: "20.0000", completion: "1.000000" }],
    ["training", { actual: "6750.0000", completion: "0.675000", gapPoints: "17.5000" }],
    [
      "hte_ratio",
      {
        actual: null,
        completion: null,
        met: null,
        status: "no_data",
        reporting: "not_available",
        reported: 1,
        expected: 1,
      },
    ],
    ["grant_growth", { actual: "8.7500", completion: "0.875000", gapPoints: "-1.2500", throughMonth: 6 }],
  ])("%s", (indicator, expected) => expect(rowOf(indicator)).toMatchObject(expected));
});

test("an indicator's row stands before those of its assignments with targets of their own, in document order", () => {
  const { rows, ...head } = completionData(board);
  expect(head).toEqual({ year: 2022, month: 6, scheduleBasis: "month", knownAt: null });
  expect(rows.slice(0, 8).map(({ indicator, assignment }) => [indicator, assignment])).toEqual([
    ["patent_valid", null],
    ["patent_valid", "a_pv"],
    ["hte", null],
    ["hte", "a_hte"],
    ["hte_ratio", null],
    ["patent_filed", null],
    ["patent_filed", "a_pf1"],
    ["patent_filed", "a_pf2"],
  ]);
  const members = "indicator assignment actual target completion schedule gapPoints met status throughMonth";
  expect(Object.keys(rows[0] ?? {})).toEqual(`${members} reporting reported expected`.split(" "));
});

test("shares are rounded half away from zero to six places, figures to four", () => {
  expect(rowOf("patent_filed", "a_pf1")).toMatchObject({ completion: "0.533333", gapPoints: "3.3333" });
});

test("an office gives the assignments of its subtree and nothing else", () => {
  const idOf = (key: string) => board.offices.find((office) => office.key === key)?.id ?? "";
  const keys = (office: string) => completionData(board, idOf(office)).rows.map(({ assignment }) => assignment);
  expect(keys("nw")).toEqual(["a_tr2"]);
  expect(keys("gx")).toEqual(["a_hte", "a_pf2", "a_it", "a_ind1", "a_res", "a_rz"]);
  expect(keys("ju")).toContain("a_fn");
  expect(keys("ju")).not.toContain("a_tr2");
});
