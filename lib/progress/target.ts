import type { Target } from "./model";
import { showDecimal } from "./show";

/** Met before the value that counts as 100%: 1—2名. */
export const isRange = ({ value, metAt }: Target): boolean => value !== null && metAt !== null && metAt !== value;

/** A target as a table has it: `150`, `1—2`, `95—105` of a band; nothing of its unit or direction. */
export function targetText({ value, metAt, low, high }: Target): string {
  if (value === null) return [low, high].map((bound) => (bound === null ? "" : showDecimal(bound))).join("—");
  return metAt === null || metAt === value ? showDecimal(value) : `${showDecimal(metAt)}—${showDecimal(value)}`;
}
