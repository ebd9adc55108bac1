/** What others did meanwhile, put beside what is typed. No React. */
import type { Grid } from "@/lib/entry/rules";
import { type Entries, entriesFrom } from "../cells/entries";
import type { Line } from "../cells/lines";
import type { Change } from "./sending";
import { refetch } from "./transport";

/** The row that shows a milestone. */
export function rowOfMilestone(lines: readonly Line[]): (milestone: string) => string | undefined {
  const rows = new Map(
    lines.flatMap((line) => (line.kind === "date" ? [[line.milestone.id, line.row.id] as const] : [])),
  );
  return (milestone) => rows.get(milestone);
}

export type Shown = Pick<Grid, "plan" | "office"> & { readonly lines: readonly Line[] };

/** Reads again what the cells hold; what is typed stays. Throws Unanswered. */
export async function refresh({ plan, office, lines }: Shown, change: Change): Promise<void> {
  const fresh = await refetch(plan.year, office);
  change((entries) => entriesFrom(fresh, rowOfMilestone(lines), entries));
}

/** The same where nobody asked: no answer matters little, and one that typing or saving overtook is dropped. */
export async function refreshQuietly(shown: Shown, current: () => Entries, change: Change): Promise<void> {
  const asked = current();
  await refresh(shown, (to) => {
    if (current() === asked) change(to);
  }).catch(() => undefined);
}
