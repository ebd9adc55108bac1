import { useCallback, useEffect, useRef, useState } from "react";
import { type Entries, sendable, type Waiting, waiting } from "../cells/entries";
import { type Change, type LineState, nextBatch, pauseAfter, send } from "./sending";
import { keep, recall, restored } from "./storage";
import { useLatest } from "./use-latest";

export interface Saving {
  readonly line: LineState;
  readonly busy: boolean;
  /** Typed and not known to be saved, what has a problem included. */
  readonly waiting: number;
  /** Could be sent now. */
  readonly sendable: number;
}

interface Given {
  readonly account: string;
  readonly plan: { readonly id: string; readonly year: number };
  readonly entries: Entries;
  readonly change: Change;
}

/** Sends what is typed, one request at a time, again after failures, and keeps it in the browser meanwhile. */
export function useSaving({ account, plan, entries, change }: Given): Saving {
  const { line, busy, failures, run, forgive } = useSender(plan.year, change);
  const ready = sendable(entries);
  const latest = useLatest(ready);
  const count = ready.length;
  useKeeping({ account, plan, entries, change });
  useRetrying(forgive);
  useEffect(() => {
    if (count === 0 || busy) return;
    const timer = setTimeout(() => void run(nextBatch(latest.current)), pauseAfter(failures));
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
      const stands = await send(items, year, change);
      setLine(stands);
      setFailures((before) => (stands === "open" ? 0 : before + 1));
      setBusy(false);
    },
    [year, change],
  );
  const forgive = useCallback(() => setFailures(0), []);
  return { line, busy, failures, run, forgive };
}

/** What was kept comes back first; from then on every change is kept. */
function useKeeping({ account, plan: { id: plan }, entries, change }: Given): void {
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
