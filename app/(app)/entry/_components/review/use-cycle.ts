import { useTranslations } from "next-intl";
import { type Dispatch, type RefObject, useCallback, useState } from "react";
import { type Entries, entriesFrom, entriesIn } from "../cells/entries";
import { missingOn, submittable } from "./count";
import { type Line, keyOf } from "../cells/lines";
import { reviewed } from "../saving/outcomes";
import type { Decidable } from "./review";
import type { Action } from "../selection/state";
import { useLatest } from "../saving/use-latest";
import type { Grid } from "@/lib/entry/rules";
import { decide, refetch, Refused, submit, Unanswered } from "../saving/transport";
import { rowOfMilestone } from "../saving/use-refreshing";
import type { Saving } from "../saving/use-saving";

interface Given {
  readonly grid: Grid;
  readonly lines: readonly Line[];
  readonly entries: Entries;
  readonly saving: Saving;
  readonly problems: number;
  readonly dispatch: Dispatch<Action>;
}

/** Submitting and reviewing: asked for with a click each, after everything typed has been saved. */
export function useCycle(given: Given) {
  const saying = useSaying(given.dispatch);
  return { busy: saying.busy, submit: useSubmission(given, saying), decide: useDecision(given, saying) };
}

function useDecision({ grid, dispatch }: Given, { say, failed, setBusy }: Saying) {
  const t = useTranslations("entry.messages");
  const { year } = grid.plan;
  return useCallback(
    async (items: readonly Decidable[], comment: string | null) => {
      if (items.length === 0) return;
      setBusy(true);
      try {
        const answers = await decide(year, items, comment);
        const done = items.flatMap(({ row, key }, place) => {
          const answer = answers[place];
          return answer && "revision" in answer ? [{ row, key, revision: answer.revision }] : [];
        });
        const review = comment === null ? "approved" : "returned";
        dispatch({ type: "change", change: (entries) => reviewed(entries, done, review, false, comment) });
        const refusals = answers.flatMap((answer) => ("error" in answer ? [answer.error.message] : []));
        const words = done.length > 0 ? [t(review, { count: done.length })] : [];
        const [first] = refusals;
        if (first === undefined) say(words, "success");
        else say([...words, t("refused", { count: refusals.length, message: first })], "error");
      } catch (error) {
        failed(error);
      } finally {
        setBusy(false);
      }
    },
    [year, dispatch, say, failed, setBusy, t],
  );
}

type Saying = ReturnType<typeof useSaying>;

function useSaying(dispatch: Dispatch<Action>) {
  const t = useTranslations("entry.messages");
  const [busy, setBusy] = useState(false);
  const say = useCallback(
    (texts: readonly string[], look: "success" | "warn" | "error") => dispatch({ type: "say", texts, look }),
    [dispatch],
  );
  const failed = useCallback(
    (error: unknown) => {
      if (error instanceof Refused) say([error.message], "error");
      else if (error instanceof Unanswered) say([t("waiting")], "error");
      else throw error;
    },
    [say, t],
  );
  return { say, failed, busy, setBusy };
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Waits until everything typed has been saved; false when the line is down. */
async function quiet(latest: RefObject<Given>): Promise<boolean> {
  while (latest.current.saving.line === "open") {
    const { sendable, busy } = latest.current.saving;
    if (sendable === 0 && !busy) return true;
    await wait(60);
  }
  return false;
}

const NAMED = 3;

/** The first few by name. */
const namesOf = (lines: readonly Line[], and: string): string =>
  lines
    .slice(0, NAMED)
    .map((line) => line.row.indicator.name)
    .join(and);

type Submission = Awaited<ReturnType<typeof submit>>;

/** The entries after a submission, whose milestones find their rows among the lines. */
function afterSubmission(entries: Entries, { grid, lines }: Given, result: Submission): Entries {
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
  return reviewed(entries, [...figures, ...dates], "submitted", true);
}

/** What the grid shows of these lines, by assignment or milestone: nothing else may be submitted. */
function revisionsOf(ready: readonly Line[], { month }: Grid, entries: Entries): Record<string, string> {
  return Object.fromEntries(
    ready.flatMap((line) => {
      const key = keyOf(line, month);
      const revision = entriesIn(entries, line.row.id).saved[key]?.revision;
      return revision ? [[line.kind === "date" ? line.milestone.id : line.row.id, revision]] : [];
    }),
  );
}

/** Shows what others wrote meanwhile. */
async function refresh({ grid, lines, dispatch }: Given): Promise<void> {
  const fresh = await refetch(grid.plan.year, grid.office);
  dispatch({ type: "change", change: (entries) => entriesFrom(fresh, rowOfMilestone(lines), entries) });
}

function useSubmission(given: Given, { say, failed, setBusy }: Saying): () => Promise<void> {
  const t = useTranslations("entry.messages");
  const latest = useLatest(given);
  return async () => {
    setBusy(true);
    try {
      if (!(await quiet(latest))) return say([t("waiting")], "error");
      const { grid, lines, entries, problems, dispatch } = latest.current;
      if (problems > 0) return say([t("unsaved", { count: problems })], "error");
      const ready = submittable(lines, grid, entries);
      const rows = [...new Set(ready.map((line) => line.row.id))];
      const result = await submit(grid.plan.year, grid.month, rows, revisionsOf(ready, grid, entries));
      dispatch({ type: "change", change: (current) => afterSubmission(current, latest.current, result) });
      if (result.changed.length > 0) await refresh(latest.current);
      const count = result.figures.length + result.milestones.length;
      const missing = missingOn(lines, grid, entries);
      const words = [
        count > 0 ? t("submitted", { count }) : t("nothing"),
        ...(result.changed.length > 0 ? [t("changed", { count: result.changed.length })] : []),
        ...(result.figures.some((figure) => figure.late) ? [t("late")] : []),
        ...(result.incomplete.length > 0 ? [t("incomplete", { count: result.incomplete.length })] : []),
        ...(missing.length > 0 ? [t("missing", { count: missing.length, names: namesOf(missing, t("and")) })] : []),
      ];
      if (result.changed.length > 0) say(words, "error");
      else say(words, count > 0 && missing.length + result.incomplete.length === 0 ? "success" : "warn");
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
}
