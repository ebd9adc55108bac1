/** An office's place in the tree. */
interface Branch {
  readonly id: string;
  readonly parentId: string | null;
}

/** An office and all below it, by id, each once, whatever the tree holds (a circle ends). */
export function officesWithin(tree: readonly Branch[], root: string): Set<string> {
  const found = new Set([root]);
  for (const id of found) for (const office of tree) if (office.parentId === id) found.add(office.id);
  return found;
}
