/** A board's row as a screen shows it: figures in words, places on the scale as numbers. */
import type { BoardAssignment, BoardIndicator } from "@/lib/boards/rules";
import type { PlanTerms, Progress, Reporting } from "@/lib/progress/model";
import { remarksOf } from "@/lib/progress/remarks";
import { grouped, NONE_SHOWN, showActual, showDecimal, showGain } from "@/lib/progress/show";
import { type NoData, noDataOf, type RowToShow, rowOnPage } from "@/lib/progress/shown";
import { type Shares, sharesOf } from "@/lib/progress/shares";
import type { Status } from "@/lib/progress/terms";

export interface Figures {
  /** Without unit; null: there is none. */
  readonly actual: string | null;
  /** As agreed: a range stays a range (1—2). */
  readonly target: string | null;
  readonly unit: string;
  /** With one decimal and without sign: 52.0 */
  readonly completion: string | null;
  readonly schedule: string | null;
  /** Signed points: +2.0 */
  readonly gap: string | null;
  readonly shares: Shares;
  readonly status: Status;
  /** Why there is no figure, where the status says so. */
  readonly noData: NoData;
  readonly reporting: Pick<Reporting, "mark" | "reported" | "expected">;
  /** The month the actual runs through, where it is older than the cut-off. */
  readonly through: number | null;
  /** Where the way to a level begins (清零: 5 of 5→1→0). */
  readonly baseline: string | null;
  /** The cut-off month's own figure. */
  readonly month: string | null;
  /** What completion gained since the month before, in signed points. */
  readonly change: string | null;
  /** What counts officially, where figures that are not yet reviewed are in the row; a dash for none. */
  readonly official: { readonly actual: string; readonly completion: string } | null;
}

/**
 * What a row is shown with: terms and cut-off month; the same row a month before and as it officially is, if there is
 * one.
 */
export interface RowView {
  readonly terms: PlanTerms;
  readonly month: number;
  readonly before: Progress | null;
  readonly official?: Progress | null;
}

/** Points gained since the month before; none while either has no completion. */
function changeOf({ completion }: Progress, before: Progress | null): string | null {
  if (completion === null || !before?.completion) return null;
  const { n, d } = before.completion;
  return grouped(showGain({ n: (completion.n * d - n * completion.d) * 100n, d: completion.d * d }));
}

/** The official result beside a row that holds figures not yet reviewed. */
function officialOf({ model, progress, own }: RowToShow, { terms, official }: RowView): Figures["official"] {
  if (!official || !progress.reporting.unreviewed) return null;
  const { actual, completion } = rowOnPage({ model, progress: official, own }, terms);
  return { actual, completion };
}

const orNone = (text: string): string | null => (text === NONE_SHOWN ? null : text);

const decimalOrNone = (scaled: bigint | null): string | null => (scaled === null ? null : grouped(showDecimal(scaled)));

type Common = Omit<Figures, "baseline" | "month">;

function figuresOf(row: RowToShow, view: RowView): Common {
  const { terms, month, before } = view;
  const { model, progress, own } = row;
  const { actual, target, completion, schedule, gap } = rowOnPage(row, terms);
  const older = remarksOf(row, month).find((remark) => remark.kind === "through");
  return {
    actual: orNone(actual),
    target: orNone(target),
    unit: model.unit,
    completion: orNone(completion),
    schedule: orNone(schedule),
    gap: orNone(gap),
    shares: sharesOf(model, progress, own),
    status: progress.status,
    noData: noDataOf(progress),
    reporting: progress.reporting,
    through: older?.month ?? null,
    change: changeOf(progress, before),
    official: officialOf(row, view),
  };
}

export function indicatorFigures({ model, progress, monthActual }: BoardIndicator, view: RowView): Figures {
  return {
    ...figuresOf({ model, progress }, view),
    baseline: model.target && decimalOrNone(model.baseline),
    month: monthActual && grouped(showActual(monthActual, model)),
  };
}

/** An assignment's own figures: against its own target, or without one. */
export function assignmentFigures(
  { model }: BoardIndicator,
  { key, progress }: BoardAssignment,
  view: RowView,
): Figures {
  const baseline = model.assignments.find((one) => one.key === key)?.baseline ?? null;
  return {
    ...figuresOf({ model, progress, own: true }, view),
    baseline: progress.target === null ? null : decimalOrNone(baseline),
    month: null,
  };
}
