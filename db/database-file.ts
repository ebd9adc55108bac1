/** A database's file as files go: its companions, and making sure that it is on the disk. */
import { closeSync, constants, fsyncSync, openSync, rmSync } from "node:fs";

/** What lies beside a file while connections are open. */
export const COMPANIONS = ["-wal", "-shm", "-journal"];

/** Makes a file that only its owner may read, for SQLite to fill: it would let everyone on the machine read it. */
export function reserve(file: string): void {
  closeSync(openSync(file, "a", 0o600));
}

/** Removes the file, if it is there, with its companions. */
export function removeDatabase(file: string): void {
  for (const suffix of ["", ...COMPANIONS]) rmSync(`${file}${suffix}`, { force: true });
}

/** Waits until a file, or a folder's list of names, is on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
