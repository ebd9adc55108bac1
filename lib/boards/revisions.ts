/** What became of an indicator's figures, as far as its reader may know. Pure. */
import type { Actor, Place } from "@/lib/access/rules";
import { mayReadRevision } from "@/lib/figures/rules";
import type { Content } from "@/lib/figures/terms";
import type { ReviewState } from "@/lib/progress/terms";

interface Recorded {
  readonly id: string;
  readonly review: ReviewState;
  readonly submittedBy: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  readonly note: string | null;
}

interface FigureRevision extends Recorded, Content {
  readonly assignmentId: string;
  /** `2022-06` */
  readonly month: string;
  readonly comment: string | null;
  readonly late: boolean;
}

interface MilestoneRevision extends Recorded {
  readonly milestoneId: string;
  readonly done: string | null;
}

interface Named {
  readonly post: string | null;
  readonly account: string | null;
}

export interface FigureChange {
  readonly revision: FigureRevision;
  /** The revision of the same cell before it, of those the reader may see. */
  readonly before: FigureRevision | null;
  readonly officeId: string;
  /** Null: the command line. */
  readonly by: string | null;
}

export interface MilestoneChange {
  readonly revision: MilestoneRevision;
  readonly before: MilestoneRevision | null;
  readonly title: string;
  readonly by: string | null;
}

/** All revisions, oldest first, with whose they are. */
interface Revisions {
  readonly leaderInChargeId: string | null;
  /** Of the first assignment: milestones are its office's. */
  readonly officeId: string;
  readonly personId: string | null;
  readonly figures: readonly (Named & {
    readonly revision: FigureRevision;
    readonly officeId: string;
    readonly personId: string | null;
  })[];
  readonly dates: readonly (Named & { readonly revision: MilestoneRevision; readonly title: string })[];
}

const nameOf = ({ post, account }: Named): string | null => post ?? account;

/** Each with the one before it of the same thing; newest first. */
function chained<R, Row extends { readonly revision: R }>(
  rows: readonly Row[],
  keyOf: (revision: R) => string,
): (Row & { before: R | null })[] {
  const last = new Map<string, R>();
  const changes = rows.map((row) => {
    const key = keyOf(row.revision);
    const before = last.get(key) ?? null;
    last.set(key, row.revision);
    return { ...row, before };
  });
  return changes.reverse();
}

/** Approved revisions for everyone, submitted and returned ones and drafts for whom `may` lets read them. */
export function visibleTo(
  actor: Actor,
  place: Place,
  revisions: Revisions,
): { figures: FigureChange[]; milestones: MilestoneChange[] } {
  const { leaderInChargeId } = revisions;
  const readable = (revision: Recorded, officeId: string, personId: string | null) =>
    mayReadRevision({ actor, place }, { officeId, personId, leaderInChargeId }, revision);
  const figures = revisions.figures.filter((row) => readable(row.revision, row.officeId, row.personId));
  const dates = revisions.dates.filter((row) => readable(row.revision, revisions.officeId, revisions.personId));
  return {
    figures: chained<FigureRevision, (typeof figures)[number]>(
      figures,
      (revision) => `${revision.assignmentId} ${revision.month}`,
    ).map(({ revision, before, officeId, ...named }) => ({ revision, before, officeId, by: nameOf(named) })),
    milestones: chained<MilestoneRevision, (typeof dates)[number]>(dates, (revision) => revision.milestoneId).map(
      ({ revision, before, title, ...named }) => ({ revision, before, title, by: nameOf(named) }),
    ),
  };
}
