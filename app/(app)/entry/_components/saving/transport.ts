/** The grid's requests to /api/v1/figures. */
import { z } from "zod";
import { monthText } from "@/lib/calendar/rules";
import type { Waiting } from "../cells/entries";
import type { Outcome } from "./outcomes";
import type { GridDate, GridEntry } from "@/lib/entry/rules";
import { BLANK, forParts, type Words } from "@/lib/figures/terms";
import { REVIEW_STATES } from "@/lib/progress/terms";

/**
 * No answer that says what became of it: the line is down, the server is busy or gone, the session is over, or the
 * server runs another version than this page.
 */
export class Unanswered extends Error {
  constructor(readonly reason: "offline" | "signed_out" | "outdated") {
    super(reason);
  }
}

const text = z.string().nullable();
const review = z.enum(REVIEW_STATES).nullable();
const saved = z.object({ revision: text, review, changed: z.boolean() });
const content = z
  .object({ ...forParts({ number: text, text }), done: text })
  .partial()
  .transform(({ done, ...words }): Words => ({ ...BLANK, ...words, value: words.value ?? done ?? null }));
const refusal = z.object({
  code: z.string(),
  message: z.string(),
  doubtful: z.boolean().optional(),
  theirs: z
    .object({ revision: z.string(), review: z.enum(REVIEW_STATES), by: text, content: content.nullable() })
    .transform(({ content: words, ...other }) => ({ ...other, words }))
    .nullish(),
});
type Refusal = z.output<typeof refusal>;
const refused = z.object({ error: refusal });

const ROOT = "/api/v1/figures";

interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${ROOT}${path}`, init).catch(() => null);
  if (!response || response.status >= 500 || response.status === 429) throw new Unanswered("offline");
  if (response.status === 401) throw new Unanswered("signed_out");
  const body: unknown = await response.json().catch(() => null);
  if (body === null) throw new Unanswered("offline");
  return { ok: response.ok, body };
}

const send = (method: "PUT" | "POST", path: string, body: unknown): Promise<Answer> =>
  ask(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

const outcomeOfError = ({ code, message, doubtful, theirs }: Refusal): Outcome =>
  code === "conflict"
    ? { kind: "conflict", theirs: theirs ?? null }
    : { kind: "refused", message, doubtful: doubtful === true };

/** An answer of another form than this page knows. */
function understood<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const { data, success } = schema.safeParse(body);
  if (!success) throw new Unanswered("outdated");
  return data;
}

const outcomeOf = (body: unknown): Outcome => {
  const error = refused.safeParse(body);
  return error.success ? outcomeOfError(error.data.error) : { kind: "saved", ...understood(saved, body) };
};

/** Saves cells; an outcome for each, in order. Throws Unanswered when it cannot be known what became of them. */
export async function save(items: readonly Waiting[], year: number): Promise<Outcome[]> {
  const [only] = items;
  if (items.length === 1 && only) return [await saveOne(only, year)];
  const { body } = await send("PUT", "", {
    figures: items.map((item) => ({ assignment: item.row, month: monthOf(item, year), ...bodyOf(item) })),
  });
  const error = refused.safeParse(body);
  if (error.success) return items.map(() => outcomeOfError(error.data.error));
  return understood(z.object({ figures: z.array(z.unknown()).length(items.length) }), body).figures.map(outcomeOf);
}

async function saveOne(item: Waiting, year: number): Promise<Outcome> {
  const { pending, row, key } = item;
  if (pending.kind === "date") {
    const { words: said, reason, basedOn, overDraft } = pending;
    const body = { done: said.value, note: said.note, reason, basedOn, overDraft };
    return outcomeOf((await send("PUT", `/milestones/${encodeURIComponent(key)}`, body)).body);
  }
  return outcomeOf((await send("PUT", `/${encodeURIComponent(row)}/${monthOf(item, year)}`, bodyOf(item))).body);
}

const monthOf = ({ key }: Waiting, year: number): string => monthText(year, Number(key));
const bodyOf = ({ pending: { words: said, reason, basedOn, overDraft } }: Waiting) => ({
  ...said,
  reason,
  basedOn,
  overDraft,
});

const words = z.object(forParts({ number: text, text }));
const common = {
  revision: text,
  review,
  late: z.boolean(),
  comment: text,
  by: text,
  own: z.boolean(),
  draftBy: text,
  counts: z.boolean(),
};
const entry = z.object({
  ...common,
  assignment: z.string(),
  month: z.number(),
  ...forParts({ number: text, text }),
  approved: words.nullable(),
});
const date = z.object({ ...common, milestone: z.string(), done: text, note: text, approved: text });
const fresh = z.object({ entries: z.array(entry), dates: z.array(date) });

/** What the grid's cells now hold. The page asks by itself, so it keeps no session alive. */
export async function refetch(
  year: number,
  office: string | null,
): Promise<{ entries: GridEntry[]; dates: GridDate[] }> {
  const query = new URLSearchParams({ year: String(year), mine: "1", ...(office === null ? {} : { office }) });
  return understood(fresh, (await ask(`?${query}`, { headers: { "x-guoban-background": "1" } })).body);
}

const submitted = z.object({
  figures: z.array(z.object({ assignment: z.string(), revision: z.string(), late: z.boolean() })),
  milestones: z.array(z.object({ milestone: z.string(), revision: z.string() })),
  incomplete: z.array(z.string()),
  changed: z.array(z.string()),
});
export type Submission = z.output<typeof submitted>;

/** A refusal of a whole request, in the server's words. */
export class Refused extends Error {}

function accepted<S extends z.ZodType>(schema: S, { body }: Answer): z.output<S> {
  const error = refused.safeParse(body);
  if (error.success) throw new Refused(error.data.error.message);
  return understood(schema, body);
}

interface Submitting {
  readonly year: number;
  readonly month: number;
  /** Assignments. */
  readonly rows: readonly string[];
  /** As it was seen: revisions by assignment or milestone id. */
  readonly seen: Readonly<Record<string, string>>;
}

/** Submits these assignments' month. */
export const submit = async ({ year, month, rows, seen }: Submitting): Promise<Submission> =>
  accepted(submitted, await send("POST", "/submit", { month: monthText(year, month), assignments: rows, seen }));

/** What to decide on, as it was seen. */
export interface Decidable {
  readonly row: string;
  readonly key: string;
  readonly revision: string;
  readonly milestone: boolean;
}

const decided = z.object({ revision: z.string() }).or(refused);
const decisions = z.object({ figures: z.array(decided), milestones: z.array(decided) });
export type Decision = z.output<typeof decided>;

/** Approves, or with a comment returns; an answer for each, in order. */
export async function decide(year: number, items: readonly Decidable[], comment: string | null): Promise<Decision[]> {
  const figures = items.filter((item) => !item.milestone);
  const milestones = items.filter((item) => item.milestone);
  const body = {
    figures: figures.map(({ row, key, revision }) => ({
      assignment: row,
      month: monthText(year, Number(key)),
      basedOn: revision,
    })),
    milestones: milestones.map(({ key, revision }) => ({ milestone: key, basedOn: revision })),
    ...(comment === null ? {} : { comment }),
  };
  const answers = accepted(decisions, await send("POST", comment === null ? "/approve" : "/return", body));
  return items.map((item) => {
    const list = item.milestone ? answers.milestones : answers.figures;
    const answer = list[(item.milestone ? milestones : figures).indexOf(item)];
    if (!answer) throw new Unanswered("offline");
    return answer;
  });
}
