/** What the server's answers do to the entries. Pure. */
import { sameParts, type Words } from "@/lib/figures/terms";
import type { ReviewState } from "@/lib/progress/terms";
import {
  type Entries,
  type Pending,
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

/** An answer to `words`, which the entry held when it was asked; its writer may have gone on typing. */
export function arrived(entries: Entries, id: EntryId, words: Words, reason: string | null, outcome: Outcome): Entries {
  const pending = entriesIn(entries, id.row).pending[id.key];
  if (outcome.kind === "saved") return stored(entries, id, words, reason, outcome, pending);
  if (!pending) return entries;
  if (outcome.kind === "refused") {
    const current = sameParts(pending.words, words) && pending.reason === reason;
    return current
      ? withPending(entries, id, {
          ...pending,
          problem: { kind: "refused", message: outcome.message, doubtful: outcome.doubtful },
        })
      : entries;
  }
  return clashed(entries, id, pending, outcome.theirs);
}

function stored(
  entries: Entries,
  id: EntryId,
  words: Words,
  reason: string | null,
  { revision, review, changed }: Extract<Outcome, { kind: "saved" }>,
  pending: Pending | undefined,
): Entries {
  const saved = entriesIn(entries, id.row).saved[id.key] ?? NEVER_SAVED;
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
function clashed(entries: Entries, id: EntryId, pending: Pending, theirs: Theirs | null): Entries {
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

/** A review state that the cells now have, with their new revisions: submitted, approved or returned. */
export function reviewed(
  entries: Entries,
  cells: readonly (EntryId & { readonly revision: string; readonly late?: boolean })[],
  review: ReviewState,
  own: boolean,
  comment: string | null = null,
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
