/** Submitting the month and deciding on it, and what is then told. No React. */
import type { Grid } from "@/lib/entry/rules";
import { type Entries, entriesIn } from "../cells/entries";
import { type Line, keyOf } from "../cells/lines";
import { reviewed } from "../saving/outcomes";
import { refresh, rowOfMilestone } from "../saving/refreshing";
import { type Change, type LineState, unansweredReason } from "../saving/sending";
import { decide, Refused, type Submission, submit } from "../saving/transport";
import type { Saving } from "../saving/use-saving";
import type { Message } from "../selection/messages";
import { missingOn, submittable } from "./count";
import type { Decidable } from "./review";

/** The grid as it stands at a moment. */
export interface Work {
  readonly grid: Grid;
  readonly lines: readonly Line[];
  readonly entries: Entries;
  readonly saving: Pick<Saving, "line" | "sendable" | "busy">;
  /** Cells that their writer has to look at first. */
  readonly problems: number;
}

const failed = (error: unknown): Message =>
  error instanceof Refused
    ? { kind: "refused", text: error.message }
    : { kind: "unanswered", reason: unansweredReason(error) };

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const BETWEEN_LOOKS = 60;

/** Waits until everything typed has been saved, or the line is down. */
async function untilSaved(work: () => Work): Promise<LineState> {
  for (;;) {
    const { line, sendable, busy } = work().saving;
    if (line !== "open" || (sendable === 0 && !busy)) return line;
    await wait(BETWEEN_LOOKS);
  }
}

/** Submits the whole month as it is shown, once everything typed is saved. */
export async function submitMonth(work: () => Work, change: Change): Promise<Message> {
  try {
    const line = await untilSaved(work);
    if (line !== "open") return { kind: "unanswered", reason: line };
    const { grid, lines, entries, problems } = work();
    if (problems > 0) return { kind: "unsaved", count: problems };
    const ready = submittable(lines, grid, entries);
    const rows = [...new Set(ready.map((line) => line.row.id))];
    const { year } = grid.plan;
    const result = await submit({ year, month: grid.month, rows, seen: seenOf(ready, grid, entries) });
    change((current) => afterSubmission(current, work(), result));
    if (result.changed.length > 0) await refresh({ ...grid, lines }, change);
    return toldOf(result, missingOn(lines, grid, entries));
  } catch (error) {
    return failed(error);
  }
}

const toldOf = ({ figures, milestones, changed, incomplete }: Submission, missing: readonly Line[]): Message => ({
  kind: "submitted",
  count: figures.length + milestones.length,
  changed: changed.length,
  incomplete: incomplete.length,
  late: figures.some((figure) => figure.late),
  missing: missing.map((line) => line.row.indicator.name),
});

/** The entries after a submission, whose milestones find their rows among the lines. */
function afterSubmission(entries: Entries, { grid, lines }: Work, result: Submission): Entries {
  const rowOf = rowOfMilestone(lines);
  const figures = result.figures.map(({ assignment, revision, late }) => ({
    row: assignment,
    key: String(grid.month),
    revision,
    late,
  }));
  const dates = result.milestones.flatMap(({ milestone, revision }) => {
    const row = rowOf(milestone);
    return row === undefined ? [] : [{ row, key: milestone, revision }];
  });
  return reviewed(entries, [...figures, ...dates], { review: "submitted", own: true });
}

/** What the grid shows of these lines, by assignment or milestone: nothing else may be submitted. */
function seenOf(ready: readonly Line[], { month }: Grid, entries: Entries): Record<string, string> {
  return Object.fromEntries(
    ready.flatMap((line) => {
      const revision = entriesIn(entries, line.row.id).saved[keyOf(line, month)]?.revision;
      return revision ? [[line.kind === "date" ? line.milestone.id : line.row.id, revision]] : [];
    }),
  );
}

interface Verdict {
  readonly items: readonly Decidable[];
  /** Null approves; a word on why returns. */
  readonly comment: string | null;
}

/** Approves or returns what was seen. */
export async function decideOn({ items, comment }: Verdict, year: number, change: Change): Promise<Message> {
  try {
    const answers = await decide(year, items, comment);
    const done = items.flatMap(({ row, key }, place) => {
      const answer = answers[place];
      return answer && "revision" in answer ? [{ row, key, revision: answer.revision }] : [];
    });
    const review = comment === null ? "approved" : "returned";
    change((entries) => reviewed(entries, done, { review, own: false, comment }));
    const refusals = answers.flatMap((answer) => ("error" in answer ? [answer.error.message] : []));
    return { kind: "decided", review, count: done.length, refused: refusals.length, why: refusals[0] ?? "" };
  } catch (error) {
    return failed(error);
  }
}
