/** What the server's answers do to the book. Pure. */
import { sameWords, type Words } from "@/lib/entry/rules";
import type { ReviewState } from "@/lib/progress/terms";
import { type Book, type Pending, type Place, sheetOf, type Theirs, UNSEEN, withPending, withSeen } from "../cells/book";

/** The answer for one cell. */
export type Outcome =
  | { readonly kind: "saved"; readonly revision: string | null; readonly review: ReviewState | null; readonly changed: boolean }
  | { readonly kind: "conflict"; readonly theirs: Theirs | null }
  | { readonly kind: "refused"; readonly message: string; readonly doubtful: boolean };

/** Notes that these contents are on their way: they may arrive although no answer does. */
export function departed(book: Book, places: readonly Place[]): Book {
  let next = book;
  for (const place of places) {
    const pending = sheetOf(next, place.row).pending[place.slot];
    if (pending && !pending.sent.some((words) => sameWords(words, pending.words)))
      next = withPending(next, place, { ...pending, sent: [...pending.sent, pending.words] });
  }
  return next;
}

/** An answer to `words`, which the cell said when it was asked; its writer may have gone on typing. */
export function arrived(book: Book, place: Place, words: Words, reason: string | null, outcome: Outcome): Book {
  const pending = sheetOf(book, place.row).pending[place.slot];
  if (outcome.kind === "saved") return saved(book, place, words, reason, outcome, pending);
  if (!pending) return book;
  if (outcome.kind === "refused") {
    const current = sameWords(pending.words, words) && pending.reason === reason;
    return current
      ? withPending(book, place, { ...pending, problem: { kind: "refused", message: outcome.message, doubtful: outcome.doubtful } })
      : book;
  }
  return clashed(book, place, pending, outcome.theirs);
}

function saved(
  book: Book,
  place: Place,
  words: Words,
  reason: string | null,
  { revision, review, changed }: Extract<Outcome, { kind: "saved" }>,
  pending: Pending | undefined,
): Book {
  const seen = sheetOf(book, place.row).seen[place.slot] ?? UNSEEN;
  const told = changed
    ? { ...UNSEEN, words, revision, review, comment: reason, counts: seen.counts }
    : { ...seen, words, revision, review };
  const next = withSeen(book, place, told);
  if (!pending) return next;
  return withPending(
    next,
    place,
    sameWords(pending.words, words) && pending.problem === null && Object.keys(pending.typed).length === 0
      ? null
      : { ...pending, basedOn: revision, sent: [] },
  );
}

/** The other revision may be our own that arrived unanswered: then there is no conflict, only a newer ground to stand on. */
function clashed(book: Book, place: Place, pending: Pending, theirs: Theirs | null): Book {
  const words = theirs?.words;
  const ours = theirs && words && theirs.review === "draft" && pending.sent.slice(0, -1).some((sent) => sameWords(sent, words));
  if (ours) return withPending(book, place, { ...pending, basedOn: theirs.revision, sent: pending.sent.slice(-1), problem: null });
  return withPending(book, place, { ...pending, problem: { kind: "conflict", theirs } });
}

/** A review state that the cells now have, with their new revisions: submitted, approved or returned. */
export function reviewed(
  book: Book,
  cells: readonly (Place & { readonly revision: string; readonly late?: boolean })[],
  review: ReviewState,
  own: boolean,
  comment: string | null = null,
): Book {
  let next = book;
  for (const { row, slot, revision, late } of cells) {
    const seen = sheetOf(next, row).seen[slot] ?? UNSEEN;
    next = withSeen(
      next,
      { row, slot },
      {
        ...seen,
        revision,
        review,
        own,
        by: null,
        counts: seen.counts || review !== "returned",
        late: late ?? seen.late,
        comment: comment ?? (review === "submitted" ? seen.comment : null),
      },
    );
    const pending = sheetOf(next, row).pending[slot];
    if (pending && pending.basedOn === seen.revision) next = withPending(next, { row, slot }, { ...pending, basedOn: revision });
  }
  return next;
}
