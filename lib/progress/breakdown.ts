import { ownAimOf } from "./completion";
import type { Indicator } from "./model";

export interface Reconciliation {
  /** balanced; over: more is handed down than asked (加码); under: a residual is not handed down. */
  readonly state: "balanced" | "over" | "under";
  /** Children − parent, scaled: negative is the residual. */
  readonly difference: bigint;
  readonly children: bigint;
  readonly parent: bigint;
}

function stateOf(difference: bigint): Reconciliation["state"] {
  if (difference === 0n) return "balanced";
  return difference > 0n ? "over" : "under";
}

/**
 * Σ of the children's own targets against the parent's, for the indicator (null) or one assignment (semantics §8).
 * Null where own targets do not exist, the parent has none, or no child has one. Warned, never blocked.
 */
export function reconcile(indicator: Indicator, parentKey: string | null): Reconciliation | null {
  let parent = parentKey === null ? (indicator.target?.value ?? null) : null;
  let children: bigint | null = null;
  for (const assignment of indicator.assignments) {
    const own = ownAimOf(indicator, assignment)?.value ?? null;
    if (assignment.key === parentKey) parent = own;
    if (assignment.parent === parentKey && own !== null) children = (children ?? 0n) + own;
  }
  if (parent === null || children === null) return null;
  const difference = children - parent;
  return { state: stateOf(difference), difference, children, parent };
}
