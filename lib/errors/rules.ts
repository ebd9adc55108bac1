import type { z } from "zod";

/** The one kind of error that speaks to a user. Anything else is a defect and says nothing of itself. */
export const ERROR_CODES = ["not_found", "forbidden", "conflict", "invalid", "limit", "unavailable"] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One thing wrong: where (`tasks[3].indicators[0].target.value`, or a field's name; may be empty) and what. */
export interface Fault {
  readonly path: string;
  /** A key below `errors` in messages/*.json. */
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export class DomainError extends Error {
  override readonly name = "DomainError";

  constructor(
    readonly code: ErrorCode,
    readonly faults: readonly Fault[],
    /** What the transport may hand on, e.g. both values of a conflict. Plain JSON. */
    readonly data?: unknown,
  ) {
    super(faults.map((fault) => `${fault.path}: ${fault.message}`).join("; ") || code);
  }
}

/** The server is set up in a way that cannot work; the message is a sentence for whoever runs it. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

export const notFound = (what: string) =>
  new DomainError("not_found", [{ path: "", message: "notFound", params: { what } }]);
export const forbidden = () => new DomainError("forbidden", [{ path: "", message: "forbidden" }]);
export const invalid = (path: string, message: string, params?: Fault["params"]) =>
  new DomainError("invalid", [params ? { path, message, params } : { path, message }]);

const LONGEST_QUOTE = 60;

/** What someone wrote, fit to be shown in a message: on one line, without control characters, cut short. */
export function quoted(text: string): string {
  const letters = [...text.slice(0, 2 * LONGEST_QUOTE)];
  const short =
    letters.length > LONGEST_QUOTE || text.length > 2 * LONGEST_QUOTE
      ? [...letters.slice(0, LONGEST_QUOTE), "…"].join("")
      : text;
  return short.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** A member's path: `tasks[3].title`; names that are no identifiers are quoted. */
export function pathOf(base: string, steps: readonly PropertyKey[]): string {
  let path = base;
  for (const step of steps) {
    if (typeof step === "number") path += `[${step}]`;
    else if (typeof step === "string" && /^[A-Za-z_]\w{0,60}$/.test(step)) path += path === "" ? step : `.${step}`;
    else path += `["${quoted(String(step))}"]`;
  }
  return path;
}

/** What the work gives, or the DomainError that it throws: one refused entry of many leaves the others. */
export function attempt<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

type Issue = z.core.$ZodIssue;

/** An issue of zod that carries a fault of our own. */
export const customIssue = (input: unknown, message: string, params: Fault["params"] = {}) => ({
  code: "custom" as const,
  input,
  params: { ...params, message },
});

/** The fault that an issue carries. */
export function customFault(path: string, given: Readonly<Record<string, unknown>> = {}): Fault {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(given))
    if (typeof value === "string" || typeof value === "number") params[name] = value;
  const { message, ...rest } = params;
  const fault = { path, message: String(message ?? "malformed") };
  return Object.keys(rest).length > 0 ? { ...fault, params: rest } : fault;
}

const TOO_BIG: Readonly<Record<string, string>> = { string: "tooLong", array: "tooMany" };

/** A schema's verdict as the key of a message: the one it names (`.min(1, "required")`), else by the kind of issue. */
function faultOf(issue: Issue): Fault {
  const path = pathOf("", issue.path);
  if (/^[a-z][A-Za-z0-9]*$/.test(issue.message)) return { path, message: issue.message };
  if (issue.code === "custom") return customFault(path, issue.params);
  if (issue.code === "too_small") {
    const least = Number(issue.minimum);
    if (issue.origin === "string")
      return least === 1 ? { path, message: "required" } : { path, message: "tooShort", params: { least } };
    return { path, message: issue.origin === "array" ? "tooFew" : "tooSmall", params: { least } };
  }
  if (issue.code === "too_big") {
    return { path, message: TOO_BIG[issue.origin] ?? "tooBig", params: { most: Number(issue.maximum) } };
  }
  if (issue.code === "unrecognized_keys")
    return { path, message: "unknownField", params: { field: issue.keys.join(", ") } };
  return { path, message: "malformed" };
}

/** All that a schema found wrong. */
export const faultsOf = (error: z.ZodError): Fault[] => error.issues.map(faultOf);

/** What the schema makes of the input. Throws `invalid` with a fault per field that it refuses. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new DomainError("invalid", faultsOf(parsed.error));
  return parsed.data;
}

/** What a form gets back from its action, with messages in the user's language; null before it was sent. */
export type FormState =
  | null
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** What concerns no field. */
      readonly message: string | null;
      readonly fields: Readonly<Record<string, readonly string[]>>;
      /** What was typed, except passwords and files. */
      readonly values: Readonly<Record<string, string>>;
    };
