/** What comparing a document with a stored plan works with. */
import { newId } from "@/db/id";
import { eachInTurn } from "@/lib/lists/rules";
import type { StoredRows } from "./queries";
import type { StoredRecords } from "./stored";

/** A plan's changes as reported: a line for each thing. */
export const THINGS = ["plan", "office", "person", "task", "indicator", "assignment", "figure"] as const;
export type Thing = (typeof THINGS)[number];

/** Lines that are kept to be shown. */
const SHOWN_LINES = 500;

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

/** Collects what changes: the first lines in full, and the number of all. */
export class Report {
  readonly lines: ChangeLine[] = [];
  private readonly numbers = new Map<Thing, { added: number; changed: number }>();

  /** A plan can have hundreds of thousands: a line's words are made only when it is shown. */
  add(thing: Thing, change: ChangeLine["change"], words: () => Pick<ChangeLine, "key" | "detail">): void {
    const number = this.numbers.get(thing) ?? { added: 0, changed: 0 };
    number[change] += 1;
    this.numbers.set(thing, number);
    if (this.lines.length < SHOWN_LINES) this.lines.push({ thing, change, ...words() });
  }

  get counts(): ChangeCount[] {
    return THINGS.flatMap((thing) => {
      const number = this.numbers.get(thing);
      return number ? [{ thing, ...number }] : [];
    });
  }
}

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
export function noted(report: Report, { thing, key, known, detail }: Noted): boolean {
  if (known && detail.length === 0) return false;
  report.add(thing, known ? "changed" : "added", () => ({ key, detail: detail.join(", ") }));
  return true;
}

/** Notes a line for each record that is new or differs in the fields, and gives these records. */
export async function differences<R extends { readonly key: string }>(
  report: Report,
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
    if (noted(report, { thing, key: record.key, known: old !== undefined, detail })) found.push(record);
  });
  return found;
}
