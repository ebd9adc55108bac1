/** The last changes of a writer, to take them back and bring them again. Pure. */
import { FIGURE_FIELDS, sameParts, type Words } from "@/lib/figures/terms";
import {
  type Entries,
  entriesIn,
  type EntryId,
  NEVER_SAVED,
  type Pending,
  type Problem,
  type RowEntries,
  withPending,
} from "../cells/entries";
import type { Selection } from "./selection";

/** What a writer left in an entry, saved meanwhile or not. */
interface Version {
  readonly words: Words;
  readonly typed: Pending["typed"];
  readonly reason: string | null;
  readonly problem: Problem | null;
}

interface Change extends EntryId {
  readonly kind: Pending["kind"];
  readonly before: Version;
  readonly after: Version;
}

/** One change, a whole paste included, and where its writer stood. */
interface Step {
  readonly changes: readonly Change[];
  readonly selection: Selection;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** So many changes can be taken back. */
const DEPTH = 200;

const ownProblem = (problem: Problem | null): Problem | null =>
  problem?.kind === "refused" || problem?.kind === "conflict" ? null : problem;

function versionOf({ saved, pending }: RowEntries, key: string): Version {
  const one = pending[key];
  if (one) return { words: one.words, typed: one.typed, reason: one.reason, problem: ownProblem(one.problem) };
  const { words, review, comment } = saved[key] ?? NEVER_SAVED;
  return { words, typed: {}, reason: review === "returned" ? null : comment, problem: null };
}

const sameVersion = (a: Version, b: Version): boolean =>
  sameParts(a.words, b.words) && FIGURE_FIELDS.every((field) => a.typed[field] === b.typed[field]);

function changesBetween(before: Entries, after: Entries): Change[] {
  const changes: Change[] = [];
  for (const [row, now] of after) {
    const old = entriesIn(before, row);
    if (old.pending === now.pending) continue;
    for (const key of new Set([...Object.keys(old.pending), ...Object.keys(now.pending)])) {
      const [from, to] = [versionOf(old, key), versionOf(now, key)];
      const kind = (now.pending[key] ?? old.pending[key])?.kind ?? "figure";
      if (!sameVersion(from, to)) changes.push({ row, key, kind, before: from, after: to });
    }
  }
  return changes;
}

/** The history after a change; what had been taken back cannot be brought again. */
export function recorded(
  history: History,
  { before, after }: { readonly before: Entries; readonly after: Entries },
  selection: Selection,
): History {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return history;
  const { past, joined } = join(history.past, changes);
  return { past: [...past, { changes: joined, selection }].slice(-DEPTH), future: [] };
}

/**
 * A text that could not be read is no station on the way back: what it became goes back to what stood there before it.
 */
function join(past: readonly Step[], changes: readonly Change[]): { past: readonly Step[]; joined: readonly Change[] } {
  const last = past[past.length - 1];
  const over = (change: Change): Change | undefined =>
    change.before.problem === null
      ? undefined
      : last?.changes.find(
          ({ row, key, after }) => row === change.row && key === change.key && sameVersion(after, change.before),
        );
  const passed = new Set(changes.map(over));
  const joined = changes.map((change) => ({ ...change, before: over(change)?.before ?? change.before }));
  if (!last || !last.changes.some((change) => passed.has(change))) return { past, joined };
  const left = last.changes.filter((change) => !passed.has(change));
  return { past: [...past.slice(0, -1), ...(left.length > 0 ? [{ ...last, changes: left }] : [])], joined };
}

export interface Travelled {
  readonly entries: Entries;
  readonly history: History;
  readonly selection: Selection;
  readonly done: number;
  /** Changed by another since: left as they are. */
  readonly left: number;
}

/** Takes back the last change, or brings the last one again; null when there is none. */
export function travel(entries: Entries, { past, future }: History, way: "undo" | "redo"): Travelled | null {
  const undo = way === "undo";
  const step = undo ? past[past.length - 1] : future[0];
  if (!step) return null;
  const history = undo
    ? { past: past.slice(0, -1), future: [step, ...future] }
    : { past: [...past, step], future: future.slice(1) };
  let next = entries;
  let done = 0;
  for (const change of step.changes) {
    const [from, to] = undo ? [change.after, change.before] : [change.before, change.after];
    const own = entriesIn(next, change.row);
    if (!sameVersion(versionOf(own, change.key), from)) continue;
    next = withPending(next, change, put(own, change, to));
    done += 1;
  }
  return { entries: next, history, selection: step.selection, done, left: step.changes.length - done };
}

/** A version typed again: what was saved meanwhile is written over as a new revision. */
function put({ saved, pending }: RowEntries, { key, kind }: Change, version: Version): Pending {
  const { basedOn, sent } = pending[key] ?? { basedOn: (saved[key] ?? NEVER_SAVED).revision, sent: [] };
  return { kind, basedOn, sent, ...version };
}
