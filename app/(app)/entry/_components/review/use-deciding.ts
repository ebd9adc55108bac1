import { useMemo, useState } from "react";
import type { Entries } from "../cells/entries";
import type { Line } from "../cells/lines";
import { type Decidable, doubtful } from "./review";

type Decide = (items: readonly Decidable[], comment: string | null) => Promise<void>;

/** The buttons of the lines: approve at once, return after a word on why. */
export function useDeciding(decide: Decide, standOn: (line: Line) => void, entries: Entries) {
  const [item, setItem] = useState<Decidable | null>(null);
  const [asking, setAsking] = useState<readonly Decidable[]>([]);
  const approve = (items: readonly Decidable[]) => {
    setAsking([]);
    void decide(items, null);
  };
  // Everything at once: what was kept as doubtful is asked about first.
  const approveAll = (items: readonly Decidable[]) =>
    doubtful(items, entries).length > 0 ? setAsking(items) : approve(items);
  const deciding = useMemo(
    () => ({
      // The button goes with the decision: the keyboard stays in its row.
      approve: (approved: Decidable, line: Line) => {
        standOn(line);
        void decide([approved], null);
      },
      giveBack: (returned: Decidable, line: Line) => {
        standOn(line);
        setItem(returned);
      },
    }),
    [decide, standOn],
  );
  const giveBack = (comment: string) => {
    setItem(null);
    if (item) void decide([item], comment);
  };
  const stopAsking = () => setAsking([]);
  return {
    deciding,
    returning: item ? giveBack : null,
    stop: () => setItem(null),
    asking,
    approve,
    approveAll,
    stopAsking,
  };
}

export type Review = ReturnType<typeof useDeciding>;
