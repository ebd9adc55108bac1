import { transaction, type Writer } from "@/db";
import type { Actor } from "@/lib/access/rules";
import { writeAudit } from "@/lib/audit/records";
import { yearOf } from "@/lib/calendar/rules";
import { attempt, DomainError, invalid, parse } from "@/lib/errors/rules";
import { groupBy, mapInTurn } from "@/lib/lists/rules";
import { touchDrafts } from "@/lib/plan/records";
import type { ReviewState } from "@/lib/progress/terms";
import { type Context, findContext } from "./context";
import { drafted, type Input, judge, type Judged } from "./judge";
import { appendRevisions, type NewRevision } from "./records";
import { figuresInput } from "./schemas";
import { nameAuthors } from "./conflicts";

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
 * Saves one cell as a draft. Idempotent: what already stands there is not written again. Throws `conflict` with both
 * values when another revision came after `basedOn`, `invalid` for what semantics §10 refuses, `forbidden` and
 * `not_found`.
 */
export async function saveFigure(actor: Actor, figure: unknown) {
  const [saved] = await saveFigures(actor, { figures: [figure] });
  if (!saved) throw new Error("A saved cell has an outcome.");
  if ("error" in saved) throw saved.error;
  return saved;
}

/**
 * Saves many cells of one year (a paste) in one transaction: what can be is stored, each of the others keeps its own
 * error.
 */
export async function saveFigures(actor: Actor, input: unknown): Promise<Saved[]> {
  const { figures } = parse(figuresInput, input);
  return transaction(async (tx) => {
    const named = new Set(figures.map(({ assignment }) => assignment));
    const context = await findContext(tx, actor, { year: yearOf(figures[0]?.month ?? ""), named: [...named] });
    const entries = await decideOn(context, figures);
    const drafts = entries.flatMap(({ decision }) => ("draft" in decision ? [decision.draft] : []));
    const ids = await appendRevisions(tx, drafts, context.at);
    if (drafts.length > 0) await recordSave(tx, context, drafts);
    const written = new Map(drafts.map((draft, index) => [draft, ids[index]]));
    return nameAuthors(
      tx,
      entries.map((entry) => outcome(entry, written)),
    );
  });
}

/** Refused, nothing new, or a draft to append. */
type Decision = { readonly error: DomainError } | { readonly unchanged: Judged } | { readonly draft: NewRevision };
interface Decided {
  readonly input: Input;
  readonly decision: Decision;
}

/** Every entry with what is to be done about it, in the order asked. */
async function decideOn(context: Context, figures: readonly Input[]): Promise<Decided[]> {
  const entries = once(await mapInTurn(figures, (input) => ({ input, judged: attempt(() => judge(context, input)) })));
  const all = entries.flatMap(({ judged }) => (judged instanceof DomainError ? [] : [judged]));
  const together = groupBy(all, ({ assignment }) => assignment.id);
  return mapInTurn(entries, ({ input, judged }): Decided => {
    if (judged instanceof DomainError) return { input, decision: { error: judged } };
    if (judged.unchanged) return { input, decision: { unchanged: judged } };
    const draft = attempt(() => drafted(context, judged, together));
    return { input, decision: draft instanceof DomainError ? { error: draft } : { draft } };
  });
}

/** Refuses all but the first figure of one cell, by whichever name it goes. */
function once<E extends { readonly judged: Judged | DomainError }>(entries: readonly E[]): E[] {
  const cells = new Set<string>();
  return entries.map((entry) => {
    const { judged } = entry;
    if (judged instanceof DomainError) return entry;
    const cell = `${judged.assignment.id} ${judged.month}`;
    if (cells.has(cell)) return { ...entry, judged: invalid("assignment", "figureTwice") };
    cells.add(cell);
    return entry;
  });
}

function outcome(
  { input: { assignment, month }, decision }: Decided,
  written: ReadonlyMap<NewRevision, string | undefined>,
): Saved {
  if ("error" in decision) return { assignment, month, error: decision.error };
  if ("draft" in decision)
    return { assignment, month, revision: written.get(decision.draft) ?? null, review: "draft", changed: true };
  const revision = decision.unchanged.cell?.revision;
  return { assignment, month, revision: revision?.id ?? null, review: revision?.review ?? null, changed: false };
}

async function recordSave(
  tx: Writer,
  { actor, plan, assignments }: Context,
  drafts: readonly NewRevision[],
): Promise<void> {
  const [only, ...others] = drafts;
  const subject =
    only && others.length === 0
      ? { subject: "assignment", subjectId: only.assignmentId }
      : { subject: "plan", subjectId: plan.id };
  const cells = drafts.map(({ assignmentId, month }) => `${assignments.get(assignmentId)?.key} ${month}`);
  await writeAudit(tx, { actor, action: "figures_saved", ...subject, planId: plan.id, detail: { cells } });
  await touchDrafts(tx, plan.id);
}
