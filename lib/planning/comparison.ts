/** What comparing a document with a stored plan works with. */
import { newId } from "@/db/id";
import { eachInTurn } from "@/lib/lists/rules";
import type { StoredRows } from "./queries";
import type { StoredRecords } from "./stored";

/** A plan's changes as reported: a line for each thing. */
export const THINGS = ["plan", "office", "person", "task", "indicator", "assignment", "figure"] as const;
export type Thing = (typeof THINGS)[number];

export interface ChangeLine {
  readonly thing: Thing;
  readonly key: string;
  readonly change: "added" | "changed";
  /** The document's names of what differs; of a figure what it was and what it becomes. */
  readonly detail: string;
}

export interface ChangeCount {
  readonly thing: Thing;
  readonly added: number;
  readonly changed: number;
}

const comparable = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) => (typeof inner === "bigint" ? `${inner}n` : inner));

/** The fields in which two records of one thing differ. */
export const differing = <R extends object>(a: R, b: R, fields: readonly (keyof R & string)[]): string[] =>
  fields.filter((field) => a[field] !== b[field] && comparable(a[field]) !== comparable(b[field]));

export const countLines = (lines: readonly ChangeLine[]): ChangeCount[] =>
  THINGS.map((thing) => {
    const own = lines.filter((line) => line.thing === thing);
    return {
      thing,
      added: own.filter(({ change }) => change === "added").length,
      changed: own.filter(({ change }) => change === "changed").length,
    };
  }).filter(({ added, changed }) => added + changed > 0);

/** What the database has of the plan, as rows and as records. */
export interface Before {
  readonly rows: StoredRows;
  readonly records: StoredRecords;
}

/** Who writes and when. */
export interface Stamp {
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** The ids of one kind of thing by key: those known, and new ones for keys that are asked for the first time. */
export function idsBy(known: ReadonlyMap<string, string>) {
  const fresh = new Map<string, string>();
  const of = (key: string): string => {
    const id = known.get(key) ?? fresh.get(key) ?? newId();
    if (!known.has(key)) fresh.set(key, id);
    return id;
  };
  return { fresh, of, optional: (key: string | null): string | null => (key === null ? null : of(key)) };
}
export type Ids = ReturnType<typeof idsBy>;

interface Noted {
  readonly thing: Thing;
  readonly key: string;
  readonly known: boolean;
  /** What of it differs. */
  readonly detail: readonly string[];
}

/** Notes a line when a thing is new or something of it differs; tells whether it did. */
export function noted(lines: ChangeLine[], { thing, key, known, detail }: Noted): boolean {
  if (!known) lines.push({ thing, key, change: "added", detail: "" });
  else if (detail.length > 0) lines.push({ thing, key, change: "changed", detail: detail.join(", ") });
  return !known || detail.length > 0;
}

/** Notes a line for each record that is new or differs in the fields, and gives these records. */
export async function differences<R extends { readonly key: string }>(
  lines: ChangeLine[],
  thing: Thing,
  {
    after,
    before,
    fields,
  }: { readonly after: readonly R[]; readonly before: readonly R[]; readonly fields: readonly (keyof R & string)[] },
): Promise<R[]> {
  const known = new Map(before.map((record) => [record.key, record]));
  const found: R[] = [];
  await eachInTurn(after, (record) => {
    const old = known.get(record.key);
    const detail = old ? differing(record, old, fields) : [];
    if (noted(lines, { thing, key: record.key, known: old !== undefined, detail })) found.push(record);
  });
  return found;
}
