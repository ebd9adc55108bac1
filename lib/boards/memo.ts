import type { Reader } from "@/db";
import { planVersions } from "@/lib/plan/queries";
import type { Plan } from "@/lib/plan/rules";

/** What all values of one memo may take together, by their own estimate. */
const LARGEST = 192 * 1024 * 1024;

interface Kept<T> {
  readonly version: string;
  readonly value: T;
  readonly bytes: number;
}

/** Values computed from a plan, each good for one data version of it. */
export type Memo<T> = Map<string, Kept<T>>;

interface Wanted<T> {
  readonly plan: Pick<Plan, "id" | "version">;
  /** What of the plan: never who asked. */
  readonly asked: string;
  /** Computes the value; `before`: the one of an earlier version. */
  readonly load: (before: T | undefined) => Promise<T>;
  /** About how much memory the value takes. */
  readonly bytes?: (value: T) => number;
}

/**
 * The value for what was asked of a plan as just read, computed when it is not kept. The version is read again after
 * loading: what was loaded while someone wrote is given but not kept. What was used last goes last.
 */
export async function remembered<T>(memo: Memo<T>, db: Reader, { plan, asked, load, bytes }: Wanted<T>): Promise<T> {
  const key = `${plan.id} ${asked}`;
  const kept = memo.get(key);
  if (kept?.version === plan.version) {
    memo.delete(key);
    memo.set(key, kept);
    return kept.value;
  }
  const value = await load(kept?.value);
  if ((await planVersions(db, plan.id))?.version !== plan.version) return value;
  memo.delete(key);
  memo.set(key, { version: plan.version, value, bytes: bytes?.(value) ?? 0 });
  drop(memo);
  return value;
}

/** Drops what was not used for longest; the newest stays, whatever its size. */
function drop<T>(memo: Memo<T>): void {
  let total = 0;
  for (const { bytes } of memo.values()) total += bytes;
  for (const [key, { bytes }] of memo) {
    if (total <= LARGEST || memo.size === 1) return;
    memo.delete(key);
    total -= bytes;
  }
}
