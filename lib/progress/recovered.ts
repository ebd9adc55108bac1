import type { Progress } from "./model";
import type { Status } from "./terms";

type Light = Pick<Progress, "status"> & { readonly reporting: Pick<Progress["reporting"], "mark"> };

const BAD: readonly Status[] = ["overdue", "far_behind", "behind"];
const GOOD: readonly Status[] = ["in_progress", "on_track", "ahead", "completed_late", "completed", "overfulfilled"];

function isBad({ status, reporting }: Light): boolean {
  return BAD.includes(status) || reporting.mark === "missing";
}

/**
 * Catch-up memory: a month that was behind, overdue or missing as known at its closing and is good as known now keeps
 * the scar (semantics §7).
 */
export function isRecovered(atClosing: Light, now: Light): boolean {
  return isBad(atClosing) && !isBad(now) && GOOD.includes(now.status);
}
