/** Puts a backup in the place of the database, once everything about it has been found whole. */
import { constants, copyFileSync, existsSync, linkSync, renameSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, extname } from "node:path";
import Database from "better-sqlite3";
import { DEMO_KEY } from "../lib/settings/terms";
import { extract, isArchive } from "./archive";
import { copyDatabase } from "./backup";
import { COMPANIONS, openElsewhere, removeDatabase, sync } from "./database-file";
import { StoreError } from "./errors";
import { closeStore } from "./index";
import { asStoreError } from "./leaving";
import { type Location, locate } from "./location";
import { kindDiffers, MANIFEST, type Manifest, readManifest } from "./manifest";
import { restorePostgres } from "./restore-postgresql";
import { compareContents } from "./soundness";
import { isBusy, type Sqlite } from "./sqlite";
import { type Verified, verifySqlite } from "./verify-sqlite";

export interface RestoreReport {
  /** Where the replaced database is kept; undefined: there was none. */
  readonly kept: string | undefined;
  /** The migrations that the next start will apply. */
  readonly pending: readonly string[];
  /** The archive's manifest; undefined: a bare copy, which nothing vouches for. */
  readonly manifest: Manifest | undefined;
}

/** `changeKind`: a demo may replace real data, or real data a demo. */
export interface RestoreChoice {
  readonly changeKind?: boolean;
}

/**
 * Replaces the database with the one in `file`, an archive or a bare copy, once it has been found whole and ours.
 * Throws StoreError `missing`, `foreign`, `broken`, `newer`, `changed`, `kind` when a demo would replace real data or
 * the other way round, and `busy` while any other process has the database open.
 */
export async function restoreFrom(
  file: string,
  location: Location = locate(),
  choice: RestoreChoice = {},
): Promise<RestoreReport> {
  if (!existsSync(file)) throw new StoreError("missing", `There is no file ${file}.`);
  const part = `${location.engine === "sqlite" ? location.file : file}.restoring`;
  try {
    const manifest = (await isArchive(file, MANIFEST)) ? await unpack(file, part, location.engine) : undefined;
    if (location.engine === "postgresql") {
      const dump = { file: manifest ? part : file, manifest, changeKind: choice.changeKind === true };
      return { ...(await restorePostgres(location.url, dump)), manifest };
    }
    if (!manifest) await copyDatabase(file, part);
    const { contents, pending } = await verified(part, manifest);
    checkKind(location.file, contents.demo, choice);
    await closeStore();
    return { kept: replace(location.file, part), pending, manifest };
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    removeDatabase(part);
  }
}

/** Takes the database out of the archive, comparing every checksum on the way. */
async function unpack(file: string, to: string, engine: Manifest["engine"]): Promise<Manifest> {
  const archive = await open(file);
  try {
    const { manifest, part, entry } = await readManifest(archive);
    if (manifest.engine !== engine)
      throw new StoreError(
        "unsupported",
        `The backup is of ${manifest.engine}, the database at DATABASE_URL is ${engine}.`,
      );
    if ((await extract(archive, entry, to)) !== part.sha256)
      throw new StoreError("broken", `The backup is damaged: ${part.name} does not fit its checksum.`);
    return manifest;
  } finally {
    await archive.close();
  }
}

async function verified(part: string, manifest: Manifest | undefined): Promise<Verified> {
  const found = await verifySqlite(part);
  if (manifest) compareContents(found.contents, manifest);
  return found;
}

/** Refuses a demo over real data, and the other way round; what cannot be read any more is neither. */
function checkKind(file: string, demo: boolean, { changeKind = false }: RestoreChoice): void {
  const current = changeKind ? undefined : kindOf(file);
  if (current !== undefined && current !== demo) throw kindDiffers(demo);
}

/** Is it a demo's? Undefined: there is none yet, or nothing in it. */
function kindOf(file: string): boolean | undefined {
  if (!existsSync(file)) return undefined;
  let client: Sqlite | undefined;
  try {
    client = new Database(file, { readonly: true, timeout: 5_000 });
    if (client.prepare("select 1 from plans union all select 1 from users limit 1").get() === undefined)
      return undefined;
    return client.prepare("select 1 from settings where key = ?").get(DEMO_KEY) !== undefined;
  } catch (error) {
    if (isBusy(error)) throw error;
    return undefined;
  } finally {
    client?.close();
  }
}

/** Puts `part` in the place of `file` in one step, keeping the old one under another name. */
function replace(file: string, part: string): string | undefined {
  const lock = existsSync(file) ? lockAlone(file) : undefined;
  try {
    if (openElsewhere(file)) throw inUse(file);
    const kept = existsSync(file) ? keep(file) : undefined;
    renameSync(part, file);
    sync(dirname(file));
    // One that came in between waits for our lock, to go on with the replaced file.
    if (kept !== undefined && openElsewhere(kept)) {
      renameSync(kept, file);
      throw inUse(file);
    }
    return kept;
  } finally {
    lock?.close();
  }
}

const inUse = (file: string, cause?: unknown): StoreError =>
  new StoreError("busy", `${file} is open in another process: stop the server first.`, { cause });

/** Gives the file a second name, under which it then lives on; on file systems without such names a copy. */
function keep(file: string): string {
  const instant = new Date().toISOString().replace(/[-:]/g, "").replace(".", "-");
  const kept = `${file.slice(0, file.length - extname(file).length)}.replaced-${instant}${extname(file)}`;
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept, constants.COPYFILE_EXCL);
  }
  // What a damaged database left unmerged belongs to it, not to its successor.
  for (const suffix of COMPANIONS)
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  return kept;
}

/**
 * Holds the file against every other process. A connection in WAL mode keeps a shared lock for as long as it is open,
 * and leaving that mode needs the file alone: it fails while anybody else has it open. Undefined: too damaged to be
 * opened by anyone.
 */
function lockAlone(file: string): Sqlite | undefined {
  const client = new Database(file, { timeout: 0 });
  try {
    client.pragma("journal_mode = WAL");
    client.pragma("journal_mode = DELETE");
    client.exec("BEGIN EXCLUSIVE");
    return client;
  } catch (error) {
    client.close();
    if (isBusy(error)) throw inUse(file, error);
    const known = asStoreError(error, file);
    if (known instanceof StoreError && (known.code === "broken" || known.code === "foreign")) return undefined;
    throw error;
  }
}
