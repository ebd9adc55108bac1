/** A database's file as files go: its companions, and making sure that it is on the disk. */
import { closeSync, constants, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync } from "node:fs";

/** What lies beside a file while connections are open. */
export const COMPANIONS = ["-wal", "-shm", "-journal"];

/** Makes a file that only its owner may read, for SQLite to fill: one that SQLite makes is open to everyone. */
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

/**
 * Has another process opened the file? SQLite's locks do not tell of one that has not read yet. Where the system keeps
 * no such lists, or not for us, the answer is no, and only the locks protect it.
 */
export function openElsewhere(file: string): boolean {
  if (!existsSync(file)) return false;
  const { dev, ino } = statSync(file);
  const isSame = (path: string): boolean => {
    const found = ignoring(() => statSync(path));
    return found !== undefined && found.dev === dev && found.ino === ino;
  };
  const others = (ignoring(() => readdirSync("/proc")) ?? []).filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  );
  return others.some((other) =>
    (ignoring(() => readdirSync(`/proc/${other}/fd`)) ?? []).some((fd) => isSame(`/proc/${other}/fd/${fd}`)),
  );
}

/** Processes end and files close while one looks. */
function ignoring<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
