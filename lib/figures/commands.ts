import { inArray } from "drizzle-orm";
import { transaction, type Writer } from "@/db";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { yearOf } from "@/lib/calendar/rules";
import { DomainError, invalid, parse } from "@/lib/errors/rules";
import { touchPlan } from "@/lib/plan/records";
import type { ReviewState } from "@/lib/progress/terms";
import { attempt } from "./attempt";
import { openDesk } from "./desk";
import { type Judged, judge, settle } from "./judge";
import { appendRevisions, type NewRevision } from "./records";
import { type FigureInput, type FiguresInput, figuresInput } from "./schemas";

/** What became of one cell of a request. `revision`: the one that the cell now shows. */
export type Saved =
  | {
      readonly assignment: string;
      readonly month: string;
      readonly revision: string | null;
      readonly review: ReviewState | null;
      readonly changed: boolean;
    }
  | { readonly assignment: string; readonly month: string; readonly error: DomainError };

/**
 * Saves one cell as a draft. Idempotent: what already stands there is not written again. Throws `conflict` with both values
 * when another revision came after `basedOn`, `invalid` for what semantics §10 refuses, `forbidden` and `not_found`.
 */
export async function saveFigure(actor: Actor, input: FigureInput) {
  const [saved] = await saveFigures(actor, { figures: [input] });
  if (!saved) throw new Error("A saved cell has an outcome.");
  if ("error" in saved) throw saved.error;
  return saved;
}

/** Saves many cells of one year (a paste) in one transaction: what can be is stored, each of the others keeps its own error. */
export async function saveFigures(actor: Actor, input: FiguresInput): Promise<Saved[]> {
  const { figures } = parse(figuresInput, input);
  const year = yearOf(figures[0]?.month ?? "");
  return transaction(async (tx) => {
    const desk = await openDesk(tx, actor, year, [...new Set(figures.map((figure) => figure.assignment))]);
    const judged = once(figures.map((figure) => attempt(() => judge(desk, figure))));
    const overlay = judged.flatMap((one) => (one instanceof DomainError ? [] : [one]));
    const settled = judged.map(
      (one): Settled => (one instanceof DomainError || one.unchanged ? one : attempt(() => ({ ...one, next: settle(desk, one, overlay) }))),
    );
    const writing = settled.flatMap((one) => (one instanceof DomainError || !("next" in one) ? [] : [one]));
    const ids = await appendRevisions(
      tx,
      writing.map((one) => one.next),
      desk.at,
    );
    if (writing.length > 0) await recordSave(tx, actor, desk.plan.id, writing);
    const written = new Map(writing.map((one, place) => [one.input, ids[place]]));
    const named = await withNames(tx, settled);
    return figures.map((figure, place) => outcome(figure, named[place], written));
  });
}

/** Refuses all but the first figure of one cell, by whichever name it goes. */
function once(judged: readonly (Judged | DomainError)[]): (Judged | DomainError)[] {
  const seen = new Set<string>();
  return judged.map((one) => {
    if (one instanceof DomainError) return one;
    const cell = `${one.duty.id} ${one.input.month}`;
    if (seen.has(cell)) return invalid("assignment", "figureTwice");
    seen.add(cell);
    return one;
  });
}

type Writing = Judged & { readonly next: NewRevision };
type Settled = Judged | Writing | DomainError;

function outcome(
  { assignment, month }: { assignment: string; month: string },
  one: Settled | undefined,
  written: ReadonlyMap<object, string | undefined>,
): Saved {
  if (one === undefined) throw new Error("Every cell has an outcome.");
  if (one instanceof DomainError) return { assignment, month, error: one };
  const revision = written.get(one.input);
  return revision
    ? { assignment, month, revision, review: "draft", changed: true }
    : { assignment, month, revision: one.before?.id ?? null, review: one.before?.review ?? null, changed: false };
}

async function recordSave(tx: Writer, actor: Actor, planId: string, writing: readonly Writing[]): Promise<void> {
  const cells = writing.map(({ duty, input }) => `${duty.key} ${input.month}`);
  const only = writing.length === 1 ? writing[0]?.duty.id : undefined;
  await writeAudit(tx, {
    actor,
    action: "figures_saved",
    subject: only ? "assignment" : "plan",
    subjectId: only ?? planId,
    planId,
    detail: { cells },
  });
  await touchPlan(tx, planId);
}

interface Clash {
  readonly theirs: { readonly recordedBy: string | null } | null;
}
const isClash = (data: unknown): data is Clash => typeof data === "object" && data !== null && "theirs" in data;

/** Conflicts name the other account instead of showing its id. */
async function withNames(tx: Writer, settled: readonly Settled[]): Promise<Settled[]> {
  const authors = settled.flatMap((one) => (one instanceof DomainError && isClash(one.data) ? (one.data.theirs?.recordedBy ?? []) : []));
  if (authors.length === 0) return [...settled];
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(authors)]));
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return settled.map((one) => {
    if (!(one instanceof DomainError) || !isClash(one.data) || !one.data.theirs) return one;
    const { recordedBy, ...theirs } = one.data.theirs;
    return new DomainError(one.code, one.faults, {
      ...one.data,
      theirs: { ...theirs, by: recordedBy === null ? null : (names.get(recordedBy) ?? null) },
    });
  });
}
