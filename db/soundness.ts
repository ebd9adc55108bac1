/** Is a database whole beyond what the engine checks by itself? The same questions on both engines. */
import { DEMO_KEY } from "../lib/settings/terms";
import { StoreError } from "./errors";
import type { Contents } from "./manifest";
import { LEDGER } from "./migrations";

/** Runs one query on the database under check. */
export type Ask = (query: string) => Promise<readonly Record<string, unknown>[]>;

/** A row's pointer to a revision of itself, and the states in which that revision may be. */
interface Pointer {
  readonly owner: string;
  readonly column: string;
  readonly revisions: string;
  /** Columns of the owner and of the revision that must agree. */
  readonly same: readonly (readonly [string, string])[];
  readonly states?: readonly string[];
}

const OWNERS = [
  {
    owner: "cells",
    revisions: "figure_revisions",
    same: [
      ["assignment_id", "assignment_id"],
      ["month", "month"],
    ],
  },
  { owner: "milestones", revisions: "milestone_revisions", same: [["id", "milestone_id"]] },
] as const;
const COLUMNS = [
  { column: "latest_revision_id" },
  { column: "approved_revision_id", states: ["approved"] },
  { column: "counted_revision_id", states: ["submitted", "approved"] },
] as const;
const POINTERS: readonly Pointer[] = OWNERS.flatMap((owner) => COLUMNS.map((column) => ({ ...owner, ...column })));

const astray = ({ owner, column, revisions, same, states }: Pointer): string => {
  const differs = same.map(([mine, its]) => `r.${its} <> o.${mine}`);
  const wrong = states ? [`r.review not in (${states.map((state) => `'${state}'`).join(", ")})`] : [];
  return `select count(*) as found from ${owner} o left join ${revisions} r on r.id = o.${column}
    where o.${column} is not null and (r.id is null or ${[...differs, ...wrong].join(" or ")})`;
};

/** Revisions that would never show: their owner points to none. */
const forgotten = ({ owner, revisions, same }: (typeof OWNERS)[number]): string =>
  `select count(*) as found from ${revisions} r where not exists (select 1 from ${owner} o
    where o.latest_revision_id is not null and ${same.map(([mine, its]) => `r.${its} = o.${mine}`).join(" and ")})`;

const count = async (ask: Ask, query: string): Promise<number> => Number((await ask(query))[0]?.found ?? 0);

/**
 * Throws StoreError `broken` when a cell or milestone points to what is not its revision in the right state of review,
 * or not at all. `columns`: those of each table; what an older schema does not have is not asked for.
 */
export async function checkPointers(ask: Ask, columns: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  const has = (table: string, column: string) => columns.get(table)?.has(column) === true;
  for (const pointer of POINTERS) {
    if (!has(pointer.owner, pointer.column) || !columns.has(pointer.revisions)) continue;
    const found = await count(ask, astray(pointer));
    if (found > 0)
      throw new StoreError(
        "broken",
        `${found} rows of ${pointer.owner} have a ${pointer.column} that is not theirs or in the wrong state.`,
      );
  }
  for (const owner of OWNERS) {
    if (!has(owner.owner, "latest_revision_id") || !columns.has(owner.revisions)) continue;
    const found = await count(ask, forgotten(owner));
    if (found > 0)
      throw new StoreError("broken", `${found} rows of ${owner.revisions} belong to no row of ${owner.owner}.`);
  }
}

/** What is in the database, for the manifest. */
export async function contentsOf(ask: Ask, tables: Iterable<string>): Promise<Contents> {
  const rows: Record<string, number> = {};
  for (const table of [...tables].sort()) rows[table] = await count(ask, `select count(*) as found from "${table}"`);
  const [last] = await ask(`select tag from ${LEDGER} order by tag desc limit 1`);
  const years = await ask("select year from plans order by year");
  const demo = await count(ask, `select count(*) as found from settings where key = '${DEMO_KEY}'`);
  return { schema: String(last?.tag), rows, years: years.map(({ year }) => Number(year)), demo: demo > 0 };
}

/** Throws StoreError `broken` when the contents are not those that the manifest vouches for. */
export function compareContents(found: Contents, { schema, rows, years, demo }: Contents): void {
  const text = (contents: Contents) => JSON.stringify(contents, ["schema", "years", "demo"]);
  for (const table of new Set([...Object.keys(rows), ...Object.keys(found.rows)])) {
    if (rows[table] === found.rows[table]) continue;
    throw new StoreError(
      "broken",
      `The backup vouches for ${rows[table] ?? "no"} rows of ${table}; it has ${found.rows[table] ?? "none"}.`,
    );
  }
  if (text({ schema, rows, years, demo }) !== text(found))
    throw new StoreError("broken", "The backup is not what its manifest says.");
}

/** What must be the same of two schemas, line by line; throws StoreError `foreign` naming the first difference. */
export function compareSchemas(found: readonly string[], expected: readonly string[]): void {
  const extra = found.find((line) => !expected.includes(line));
  if (extra !== undefined)
    throw new StoreError("foreign", `The database has what this program does not make: ${firstWords(extra)}.`);
  const missing = expected.find((line) => !found.includes(line));
  if (missing !== undefined) throw new StoreError("foreign", `The database lacks ${firstWords(missing)}.`);
}

const firstWords = (line: string): string => line.replace(/\s+/g, " ").slice(0, 120);
