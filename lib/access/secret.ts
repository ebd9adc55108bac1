import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { locate, projectRoot } from "@/db/location";
import { ConfigurationError } from "@/lib/errors/rules";

const LEAST_LENGTH = 32;
const FILE = "auth-secret";

/** Where the server keeps what is not in the database: GUOBAN_DATA, else beside the SQLite file, else `data`. */
export function dataFolder(): string {
  const location = locate();
  if (process.env.GUOBAN_DATA) return process.env.GUOBAN_DATA;
  return location.engine === "sqlite" ? dirname(location.file) : join(projectRoot(), "data");
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";
const isThere = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";

function readSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= LEAST_LENGTH) return secret;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  throw new ConfigurationError(`${file} holds no usable secret: delete it, and everybody signs in anew.`);
}

/** Written under another name and then linked, so that a process starting meanwhile reads all of it or none. */
function makeSecret(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${FILE}.${process.pid}`);
  writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isThere(error)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

let known: string | undefined;

/**
 * What session cookies are signed with: AUTH_SECRET (needed where several machines serve one database; 32 characters at
 * least), else a file in the data folder, made on first use and readable by its owner only.
 */
export function authSecret(): string {
  const given = process.env.AUTH_SECRET;
  if (given) {
    if (given.length < LEAST_LENGTH)
      throw new ConfigurationError(`AUTH_SECRET needs at least ${LEAST_LENGTH} characters.`);
    return given;
  }
  if (known !== undefined) return known;
  const folder = dataFolder();
  const file = join(folder, FILE);
  if (readSecret(file) === null) makeSecret(folder, file);
  known = readSecret(file) ?? undefined;
  if (known === undefined) throw new Error(`${file} cannot be read back.`);
  return known;
}
