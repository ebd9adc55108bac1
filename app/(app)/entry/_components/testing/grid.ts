/** A small grid for tests: a flow of an office's own, a ratio, and milestones. */
import { BLANK } from "@/lib/figures/terms";
import type { Grid, GridDate, GridEntry, GridRow } from "@/lib/entry/rules";
import type { Indicator } from "@/lib/progress/model";
import { sampleIndicator } from "@/test/sample-board";

const indicator = sampleIndicator("i", "120", { name: "申请专利" });

function row(key: string, given: Partial<Indicator> = {}, more: Partial<GridRow> = {}): GridRow {
  const assignments = [{ key, office: "o", person: null, parent: null, target: null, baseline: null }];
  return {
    id: `id-${key}`,
    key,
    office: "高新科",
    indicator: { ...indicator, key, assignments, ...given },
    scope: "indicator",
    milestones: [],
    mayEnter: true,
    mayDecide: false,
    ...more,
  };
}

const node = { title: "投产", due: "2022-06-30", weight: 10_000n, done: null };

export const flow = row("flow");
export const ratio = row("ratio", { measure: "ratio", unit: "%", entry: "ytd" });
export const stages = row(
  "stages",
  { measure: "milestones", unit: "%", milestones: [node, node] },
  {
    milestones: [
      { id: "m1", title: "投产", due: "2022-06-30", overdue: true },
      { id: "m2", title: "达产", due: "2022-09-30", overdue: false },
    ],
  },
);

export function aGrid(given: Partial<Grid> = {}): Grid {
  return {
    plan: { id: "p", year: 2022, title: "计划" },
    years: [2022],
    today: "2022-08-10",
    month: 7,
    months: Array.from({ length: 12 }, (_, index) => ({
      month: index + 1,
      locked: index < 5,
      begun: index < 8,
      open: index >= 5 && index < 8,
      due: index < 6,
      deadline: null,
    })),
    terms: {
      year: 2022,
      scheduleBasis: "month",
      janFebCombined: false,
      thresholds: { ahead: 100_000n, behind: -100_000n, farBehind: -300_000n },
    },
    tasks: [{ id: "t", no: "1", title: "任务", source: "上级考核", rows: [flow, ratio, stages] }],
    entries: [],
    dates: [],
    offices: [],
    office: null,
    mayLock: false,
    lacking: null,
    ...given,
  };
}

export function anEntry(assignment: GridRow, month: number, given: Partial<GridEntry>): GridEntry {
  const none = { ...BLANK, comment: null, by: null, draftBy: null };
  return {
    assignment: assignment.id,
    month,
    revision: `r${month}`,
    review: "approved",
    late: false,
    own: false,
    counts: true,
    approved: null,
    ...none,
    ...given,
  };
}

export const aDate = (milestone: string, given: Partial<GridDate> = {}): GridDate => ({
  ...{ milestone, done: null, note: null, revision: null, review: null, late: false, comment: null },
  ...{ by: null, own: false, draftBy: null, counts: false, approved: null },
  ...given,
});
