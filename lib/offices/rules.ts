import { groupBy } from "@/lib/lists/rules";

/** An office's place in the tree. */
interface Branch {
  readonly id: string;
  readonly parentId: string | null;
}

/** An office and all below it, by id, each once, whatever the tree holds (a circle ends). */
export function officesWithin(tree: readonly Branch[], root: string): Set<string> {
  const below = groupBy(tree, ({ parentId }) => parentId);
  const found = new Set([root]);
  for (const id of found) for (const office of below.get(id) ?? []) found.add(office.id);
  return found;
}
