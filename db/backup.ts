/** Writes the database into one archive, while others read and write. */
import { existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { digest, writeArchive } from "./archive";
import { dumpPostgres } from "./backup-postgresql";
import { removeDatabase, reserve, sync } from "./database-file";
import { StoreError } from "./errors";
import { asStoreError } from "./leaving";
import { type Location, locate } from "./location";
import { type Contents, makeManifest, type Manifest, piecesOf } from "./manifest";
import { verifySqlite } from "./verify-sqlite";

/** Pages copied at a time: a server that backs itself up answers in between. */
const PAGES_PER_STEP = 200;

/** What the database is called inside an archive. */
const PART = { sqlite: "database.db", postgresql: "database.dump" };

/**
 * Writes the state of one instant, checked, to an archive that appears whole or not at all, and answers what it holds.
 * Throws StoreError `exists`, `missing`, `foreign`, `broken`, `full`, `readonly`, on PostgreSQL `unsupported` without
 * its tools.
 */
export async function backupTo(file: string, location: Location = locate()): Promise<Manifest> {
  if (existsSync(file)) throw new StoreError("exists", `${file} exists already: name another file.`);
  if (location.engine === "sqlite" && !existsSync(location.file))
    throw new StoreError("missing", `There is no database at ${location.file}.`);
  const [part, copy] = [`${file}.part`, `${file}.copy`];
  try {
    const instant = new Date();
    const contents =
      location.engine === "sqlite" ? await copySqlite(location.file, copy) : await dumpPostgres(location.url, copy);
    const name = PART[location.engine];
    const manifest = makeManifest(
      { engine: location.engine, instant, parts: [{ name, ...(await digest(copy)) }] },
      contents,
    );
    rmSync(part, { force: true });
    await writeArchive(part, piecesOf(manifest, copy), instant);
    moveToNew(part, file);
    return manifest;
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    rmSync(part, { force: true });
    removeDatabase(copy);
  }
}

/** A rename that does not replace; on file systems without hard links (memory sticks) it checks first. */
function moveToNew(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    if (existsSync(file))
      throw new StoreError("exists", `${file} has appeared meanwhile: name another file.`, { cause: error });
    renameSync(part, file);
  }
  sync(dirname(file));
}

async function copySqlite(from: string, to: string): Promise<Contents> {
  await copyDatabase(from, to);
  return (await verifySqlite(to)).contents;
}

/** Copies page by page within one read transaction: writes meanwhile neither get in nor make it start over. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  removeDatabase(to);
  const source = new Database(from, { readonly: true, timeout: 5_000 });
  try {
    source.exec("BEGIN");
    source.prepare("select count(*) from sqlite_master").get();
    reserve(to);
    await source.backup(to, { progress: () => PAGES_PER_STEP });
  } catch (error) {
    throw asStoreError(error, from);
  } finally {
    source.close();
  }
}
