import type { Reader } from "@/db";
import { type PlanRow, planVersion } from "@/lib/plan/queries";

const LARGEST = 64;

/** Values computed from a plan, each good for one data version of it. */
export type Memo<T> = Map<string, { readonly version: string; readonly value: T }>;

/**
 * The value for what was asked of a plan as just read, computed by `load` when it is not kept. The version is read again
 * after loading: what was loaded while someone wrote is given but not kept. Keys never hold who asked.
 */
export async function remembered<T>(
  memo: Memo<T>,
  db: Reader,
  plan: Pick<PlanRow, "id" | "version">,
  asked: string,
  load: () => Promise<T>,
): Promise<T> {
  const key = `${plan.id} ${asked}`;
  const kept = memo.get(key);
  if (kept?.version === plan.version) return kept.value;
  const value = await load();
  if ((await planVersion(db, plan.id)) !== plan.version) return value;
  memo.delete(key);
  memo.set(key, { version: plan.version, value });
  for (const oldest of memo.keys()) {
    if (memo.size <= LARGEST) break;
    memo.delete(oldest);
  }
  return value;
}
