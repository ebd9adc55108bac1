/** The migrations that the program brings, and how they compare with those a database has. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./errors";
import { migrationsFolder } from "./location";

export interface Migration {
  readonly tag: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

export interface AppliedMigration {
  readonly tag: string;
  readonly hash: string;
}

export interface MigrationReport {
  /** The migrations that were applied, in order. */
  readonly applied: readonly string[];
  /** The copy of the file that was made before, if the database had any. */
  readonly copy: string | undefined;
}

/** The table of what was applied; written only by migrate.ts. */
export const LEDGER = "schema_migrations";

const LEDGER_COLUMNS = "tag text primary key, hash text not null, applied_at text not null";
export const CREATE_LEDGER = `create table if not exists ${LEDGER} (${LEDGER_COLUMNS})`;

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

/** The program's migrations in their order. */
export function readMigrations(folder: string): Migration[] {
  const journal: Journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"));
  return journal.entries.map(({ tag }) => {
    // A checkout may have turned the line ends; that makes no other migration.
    const text = readFileSync(join(folder, `${tag}.sql`), "utf8").replaceAll("\r\n", "\n");
    const statements = text.split("--> statement-breakpoint").map((statement) => statement.trim());
    return {
      tag,
      hash: createHash("sha256").update(text).digest("hex"),
      statements: statements.filter((statement) => statement !== ""),
    };
  });
}

export const ownMigrations = (engine: "sqlite" | "postgresql"): Migration[] => readMigrations(migrationsFolder(engine));

/** What is still to be applied. Throws StoreError `newer` or `changed` when the database came from other migrations. */
export function pending(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const byTag = new Map(known.map((migration) => [migration.tag, migration]));
  for (const { tag, hash } of applied) {
    const own = byTag.get(tag);
    if (!own)
      throw new StoreError(
        "newer",
        `The database has migration ${tag}, which this version of the program does not know: use the newer version.`,
      );
    if (own.hash !== hash)
      throw new StoreError(
        "changed",
        `Migration ${tag} is not the one that made this database: migrations are never edited once applied.`,
      );
  }
  const done = new Set(applied.map(({ tag }) => tag));
  return known.filter(({ tag }) => !done.has(tag));
}
