import type { RevisionRow } from "@/components/indicator/revisions";
import type { IndicatorPage } from "@/lib/boards/indicator-page";
import type { Board } from "@/lib/boards/rules";
import { monthOf } from "@/lib/calendar/rules";

const words = (...parts: readonly (string | null)[]): string[] => parts.filter((part) => part !== null);

/** Figures' and milestones' revisions in one list, newest first. */
export function revisionRows({ figures, milestones }: IndicatorPage["revisions"], { offices }: Board): RevisionRow[] {
  const rows = figures.map(({ revision, before, officeId, by }): RevisionRow => {
    const { id, recordedAt, month, review, late, note, comment } = revision;
    const office = offices.find((each) => each.id === officeId)?.name ?? null;
    const common = { id, by, office, review, late, at: recordedAt, of: monthOf(month) };
    return { ...common, after: revision, before: before ?? undefined, words: words(note, comment) };
  });
  const dates = milestones.map(({ revision, before, title, by }): RevisionRow => {
    const { id, recordedAt, review, note, done } = revision;
    const common = { id, by, office: null, review, late: false, at: recordedAt, of: title };
    return { ...common, after: done, before: before ? before.done : undefined, words: words(note) };
  });
  return [...rows, ...dates].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}
