/** The shapes of a plan document's parts (`guoban.plan`, version 1), each without its lists of further parts. */
import { z } from "zod";
import { isDay, isMonth } from "@/lib/calendar/rules";
import { customFault, customIssue, type Fault, pathOf, quoted } from "@/lib/errors/rules";
import { forParts } from "@/lib/figures/terms";
import { TASK_ROLES } from "@/lib/plan/terms";
import { parseDecimal } from "@/lib/progress/exact";
import {
  DIRECTIONS,
  ENTRY_KINDS,
  FRACTION_DIGITS,
  MEASURES,
  OPERAND_KINDS,
  PACINGS,
  REVIEW_STATES,
  SCHEDULE_BASES,
} from "@/lib/progress/terms";
import { exactText } from "@/lib/text/schemas";

const LONGEST_KEY = 200;
const LONGEST_TEXT = 10_000;
/** Anything longer is not looked at more closely. */
const LONGEST_NUMBER = 100;

const key = exactText({ kind: "key", most: LONGEST_KEY, filled: true });
const name = exactText({ kind: "line", most: LONGEST_TEXT, filled: true });
const free = exactText({ kind: "line", most: LONGEST_TEXT, filled: false });

const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const optionalKey = orNull(key);
/** Empty text says nothing: as if left out. */
const orNothing = <T extends z.ZodType<string>>(schema: T) => schema.nullish().transform((value) => value || null);
const optionalLine = orNothing(free);
const optionalLines = orNothing(exactText({ kind: "lines", most: LONGEST_TEXT, filled: false }));

/** Why text is no decimal of ours, in words (semantics §10). */
function decimalFault(text: string): [message: string, params?: Fault["params"]] {
  const written = quoted(text);
  if (text.length > LONGEST_NUMBER) return ["document.number", { written }];
  if (/^\s*[-+]?[\d.,]+\s*[-–—−~～至到]+\s*[\d.,]+\s*$/.test(text)) return ["document.range", { written }];
  if (/^-?\d+\.\d+$/.test(text) && (text.split(".")[1]?.length ?? 0) > FRACTION_DIGITS)
    return ["document.decimals", { written }];
  if (/^-?\d+(\.\d+)?$/.test(text)) return ["document.tooLarge", { written }];
  if (/^[\s*xX×＊]+$/.test(text)) return ["document.masked", { written }];
  return ["document.number", { written }];
}

const decimal = z.unknown().transform((value, context) => {
  const scaled = typeof value === "string" ? parseDecimal(value) : null;
  if (scaled !== null) return scaled;
  if (typeof value === "string") context.issues.push(customIssue(value, ...decimalFault(value)));
  else if (typeof value === "number")
    context.issues.push(customIssue(value, "document.numberAsText", { written: String(value) }));
  else
    context.issues.push(
      customIssue(value, value === undefined || value === null ? "required" : "document.expected.string"),
    );
  return z.NEVER;
});
const optionalDecimal = orNull(decimal);

const whole = (least: number, most: number) =>
  z.unknown().transform((value, context) => {
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    context.issues.push(
      value === undefined || value === null
        ? customIssue(value, "required")
        : customIssue(value, "document.whole", { least, most }),
    );
    return z.NEVER;
  });

const month = z.string().superRefine((value, context) => {
  if (!isMonth(value)) context.addIssue(customIssue(value, "document.month", { written: quoted(value) }));
});

const day = z.string().superRefine((value, context) => {
  if (!isDay(value)) context.addIssue(customIssue(value, "document.day", { written: quoted(value) }));
});

/** A list whose items are read one by one: its faults are then bounded, however long it is. */
const list = z.unknown().transform((value, context): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  context.issues.push(
    customIssue(value, value === undefined || value === null ? "required" : "document.expected.array"),
  );
  return z.NEVER;
});
const optionalList = list.nullish().transform((value) => value ?? []);

const curve = list.transform((values, context): bigint[] => {
  if (values.length !== 12) {
    context.issues.push(customIssue(values, "document.curveLength", { count: values.length }));
    return z.NEVER;
  }
  return values.map((value, index) => {
    const read = decimal.safeParse(value);
    if (read.success) return read.data;
    for (const { params } of read.error.issues.map((issue) => ("params" in issue ? issue : { params: {} })))
      context.issues.push({ code: "custom", input: value, path: [index], params });
    return 0n;
  });
});

export const documentShape = z.strictObject({
  format: z.literal("guoban.plan"),
  version: z.literal(1),
  plan: z.unknown(),
  offices: list,
  people: list,
  tasks: list,
  figures: list,
});

export const planShape = z.strictObject({
  year: whole(1900, 2999),
  title: name,
  scheduleBasis: z.enum(SCHEDULE_BASES),
  janFebCombined: z.boolean(),
  thresholds: z
    .strictObject({ aheadPoints: decimal, behindPoints: decimal, farBehindPoints: decimal })
    .transform((points) => ({
      ahead: points.aheadPoints,
      behind: points.behindPoints,
      farBehind: points.farBehindPoints,
    })),
});

const LARGEST_SORT = 2_147_483_647;
export const officeShape = z.strictObject({ key, name, parent: optionalKey, sort: whole(-LARGEST_SORT, LARGEST_SORT) });
export const personShape = z.strictObject({ key, name, post: optionalLine, office: key, role: free });
export const keyShape = key;

export const taskShape = z.strictObject({
  no: key,
  title: name,
  source: free,
  role: z.enum(TASK_ROLES),
  leaderInCharge: optionalKey,
  leadOffice: key,
  supportingOffices: list,
  owner: optionalKey,
  start: month,
  due: month,
  weight: decimal,
  indicators: list,
});

const target = z.strictObject({
  value: optionalDecimal,
  metAt: optionalDecimal,
  stretch: optionalDecimal,
  low: optionalDecimal,
  high: optionalDecimal,
});

export const indicatorShape = z.strictObject({
  key,
  name,
  unit: free,
  measure: z.enum(MEASURES),
  direction: z.enum(DIRECTIONS),
  entry: orNull(z.enum(ENTRY_KINDS)),
  operands: orNull(z.enum(OPERAND_KINDS)),
  target: orNull(target),
  baseline: optionalDecimal,
  pacing: orNull(z.strictObject({ kind: z.enum(PACINGS), curve: orNull(curve) })),
  decimals: orNull(whole(0, 9)),
  weight: optionalDecimal,
  definition: optionalLines,
  start: orNull(month),
  due: orNull(month),
  history: optionalList,
  milestones: optionalList,
  assignments: list,
});

export const historyShape = z.strictObject({ year: whole(1900, 2999), month: whole(1, 12), value: decimal });
export const milestoneShape = z.strictObject({ title: name, due: day, weight: decimal, done: day.nullish() });
export const assignmentShape = z.strictObject({
  key,
  office: key,
  person: optionalKey,
  target: optionalDecimal,
  baseline: optionalDecimal,
  parent: optionalKey,
});

export const figureShape = z.strictObject({
  assignment: key,
  month,
  ...forParts({ number: optionalDecimal, text: optionalLines }),
  status: z.enum(REVIEW_STATES),
});

/** A shape's issue as faults, below the path of the part. */
export function faultsOf(issue: z.core.$ZodIssue, base: string): Fault[] {
  const path = pathOf(base, issue.path);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((name) => ({ path: pathOf(path, [name]), message: "document.unknownKey" }));
  if (issue.code === "custom") return [customFault(path, issue.params)];
  if (issue.input === undefined || issue.input === null) return [{ path, message: "required" }];
  if (issue.code === "invalid_value")
    return [{ path, message: "document.oneOf", params: { values: issue.values.join(", ") } }];
  const expected = issue.code === "invalid_type" ? issue.expected : "object";
  return [{ path, message: `document.expected.${expected}` }];
}
