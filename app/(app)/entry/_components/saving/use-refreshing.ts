import { useEffect } from "react";
import { type Entries, entriesFrom } from "../cells/entries";
import type { Line } from "../cells/lines";
import { useLatest } from "./use-latest";
import type { Grid } from "@/lib/entry/rules";
import { refetch } from "./transport";

type Change = (change: (entries: Entries) => Entries) => void;

/** The row that shows a milestone. */
export function rowOfMilestone(lines: readonly Line[]): (milestone: string) => string | undefined {
  const rows = new Map(
    lines.flatMap((line) => (line.kind === "date" ? [[line.milestone.id, line.row.id] as const] : [])),
  );
  return (milestone) => rows.get(milestone);
}

/**
 * Reads again what others did, for whoever returns to the page or finds what is shown outdated (`stale` grows).
 * An answer that something typed or saved overtook is dropped.
 */
export function useRefreshing(
  { plan, office }: Pick<Grid, "plan" | "office">,
  lines: readonly Line[],
  { entries, stale }: { readonly entries: Entries; readonly stale: number },
  change: Change,
): void {
  const latest = useLatest(entries);
  useEffect(() => {
    const refresh = async () => {
      if (document.visibilityState !== "visible") return;
      const asked = latest.current;
      const fresh = await refetch(plan.year, office).catch(() => null);
      if (fresh && latest.current === asked) change((current) => entriesFrom(fresh, rowOfMilestone(lines), current));
    };
    if (stale > 0) void refresh();
    const listener = () => void refresh();
    document.addEventListener("visibilitychange", listener);
    window.addEventListener("focus", listener);
    return () => {
      document.removeEventListener("visibilitychange", listener);
      window.removeEventListener("focus", listener);
    };
  }, [plan.year, office, lines, change, latest, stale]);
}
