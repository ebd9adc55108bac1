/** When saving a figure or a done date is a conflict, when it says nothing new, and what a conflict tells. */
import { inArray } from "drizzle-orm";
import type { Reader } from "@/db";
import { users } from "@/db/schema";
import { DomainError } from "@/lib/errors/rules";
import type { ReviewState } from "@/lib/progress/terms";

interface Newest {
  readonly id: string;
  readonly review: ReviewState;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

interface Sent {
  readonly basedOn: string | null;
  readonly overDraft?: boolean | undefined;
}

interface Asked {
  readonly same: () => boolean;
  readonly clash: () => DomainError;
}

/**
 * Does what is sent say what stands there already? Throws the conflict when something else came after what the sender
 * saw. Of a draft that the sender may not read neither is told: it is written over only when that is confirmed,
 * whatever it says.
 */
export function standsAlready(
  before: { readonly revision: Newest; readonly reads: boolean } | null,
  { basedOn, overDraft }: Sent,
  { same, clash }: Asked,
): boolean {
  const current = (before?.revision.id ?? null) === basedOn;
  if (before && !before.reads) {
    if (current && overDraft) return false;
    throw clash();
  }
  if (same()) return true;
  if (!current) throw clash();
  return false;
}

/** Both contents, the other one only for who may read it; whose it is becomes a name before it leaves. */
export function conflict(
  yours: object,
  theirs: { readonly revision: Newest; readonly content: object | null } | null,
): DomainError {
  const unread = theirs !== null && theirs.content === null;
  return new DomainError("conflict", [{ path: "", message: unread ? "figureDraftThere" : "figureConflict" }], {
    yours,
    theirs: theirs && {
      revision: theirs.revision.id,
      review: theirs.revision.review,
      at: theirs.revision.recordedAt.toISOString(),
      recordedBy: theirs.revision.recordedBy,
      content: theirs.content,
    },
  });
}

interface Clash {
  readonly theirs: { readonly recordedBy: string | null } | null;
}
const isClash = (data: unknown): data is Clash => typeof data === "object" && data !== null && "theirs" in data;

const authorIn = (error: DomainError): string | null =>
  isClash(error.data) ? (error.data.theirs?.recordedBy ?? null) : null;

function withName(error: DomainError, names: ReadonlyMap<string, string>): DomainError {
  if (!isClash(error.data) || !error.data.theirs) return error;
  const { recordedBy, ...theirs } = error.data.theirs;
  const by = recordedBy === null ? null : (names.get(recordedBy) ?? null);
  return new DomainError(error.code, error.faults, { ...error.data, theirs: { ...theirs, by } });
}

/** Conflicts name the other account instead of showing its id. */
export async function nameAuthors<O extends object>(tx: Reader, outcomes: readonly O[]): Promise<O[]> {
  const errorOf = (one: O): DomainError | null =>
    "error" in one && one.error instanceof DomainError ? one.error : null;
  const authors = outcomes.flatMap((one) => {
    const error = errorOf(one);
    return (error && authorIn(error)) ?? [];
  });
  if (authors.length === 0) return [...outcomes];
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(authors)]));
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return outcomes.map((one) => {
    const error = errorOf(one);
    return error ? { ...one, error: withName(error, names) } : one;
  });
}
