import { DIRECTIONS, ENTRY_KINDS, MEASURES, OPERAND_KINDS, PACINGS } from "../../lib/progress/terms";
import { TASK_ROLES } from "../../lib/plan/terms";
import {
  choice,
  index,
  instant,
  integer,
  json,
  ordinal,
  primaryKey,
  scaled,
  table,
  text,
  uniqueIndex,
} from "../columns";
import { offices } from "./offices";
import { people } from "./people";
import { plans } from "./plans";

export const tasks = table(
  "tasks",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    position: integer("position").notNull(),
    no: text("no").notNull(),
    title: text("title").notNull(),
    source: text("source").notNull(),
    role: choice("role", TASK_ROLES).notNull(),
    leaderInChargeId: text("leader_in_charge_id").references(() => people.id),
    leadOfficeId: text("lead_office_id")
      .notNull()
      .references(() => offices.id),
    ownerId: text("owner_id").references(() => people.id),
    /** Months, `2022-01`. */
    start: text("start").notNull(),
    due: text("due").notNull(),
    weight: scaled("weight").notNull(),
  },
  (t) => [uniqueIndex("tasks_plan_no").on(t.planId, t.no), index("tasks_lead_office").on(t.planId, t.leadOfficeId)],
);

export const taskSupportingOffices = table(
  "task_supporting_offices",
  {
    taskId: text("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    officeId: text("office_id")
      .notNull()
      .references(() => offices.id),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.officeId] })],
);

/** What is null here was left out of the document and takes its default in lib/plan/rules.ts. */
export const indicators = table(
  "indicators",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    taskId: text("task_id")
      .notNull()
      .references(() => tasks.id),
    position: integer("position").notNull(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    unit: text("unit").notNull(),
    measure: choice("measure", MEASURES).notNull(),
    direction: choice("direction", DIRECTIONS).notNull(),
    entry: choice("entry", ENTRY_KINDS),
    operands: choice("operands", OPERAND_KINDS),
    pacing: choice("pacing", PACINGS),
    /** Twelve planned cumulative values as decimals, for `curve`. */
    curve: json<string[]>("curve"),
    decimals: integer("decimals"),
    weight: scaled("weight"),
    definition: text("definition"),
    /** Which figures and dates it has: a fresh one with each that is submitted, approved or returned. */
    figuresVersion: text("figures_version"),
    start: text("start"),
    due: text("due"),
  },
  (t) => [uniqueIndex("indicators_plan_key").on(t.planId, t.key), index("indicators_task").on(t.taskId)],
);

/**
 * Targets with their baseline, as revisions: the one in force at a month is the latest effective one, then the last
 * written. `value`, `low` and `high` all null: no target.
 */
export const indicatorTargets = table(
  "indicator_targets",
  {
    id: text("id").primaryKey(),
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicators.id),
    effectiveMonth: text("effective_month").notNull(),
    value: scaled("value"),
    metAt: scaled("met_at"),
    stretch: scaled("stretch"),
    low: scaled("low"),
    high: scaled("high"),
    baseline: scaled("baseline"),
    place: ordinal("place").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: text("recorded_by"),
    reason: text("reason"),
  },
  (t) => [index("indicator_targets_indicator").on(t.indicatorId)],
);

/** Months' own figures of earlier years. */
export const history = table(
  "history",
  {
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicators.id),
    year: integer("year").notNull(),
    month: integer("month").notNull(),
    value: scaled("value").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.indicatorId, t.year, t.month] })],
);

/** `approvedRevisionId` and `countedRevisionId` point as a cell's do (see figures.ts). */
export const milestones = table(
  "milestones",
  {
    id: text("id").primaryKey(),
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicators.id),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    /** Day, `2022-06-30`. */
    due: text("due").notNull(),
    weight: scaled("weight").notNull(),
    latestRevisionId: text("latest_revision_id"),
    approvedRevisionId: text("approved_revision_id"),
    countedRevisionId: text("counted_revision_id"),
  },
  (t) => [index("milestones_indicator").on(t.indicatorId)],
);

export const assignments = table(
  "assignments",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => plans.id),
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicators.id),
    key: text("key").notNull(),
    officeId: text("office_id")
      .notNull()
      .references(() => offices.id),
    personId: text("person_id").references(() => people.id),
    parentId: text("parent_id"),
    position: integer("position").notNull(),
  },
  (t) => [
    uniqueIndex("assignments_plan_key").on(t.planId, t.key),
    index("assignments_indicator").on(t.indicatorId),
    index("assignments_office").on(t.planId, t.officeId),
    index("assignments_person").on(t.planId, t.personId),
  ],
);

/** An assignment's own target and baseline, as revisions like an indicator's. Both null: none. */
export const assignmentTargets = table(
  "assignment_targets",
  {
    id: text("id").primaryKey(),
    assignmentId: text("assignment_id")
      .notNull()
      .references(() => assignments.id),
    effectiveMonth: text("effective_month").notNull(),
    target: scaled("target"),
    baseline: scaled("baseline"),
    place: ordinal("place").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    recordedBy: text("recorded_by"),
    reason: text("reason"),
  },
  (t) => [index("assignment_targets_assignment").on(t.assignmentId)],
);
