import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { TestStore } from "./global-setup";
import { sibling } from "./postgresql";

/** A DATABASE_URL that nobody has used. */
export function newAddress(store: TestStore): string {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  return store.engine === "sqlite" ? `file:${join(store.folder, `${name}.db`)}` : sibling(store.server, name);
}
