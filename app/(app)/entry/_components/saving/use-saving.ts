import { useCallback, useEffect, useRef, useState } from "react";
import { type Entries, sendable, type Waiting, waiting } from "../cells/entries";
import { arrived, departed } from "./outcomes";
import { keep, recall, restored } from "./storage";
import { useLatest } from "./use-latest";
import { save, Unanswered } from "./transport";

/** How the line to the server stands. */
export type LineState = "open" | "offline" | "signed_out";

export interface Saving {
  readonly line: LineState;
  readonly busy: boolean;
  /** Typed and not known to be saved, what has a problem included. */
  readonly waiting: number;
  /** Could be sent now. */
  readonly sendable: number;
}

/** So soon after leaving a cell it is sent; a burst of them goes together. */
const SOON = 250;
const LONGEST = 30_000;
/** The most that goes in one request. */
const BATCH = 500;

type Change = (change: (entries: Entries) => Entries) => void;
interface PlanOf {
  readonly id: string;
  readonly year: number;
}

/** Sends what is typed, one request at a time, again after failures, and keeps it in the browser meanwhile. */
export function useSaving(account: string, plan: PlanOf, entries: Entries, change: Change): Saving {
  const { line, busy, failures, run, forgive } = useSender(plan.year, change);
  const ready = sendable(entries);
  const latest = useLatest(ready);
  const count = ready.length;
  useKeeping(account, plan.id, entries, change);
  useRetrying(forgive);
  useEffect(() => {
    if (count === 0 || busy) return;
    const pause = failures === 0 ? SOON : Math.min(LONGEST, 1000 * 2 ** (failures - 1));
    const timer = setTimeout(() => void run(nextBatch(latest.current)), pause);
    return () => clearTimeout(timer);
  }, [entries, count, busy, failures, run, latest]);
  return { line, busy, waiting: waiting(entries).length, sendable: count };
}

function useSender(year: number, change: Change) {
  const [line, setLine] = useState<LineState>("open");
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(0);
  const run = useCallback(
    async (items: readonly Waiting[]) => {
      setBusy(true);
      try {
        change((entries) => departed(entries, items));
        const outcomes = await save(items, year);
        change((entries) => items.reduce((next, item, place) => settled(next, item, outcomes[place]), entries));
        setLine("open");
        setFailures(0);
      } catch (error) {
        setLine(error instanceof Unanswered ? error.reason : "offline");
        setFailures((before) => before + 1);
      } finally {
        setBusy(false);
      }
    },
    [year, change],
  );
  const forgive = useCallback(() => setFailures(0), []);
  return { line, busy, failures, run, forgive };
}

const settled = (entries: Entries, item: Waiting, outcome: Parameters<typeof arrived>[4] | undefined): Entries =>
  outcome ? arrived(entries, item, item.pending.words, item.pending.reason, outcome) : entries;

/** Dates go one by one, figures together. */
function nextBatch(ready: readonly Waiting[]): Waiting[] {
  const figures = ready.filter(({ pending }) => pending.kind === "figure");
  return figures.length > 0 ? figures.slice(0, BATCH) : ready.slice(0, 1);
}

/** What was kept comes back first; from then on every change is kept. */
function useKeeping(account: string, plan: string, entries: Entries, change: Change): void {
  const recalled = useRef(false);
  // Stands first: at the start there is nothing to keep before what was kept has come back.
  useEffect(() => {
    if (recalled.current) keep(account, plan, entries);
  }, [account, plan, entries]);
  useEffect(() => {
    const all = recall(account, plan);
    recalled.current = true;
    change((current) => restored(current, all));
  }, [account, plan, change]);
}

/** The line may be back: when the browser says so, and when somebody returns to the page. */
function useRetrying(retry: () => void): void {
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === "visible") retry();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [retry]);
}
