/** Plan documents for tests: a small valid one to be changed, and the means to change it. */

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

/** A document as loose JSON data, so that a test can break it anywhere. */
export type Draft = {
  plan: Record<string, Json>;
  offices: Record<string, Json>[];
  people: Record<string, Json>[];
  tasks: (Record<string, Json> & { indicators: DraftIndicator[] })[];
  figures: Record<string, Json>[];
} & Record<string, unknown>;
export type DraftIndicator = Record<string, Json> & { assignments: Record<string, Json>[] };

/** Two offices, two posts, one task with one indicator (flow, at least 100) in two assignments, one figure. */
export function draftDocument(): Draft {
  return {
    format: "guoban.plan",
    version: 1,
    plan: {
      year: 2022,
      title: "2022年度目标",
      scheduleBasis: "month",
      janFebCombined: false,
      thresholds: { aheadPoints: "10", behindPoints: "-10", farBehindPoints: "-30" },
    },
    offices: [
      { key: "ju", name: "局", parent: null, sort: 0 },
      { key: "ke", name: "科", parent: "ju", sort: 1 },
    ],
    people: [
      { key: "zhang", name: "局长", office: "ju", role: "principal" },
      { key: "ke1", name: "科长", post: "科长", office: "ke", role: "owner" },
    ],
    tasks: [
      {
        no: "1",
        title: "任务",
        source: "上级考核",
        role: "lead",
        leaderInCharge: "zhang",
        leadOffice: "ke",
        supportingOffices: ["ju"],
        owner: "ke1",
        start: "2022-01",
        due: "2022-12",
        weight: "10",
        indicators: [
          {
            key: "i1",
            name: "指标",
            unit: "件",
            measure: "flow",
            direction: "at_least",
            target: { value: "100" },
            assignments: [
              { key: "a1", office: "ke", person: "ke1", target: "60" },
              { key: "a2", office: "ju", target: "40" },
            ],
          },
        ],
      },
    ],
    figures: [{ assignment: "a1", month: "2022-01", value: "5", status: "approved" }],
  };
}

/** The draft's only indicator. */
export function indicatorOf(draft: Draft): DraftIndicator {
  const indicator = draft.tasks[0]?.indicators[0];
  if (!indicator) throw new Error("The draft has no indicator.");
  return indicator;
}

/** A small document with the given indicator and figures; without own targets unless the assignments are given too. */
export function documentWith(
  indicator: Partial<DraftIndicator>,
  figures: Record<string, Json>[] = [],
  plan: Record<string, Json> = {},
): Draft {
  const draft = draftDocument();
  Object.assign(indicatorOf(draft), { assignments: [{ key: "a1", office: "ke" }] }, indicator);
  Object.assign(draft.plan, plan);
  draft.figures = figures;
  return draft;
}

/** JSON data without its nulls, which a document may leave out. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(members.map(([key, inner]) => [key, withoutNulls(inner)]));
}
