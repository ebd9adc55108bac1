/** The columns of 指标完成情况统计表, in their order; widths count half-width characters. */
export const COMPLETION_COLUMNS = [
  { key: "no", group: null, align: "center", width: 5.5 },
  { key: "source", group: null, align: "center", width: 13.5 },
  { key: "name", group: null, align: "left", width: 26 },
  { key: "unit", group: null, align: "center", width: 6.5 },
  { key: "target", group: null, align: "right", width: 9 },
  { key: "month", group: "progress", align: "right", width: 8.5 },
  { key: "cumulative", group: "progress", align: "right", width: 9 },
  { key: "lastYear", group: null, align: "right", width: 9.5 },
  { key: "yearOnYear", group: null, align: "right", width: 8.5 },
  { key: "completion", group: null, align: "right", width: 12 },
  { key: "gap", group: null, align: "right", width: 13.5 },
  { key: "status", group: null, align: "center", width: 15 },
  { key: "leader", group: "responsibility", align: "center", width: 17.5 },
  { key: "office", group: "responsibility", align: "center", width: 14 },
  { key: "owner", group: "responsibility", align: "center", width: 17.5 },
  { key: "remarks", group: null, align: "left", width: 18 },
] as const;

export type CompletionColumn = (typeof COMPLETION_COLUMNS)[number]["key"];
export type CompletionGroup = NonNullable<(typeof COMPLETION_COLUMNS)[number]["group"]>;

/** Number, source and name stay in sight. */
export const FROZEN_COLUMNS = 3;

export const SIGNATURES = ["head", "checker", "preparer", "phone", "date"] as const;
export type Signature = (typeof SIGNATURES)[number];
