/** From JSON data to records, collecting all faults of shape. Records of a faulty document serve its checks only. */
import type { z } from "zod";
import { eachInTurn } from "@/lib/lists/rules";
import { BLANK } from "@/lib/figures/terms";
import { Faults } from "@/lib/planning/faults";
import {
  type AssignmentRecord,
  type FigureRecord,
  type GivenPlan,
  type HistoryRecord,
  type IndicatorRecord,
  type MilestoneRecord,
  NOTHING,
  type OfficeRecord,
  type Origin,
  type PersonRecord,
  type TaskRecord,
} from "@/lib/planning/model";
import {
  assignmentShape,
  documentShape,
  faultsOf,
  figureShape,
  historyShape,
  indicatorShape,
  keyShape,
  milestoneShape,
  officeShape,
  personShape,
  planShape,
  taskShape,
} from "./schemas";

interface Reading {
  readonly faults: Faults;
  readonly tasks: TaskRecord[];
  readonly indicators: IndicatorRecord[];
  readonly assignments: AssignmentRecord[];
  readonly mentioned: {
    readonly offices: Set<string>;
    readonly people: Set<string>;
    readonly assignments: Set<string>;
  };
}

type Members = Readonly<Record<string, unknown>>;

/**
 * What stands in for members that cannot be read, so that the rules see the rest of their part: it says nothing that
 * a rule could refuse. A part whose other members are faulty is left out.
 */
const SPARE = {
  office: { name: "?", parent: null, sort: 0 },
  person: { name: "?", post: null, role: "" },
  task: {
    title: "?",
    source: "",
    role: "lead",
    leaderInCharge: null,
    owner: null,
    supportingOffices: [],
    weight: "1",
    indicators: [],
  },
  indicator: {
    name: "?",
    unit: "",
    pacing: null,
    decimals: null,
    weight: null,
    definition: null,
    start: null,
    due: null,
    assignments: [],
  },
  milestone: { title: "?", done: null },
  assignment: { person: null },
  figure: { ...BLANK, na: "?", note: "?", status: "returned" },
} satisfies Record<string, Members>;

/** The part without its faulty members; null when one of them has no stand-in. */
function mended(input: object, issues: readonly z.core.$ZodIssue[], spare: Members): Record<string, unknown> | null {
  const rest: Record<string, unknown> = { ...input };
  for (const issue of issues) {
    const [name] = issue.path;
    if (name === undefined && issue.code === "unrecognized_keys")
      for (const unknown of issue.keys) delete rest[unknown];
    else if (typeof name === "string" && Object.hasOwn(spare, name)) rest[name] = spare[name];
    else return null;
  }
  return rest;
}

/** What is to be read, its path, and what stands in for members that cannot be read. */
interface Given<I> {
  readonly input: I;
  readonly path: string;
  readonly spare?: Members;
}

/** The part read, its faults noted; null when it cannot be read even with stand-ins. */
function part<T>({ faults }: Reading, shape: z.ZodType<T>, { input, path, spare = {} }: Given<unknown>): T | null {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    faults.add(path, input === undefined || input === null ? "required" : "document.expected.object");
    return null;
  }
  const read = shape.safeParse(input, { reportInput: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    for (const fault of faultsOf(issue, path)) faults.addUnread(path, issue.path, fault);
  const rest = mended(input, read.error.issues, spare);
  return (rest && shape.safeParse(rest).data) ?? null;
}

const member = (input: unknown, name: string): unknown =>
  typeof input === "object" && input !== null && Object.hasOwn(input, name) ? Reflect.get(input, name) : undefined;

/** The list under a name of a part that may itself be faulty. */
function listOf(input: unknown, name: string): readonly unknown[] {
  const list = member(input, name);
  return Array.isArray(list) ? list : [];
}

const keyOf = (input: unknown, name: string): string => {
  const key = member(input, name);
  return typeof key === "string" ? key : "";
};

/** Reads a list of parts that hold no further lists. */
async function parts<T>(
  reading: Reading,
  shape: z.ZodType<T>,
  { input: inputs, path, spare }: Given<readonly unknown[]>,
): Promise<(T & { path: string; position: number })[]> {
  const found: (T & { path: string; position: number })[] = [];
  await eachInTurn(inputs, (input, position) => {
    const at = `${path}[${position}]`;
    const read = part(reading, shape, { input, path: at, spare });
    // In this order: engines give an object that is spread first and then added to several times the room.
    if (read !== null) found.push({ path: at, position, ...read });
  });
  return found;
}

/** Reads a whole document's JSON data, with everything that is wrong with its shape. */
export async function readDocument(input: unknown): Promise<GivenPlan> {
  const faults = new Faults();
  const mentioned = { offices: new Set<string>(), people: new Set<string>(), assignments: new Set<string>() };
  const reading: Reading = { faults, tasks: [], indicators: [], assignments: [], mentioned };
  const format = member(input, "format");
  if (format !== "guoban.plan" || member(input, "version") !== 1) {
    faults.add(
      format === "guoban.plan" ? "version" : "format",
      format === "guoban.plan" ? "document.version" : "document.format",
    );
    return { head: null, records: NOTHING, mentioned, faults };
  }
  part(reading, documentShape, { input, path: "" });
  const head = part(reading, planShape, { input: member(input, "plan"), path: "plan" });
  for (const office of listOf(input, "offices")) mentioned.offices.add(keyOf(office, "key"));
  for (const person of listOf(input, "people")) mentioned.people.add(keyOf(person, "key"));
  const listed = (path: string, spare: Members) => ({ input: listOf(input, path), path, spare });
  const offices: OfficeRecord[] = await parts(reading, officeShape, listed("offices", SPARE.office));
  const people: PersonRecord[] = await parts(reading, personShape, listed("people", SPARE.person));
  for (const [position, task] of listOf(input, "tasks").entries()) await readTask(reading, task, position);
  const figures: FigureRecord[] = await parts(reading, figureShape, listed("figures", SPARE.figure));
  const { tasks, indicators, assignments } = reading;
  return { head, records: { offices, people, tasks, indicators, assignments, figures }, mentioned, faults };
}

async function readTask(reading: Reading, input: unknown, position: number): Promise<void> {
  const path = `tasks[${position}]`;
  const task = part(reading, taskShape, { input, path, spare: SPARE.task });
  if (task) {
    const { no, indicators: _, supportingOffices, ...rest } = task;
    reading.tasks.push({
      ...rest,
      key: no,
      supportingOffices: readKeys(reading, supportingOffices, `${path}.supportingOffices`),
      path,
      position,
    });
  }
  const key = keyOf(input, "no");
  for (const [index, indicator] of listOf(input, "indicators").entries())
    await readIndicator(reading, indicator, { task: key, path: `${path}.indicators[${index}]`, position: index });
}

function readKeys({ faults }: Reading, inputs: readonly unknown[], path: string): string[] {
  const keys: string[] = [];
  inputs.forEach((input, index) => {
    const read = keyShape.safeParse(input, { reportInput: true });
    if (read.success) keys.push(read.data);
    else
      for (const issue of read.error.issues)
        for (const fault of faultsOf(issue, `${path}[${index}]`)) faults.add(fault.path, fault.message, fault.params);
  });
  return keys;
}

interface InTask extends Origin {
  readonly task: string;
}

async function readIndicator(reading: Reading, input: unknown, origin: InTask): Promise<void> {
  const { path } = origin;
  const indicator = part(reading, indicatorShape, { input, path, spare: SPARE.indicator });
  const listed = (name: string, spare: Members = {}) => ({
    input: listOf(input, name),
    path: `${path}.${name}`,
    spare,
  });
  const history: HistoryRecord[] = await parts(reading, historyShape, listed("history"));
  const milestones: MilestoneRecord[] = await parts(reading, milestoneShape, listed("milestones", SPARE.milestone));
  // With a milestone left out, faults of all of them together would be wrong.
  const complete =
    history.length === listOf(input, "history").length && milestones.length === listOf(input, "milestones").length;
  if (indicator && complete) {
    const { assignments: _, ...rest } = indicator;
    reading.indicators.push({ ...rest, ...origin, history, milestones });
  }
  const key = keyOf(input, "key");
  for (const assignment of listOf(input, "assignments")) reading.mentioned.assignments.add(keyOf(assignment, "key"));
  const assignments = await parts(reading, assignmentShape, listed("assignments", SPARE.assignment));
  for (const assignment of assignments) reading.assignments.push({ ...assignment, indicator: key });
}
