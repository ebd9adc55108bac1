import Database from "better-sqlite3";
import pg from "pg";
import { locate } from "@/db/location";
import { WRITE_LOCK } from "@/db/postgresql";

/** Takes the database's write lock as another process would; resolves with what gives it back. */
export async function holdWriteLock(): Promise<() => Promise<void>> {
  const location = locate();
  if (location.engine === "sqlite") {
    const other = new Database(location.file);
    other.exec("BEGIN IMMEDIATE");
    return async () => void other.close();
  }
  const other = new pg.Client({ connectionString: location.url });
  await other.connect();
  await other.query(`select pg_advisory_lock(${WRITE_LOCK})`);
  return () => other.end();
}
