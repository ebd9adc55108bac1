/**
 * What is typed and not yet saved outlives a reload and a lost session: kept in the browser by account and plan, gone
 * at sign-out.
 */
import { z } from "zod";
import { TYPED_MESSAGES } from "@/lib/figures/rules";
import { FIGURE_FIELDS, forParts } from "@/lib/figures/terms";
import { REVIEW_STATES } from "@/lib/progress/terms";
import { type Entries, waiting, withPending } from "../cells/entries";
import { keptPrefix, tryStorage } from "./kept";

const keyOf = (account: string, plan: string): string => `${keptPrefix(account)}${plan}`;

const text = z.string().nullable();
const words = z.object(forParts({ number: text, text }));
const field = z.enum(FIGURE_FIELDS);
const theirs = z.object({ revision: z.string(), review: z.enum(REVIEW_STATES), by: text, words: words.nullable() });
const problem = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("typed"),
    month: z.number(),
    field,
    message: z.enum(TYPED_MESSAGES),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
  z.object({ kind: z.literal("offer"), field, month: z.number(), reason: text, sign: z.string() }),
  z.object({ kind: z.literal("either"), field, month: z.number(), days: z.tuple([z.string(), z.string()]) }),
  z.object({ kind: z.literal("refused"), message: z.string(), doubtful: z.boolean() }),
  z.object({ kind: z.literal("conflict"), theirs: theirs.nullable() }),
]);
const pending = z.object({
  kind: z.enum(["figure", "date"]),
  words,
  reason: text,
  basedOn: text,
  overDraft: z.boolean().optional(),
  typed: z.partialRecord(field, z.string()),
  problem: problem.nullable(),
  sent: z.array(words),
});
const kept = z.array(z.object({ row: z.string(), key: z.string(), pending }));

/**
 * Keeps what is pending; with nothing pending the account's place is cleared. A browser that keeps nothing is no fault.
 */
export function keep(account: string, plan: string, entries: Entries): void {
  const all = waiting(entries);
  tryStorage((storage) => {
    if (all.length === 0) storage.removeItem(keyOf(account, plan));
    else storage.setItem(keyOf(account, plan), JSON.stringify(all));
  });
}

type Kept = z.output<typeof kept>;

/** What was kept. */
export function recall(account: string, plan: string): Kept {
  const stored = tryStorage((storage): unknown => JSON.parse(storage.getItem(keyOf(account, plan)) ?? "[]"));
  return kept.safeParse(stored).data ?? [];
}

/** The entries with what was kept; what is pending already is newer and wins. */
export const restored = (entries: Entries, all: Kept): Entries =>
  all.reduce(
    (next, { row, key, pending: one }) => (next.get(row)?.pending[key] ? next : withPending(next, { row, key }, one)),
    entries,
  );
