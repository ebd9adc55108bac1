/** What an import would change, for people: a line for each thing. */
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
