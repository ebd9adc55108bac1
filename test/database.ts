import { spawnSync } from "node:child_process";
import { copyFile, rm } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { closeStore } from "@/db";
import { locate, type Location } from "@/db/location";
import { newAddress } from "./address";
import { createDatabase, dropDatabase } from "./postgresql";

/** Which engine this run tests. */
export const engine = inject("store").engine;

/** PostgreSQL's client programs are not on every machine that has a server for the tests. */
export const hasBackupTools = engine === "sqlite" || spawnSync("/usr/bin/env", ["pg_dump", "--version"]).status === 0;

async function create(location: Location, migrated: boolean): Promise<void> {
  const store = inject("store");
  if (location.engine === "sqlite") {
    if (store.engine === "sqlite" && migrated) await copyFile(store.template, location.file);
  } else if (store.engine === "postgresql") {
    await createDatabase(store.server, databaseName(location.url), migrated ? store.template : undefined);
  }
}

async function drop(location: Location): Promise<void> {
  const store = inject("store");
  if (location.engine === "sqlite") {
    for (const suffix of ["", "-wal", "-shm"]) await rm(`${location.file}${suffix}`, { force: true });
  } else if (store.engine === "postgresql") {
    await dropDatabase(store.server, databaseName(location.url));
  }
}

const databaseName = (url: string): string => new URL(url).pathname.slice(1);

/**
 * Gives the test file a migrated, otherwise empty database of its own, which `db` and `transaction` then use; gone
 * after the file. One line at the head of the file: `ownDatabase();`. With "test" every test begins with an empty one.
 */
export function ownDatabase(per: "file" | "test" = "file"): void {
  const [before, after] = per === "file" ? [beforeAll, afterAll] : [beforeEach, afterEach];
  before(() => create(locate(), true));
  after(async () => {
    await closeStore();
    await drop(locate());
  });
}

/** Places for further databases, empty and without tables (on SQLite: no file yet), gone after the test file. */
export function emptyDatabases(): () => Promise<Location> {
  const made: Location[] = [];
  afterAll(async () => {
    for (const location of made) await drop(location);
  });
  return async () => {
    const location = locate(newAddress(inject("store")));
    made.push(location);
    await create(location, false);
    return location;
  };
}
