/** What the server's answers do to the entries. Pure. */
import { sameParts, type Words } from "@/lib/figures/terms";
import type { ReviewState } from "@/lib/progress/terms";
import {
  type Entries,
  type EntryId,
  entriesIn,
  type Theirs,
  NEVER_SAVED,
  withPending,
  withSaved,
} from "../cells/entries";

/** The answer for one cell. */
export type Outcome =
  | {
      readonly kind: "saved";
      readonly revision: string | null;
      readonly review: ReviewState | null;
      readonly changed: boolean;
    }
  | { readonly kind: "conflict"; readonly theirs: Theirs | null }
  | { readonly kind: "refused"; readonly message: string; readonly doubtful: boolean };

/** Notes that these contents are on their way: they may arrive although no answer does. */
export function departed(entries: Entries, places: readonly EntryId[]): Entries {
  let next = entries;
  for (const id of places) {
    const pending = entriesIn(next, id.row).pending[id.key];
    if (pending && !pending.sent.some((words) => sameParts(words, pending.words)))
      next = withPending(next, id, { ...pending, sent: [...pending.sent, pending.words] });
  }
  return next;
}

/** What a cell held when it was sent. */
export interface Sent extends EntryId {
  readonly words: Words;
  readonly reason: string | null;
}

/** The answer to what was sent; its writer may have gone on typing. */
export function arrived(entries: Entries, sent: Sent, outcome: Outcome): Entries {
  const pending = entriesIn(entries, sent.row).pending[sent.key];
  if (outcome.kind === "saved") return stored(entries, sent, outcome);
  if (!pending) return entries;
  if (outcome.kind === "conflict") return clashed(entries, sent, outcome.theirs);
  const current = sameParts(pending.words, sent.words) && pending.reason === sent.reason;
  return current ? withPending(entries, sent, { ...pending, problem: outcome }) : entries;
}

function stored(
  entries: Entries,
  { words, reason, ...id }: Sent,
  { revision, review, changed }: Extract<Outcome, { kind: "saved" }>,
): Entries {
  const { saved: all, pending: typed } = entriesIn(entries, id.row);
  const saved = all[id.key] ?? NEVER_SAVED;
  const pending = typed[id.key];
  const told = changed
    ? {
        ...NEVER_SAVED,
        words,
        revision,
        review,
        comment: reason,
        counts: saved.counts,
        approved: saved.review === "approved" ? saved.words : saved.approved,
      }
    : { ...saved, words, revision, review };
  const next = withSaved(entries, id, told);
  if (!pending) return next;
  return withPending(
    next,
    id,
    sameParts(pending.words, words) && pending.problem === null && Object.keys(pending.typed).length === 0
      ? null
      : { ...pending, basedOn: revision, sent: [] },
  );
}

/**
 * The other revision may be our own that arrived unanswered: then there is no conflict, only a newer ground to stand
 * on.
 */
function clashed(entries: Entries, id: EntryId, theirs: Theirs | null): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  if (!pending) return entries;
  const words = theirs?.words;
  const ours =
    theirs && words && theirs.review === "draft" && pending.sent.slice(0, -1).some((sent) => sameParts(sent, words));
  if (ours)
    return withPending(entries, id, {
      ...pending,
      basedOn: theirs.revision,
      sent: pending.sent.slice(-1),
      problem: null,
    });
  return withPending(entries, id, { ...pending, problem: { kind: "conflict", theirs } });
}

interface Verdict {
  readonly review: ReviewState;
  /** The reader's own: they may not review it. */
  readonly own: boolean;
  readonly comment?: string | null;
}

/** A review state that the cells now have, with their new revisions: submitted, approved or returned. */
export function reviewed(
  entries: Entries,
  cells: readonly (EntryId & { readonly revision: string; readonly late?: boolean })[],
  { review, own, comment = null }: Verdict,
): Entries {
  let next = entries;
  for (const { row, key, revision, late } of cells) {
    const saved = entriesIn(next, row).saved[key] ?? NEVER_SAVED;
    next = withSaved(
      next,
      { row, key },
      {
        ...saved,
        revision,
        review,
        own,
        by: null,
        counts: saved.counts || review !== "returned",
        approved: review === "approved" ? null : saved.approved,
        late: late ?? saved.late,
        comment: comment ?? (review === "submitted" ? saved.comment : null),
      },
    );
    const pending = entriesIn(next, row).pending[key];
    if (pending && pending.basedOn === saved.revision)
      next = withPending(next, { row, key }, { ...pending, basedOn: revision });
  }
  return next;
}
