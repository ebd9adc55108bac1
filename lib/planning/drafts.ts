/** What is refused where somebody left a draft that is not told to who applies a plan (semantics §3). */
import type { Faults } from "./faults";
import type { Changes } from "./changes";
import type { UnreadDraft, UnreadDrafts } from "./queries";

const cellOf = (assignmentId: string, month: string): string => `${assignmentId} ${month}`;

/** A document cannot confirm that it writes over a draft: it is told whose draft lies where. */
export function checkDrafts(
  { figures, done, assignmentIds }: Pick<Changes, "figures" | "done" | "assignmentIds">,
  unread: UnreadDrafts,
  faults: Faults,
): void {
  const cells = new Map(unread.figures.map((draft) => [cellOf(draft.assignmentId, draft.month), draft]));
  const dates = new Map(unread.dates.map((draft) => [draft.milestoneId, draft]));
  const refuse = (path: string, draft: UnreadDraft | undefined) => {
    if (draft?.by) faults.add(path, "document.draftThere", { name: draft.by });
    else if (draft) faults.add(path, "document.importedDraftThere");
  };
  if (cells.size > 0)
    for (const { after } of figures)
      refuse(after.path, cells.get(cellOf(assignmentIds.of(after.assignment), after.month)));
  for (const { milestoneId, path } of done) refuse(`${path}.done`, dates.get(milestoneId));
}
