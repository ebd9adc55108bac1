/** Sending what is typed: what goes next, after what pause, and what an answer, or none, does. No React. */
import { type Entries, type Waiting } from "../cells/entries";
import { arrived, departed } from "./outcomes";
import { save, Unanswered } from "./transport";

/** How the line to the server stands. */
export type LineState = "open" | Unanswered["reason"];

export type Change = (change: (entries: Entries) => Entries) => void;

/** So soon after leaving a cell it is sent; a burst of them goes together. */
const SOON = 250;
const LONGEST = 30_000;
/** The most that goes in one request. */
const BATCH = 500;

/** How long to wait after so many failures in a row. */
export const pauseAfter = (failures: number): number =>
  failures === 0 ? SOON : Math.min(LONGEST, 1000 * 2 ** (failures - 1));

/** Dates go one by one, figures together. */
export function nextBatch(ready: readonly Waiting[]): Waiting[] {
  const figures = ready.filter(({ pending }) => pending.kind === "figure");
  return figures.length > 0 ? figures.slice(0, BATCH) : ready.slice(0, 1);
}

/** Sends these, and puts the answers into the entries; without any they stay as they are, to be sent again. */
export async function send(items: readonly Waiting[], year: number, change: Change): Promise<LineState> {
  change((entries) => departed(entries, items));
  try {
    const outcomes = await save(items, year);
    change((entries) =>
      items.reduce((next, { row, key, pending: { words, reason } }, place) => {
        const outcome = outcomes[place];
        return outcome ? arrived(next, { row, key, words, reason }, outcome) : next;
      }, entries),
    );
    return "open";
  } catch (error) {
    return unansweredReason(error);
  }
}

/** An error of our own is as good as an answer that this page does not understand. */
export const unansweredReason = (error: unknown): Unanswered["reason"] =>
  error instanceof Unanswered ? error.reason : "outdated";
