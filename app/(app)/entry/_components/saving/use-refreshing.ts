import { useEffect } from "react";
import type { Grid } from "@/lib/entry/rules";
import type { Entries } from "../cells/entries";
import type { Line } from "../cells/lines";
import { refreshQuietly } from "./refreshing";
import type { Change } from "./sending";
import { useLatest } from "./use-latest";

interface Given {
  readonly grid: Pick<Grid, "plan" | "office">;
  readonly lines: readonly Line[];
  readonly entries: Entries;
  /** Grows when what is shown is outdated. */
  readonly stale: number;
  readonly change: Change;
}

/** Reads again what others did, for whoever returns to the page or finds what is shown outdated. */
export function useRefreshing({ grid: { plan, office }, lines, entries, stale, change }: Given): void {
  const latest = useLatest(entries);
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible")
        void refreshQuietly({ plan, office, lines }, () => latest.current, change);
    };
    if (stale > 0) refresh();
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("focus", refresh);
    return () => {
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("focus", refresh);
    };
  }, [plan, office, lines, change, latest, stale]);
}
