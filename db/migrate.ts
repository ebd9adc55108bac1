/** Brings a database to the program's schema: at every start, by the command line, by the tests. */
import { type Location, locate } from "./location";
import { appliedPostgres, migratePostgres } from "./migrate-postgresql";
import { appliedSqlite, migrateSqlite } from "./migrate-sqlite";
import { type MigrationReport, ownMigrations, pending } from "./migrations";

/**
 * Creates the database if need be and applies what is pending: all or nothing, one process at a time (others wait), on
 * SQLite after a copy of the file. Throws StoreError `newer`, `changed`, `foreign`, `broken`, `unsuitable`, `busy`.
 */
export function migrate(
  location: Location = locate(),
  migrations = ownMigrations(location.engine),
): Promise<MigrationReport> {
  return location.engine === "sqlite"
    ? migrateSqlite(location.file, migrations)
    : migratePostgres(location.url, migrations);
}

/** The migrations still to be applied. Throws as `migrate` does, and `missing` when there is no database. */
export async function pendingMigrations(
  location: Location = locate(),
  migrations = ownMigrations(location.engine),
): Promise<string[]> {
  const applied = location.engine === "sqlite" ? appliedSqlite(location.file) : await appliedPostgres(location.url);
  return pending(migrations, applied).map(({ tag }) => tag);
}
