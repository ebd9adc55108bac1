/** The columns of 指标完成情况统计表, in their order. */
export const COMPLETION_COLUMNS = [
  { key: "no", group: null, align: "center", wraps: false },
  { key: "source", group: null, align: "center", wraps: true },
  { key: "name", group: null, align: "left", wraps: true },
  { key: "unit", group: null, align: "center", wraps: true },
  { key: "target", group: null, align: "right", wraps: false },
  { key: "month", group: "progress", align: "right", wraps: false },
  { key: "cumulative", group: "progress", align: "right", wraps: false },
  { key: "lastYear", group: null, align: "right", wraps: false },
  { key: "yearOnYear", group: null, align: "right", wraps: false },
  { key: "completion", group: null, align: "right", wraps: false },
  { key: "gap", group: null, align: "right", wraps: false },
  { key: "status", group: null, align: "center", wraps: false },
  { key: "leader", group: "responsibility", align: "center", wraps: true },
  { key: "office", group: "responsibility", align: "center", wraps: true },
  { key: "owner", group: "responsibility", align: "center", wraps: true },
  { key: "remarks", group: null, align: "left", wraps: true },
] as const;

export type CompletionColumn = (typeof COMPLETION_COLUMNS)[number]["key"];
export type CompletionGroup = NonNullable<(typeof COMPLETION_COLUMNS)[number]["group"]>;

/** Number, source and name stay in sight. */
export const FROZEN_COLUMNS = 3;

export const SIGNATURES = ["head", "checker", "preparer", "phone", "date"] as const;
export type Signature = (typeof SIGNATURES)[number];
