/** A board as the rows that other systems read (design: the command line's and the API's JSON). Pure. */
import type { Board, BoardIndicator } from "@/lib/boards/rules";
import { officesWithin } from "@/lib/offices/rules";
import { fromScaled, toFixed } from "@/lib/progress/exact";
import type { Fraction, Progress } from "@/lib/progress/model";
import type { ReportingMark, ScheduleBasis, Status } from "@/lib/progress/terms";

/** A figure with 4 places, a share with 6, half away from zero from the exact value. */
const FIGURE_PLACES = 4;
const SHARE_PLACES = 6;

export interface CompletionRow {
  readonly indicator: string;
  /** Null: the indicator's own row. */
  readonly assignment: string | null;
  readonly actual: string | null;
  readonly target: string | null;
  readonly completion: string | null;
  readonly schedule: string | null;
  readonly gapPoints: string | null;
  readonly met: boolean | null;
  readonly status: Status;
  readonly throughMonth: number | null;
  readonly reporting: ReportingMark;
  readonly reported: number;
  readonly expected: number;
}

export interface CompletionData {
  readonly year: number;
  readonly month: number;
  readonly scheduleBasis: ScheduleBasis;
  /** The instant that the figures and terms are judged from; null: now. */
  readonly knownAt: string | null;
  readonly rows: readonly CompletionRow[];
}

/** One line of a completion: an indicator's, or an assignment's that has a target of its own. */
export interface CompletionLine {
  readonly indicator: BoardIndicator;
  /** Null: the indicator's own row. */
  readonly assignment: { readonly key: string; readonly officeId: string } | null;
  readonly progress: Progress;
}

/**
 * The lines in document order: each indicator, then its assignments that have a target of their own. With an office
 * only the assignments of its subtree.
 */
export function completionLines(board: Board, officeId: string | null = null): CompletionLine[] {
  const within = officeId === null ? null : officesWithin(board.offices, officeId);
  return board.tasks.flatMap(({ indicators }) =>
    indicators.flatMap((indicator) => {
      const own: CompletionLine[] = indicator.assignments
        .filter(({ ownTarget, officeId: office }) => ownTarget && (!within || within.has(office)))
        .map((assignment) => ({ indicator, assignment, progress: assignment.progress }));
      return within ? own : [{ indicator, assignment: null, progress: indicator.progress }, ...own];
    }),
  );
}

const figure = (value: Fraction | null): string | null => (value === null ? null : toFixed(value, FIGURE_PLACES));
const share = (value: Fraction | null): string | null => (value === null ? null : toFixed(value, SHARE_PLACES));

const rowOf = ({ indicator, assignment, progress }: CompletionLine): CompletionRow => ({
  indicator: indicator.model.key,
  assignment: assignment?.key ?? null,
  actual: figure(progress.actual),
  target: progress.target === null ? null : figure(fromScaled(progress.target)),
  completion: share(progress.completion),
  schedule: share(progress.schedule),
  gapPoints: figure(progress.gap),
  met: progress.met,
  status: progress.status,
  throughMonth: progress.throughMonth,
  reporting: progress.reporting.mark,
  reported: progress.reporting.reported,
  expected: progress.reporting.expected,
});

/** The whole board, or the assignments of one office's subtree; `indicators` leaves assignments out. */
export const completionData = (
  board: Board,
  officeId: string | null = null,
  rows: "all" | "indicators" = "all",
): CompletionData => ({
  year: board.plan.terms.year,
  month: board.month,
  scheduleBasis: board.plan.terms.scheduleBasis,
  knownAt: board.knownAt?.toISOString() ?? null,
  rows: completionLines(board, officeId)
    .filter(({ assignment }) => rows === "all" || assignment === null)
    .map(rowOf),
});
