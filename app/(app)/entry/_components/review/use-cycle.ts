import { type Dispatch, useCallback, useState } from "react";
import type { Change } from "../saving/sending";
import { useLatest } from "../saving/use-latest";
import type { Message } from "../selection/messages";
import type { Action } from "../selection/state";
import { decideOn, submitMonth, type Work } from "./cycle";
import type { Decidable } from "./review";

/** Submitting and reviewing: asked for with a click each, after everything typed has been saved. */
export function useCycle(work: Work, dispatch: Dispatch<Action>, change: Change) {
  const latest = useLatest(work);
  const { busy, tell } = useTelling(dispatch);
  const { year } = work.grid.plan;
  const decide = useCallback(
    (items: readonly Decidable[], comment: string | null) =>
      items.length === 0 ? Promise.resolve() : tell(decideOn({ items, comment }, year, change)),
    [year, change, tell],
  );
  return { busy, decide, submit: () => tell(submitMonth(() => latest.current, change)) };
}

/** Busy until there is something to tell. */
function useTelling(dispatch: Dispatch<Action>) {
  const [busy, setBusy] = useState(false);
  const tell = useCallback(
    async (work: Promise<Message>) => {
      setBusy(true);
      const message = await work;
      setBusy(false);
      dispatch({ type: "say", message });
    },
    [dispatch],
  );
  return { busy, tell };
}
