/** Days as typed into a milestone's line. */
import { cutOffDay, dayText, isDay, monthText } from "@/lib/calendar/rules";

const SHAPES = [
  /^(?:(?<y>\d{4})\s*[-/.年]\s*)?(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<d>\d{1,2})\s*日?$/,
];
const TICK = /^[√✓✔是]$/;

/**
 * `25`, `7.25`, `7月25日`, `2022-07-25` or a tick as an ISO day; a bare day is of the column's month, a tick is the due day
 * where that lies in the column's month, else the month's last. Null for anything else, or a day that does not exist.
 */
export function parseDay(text: string, year: number, month: number, due: string): string | null {
  const typed = text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)).trim();
  if (TICK.test(typed)) return tickDay(year, month, due);
  for (const shape of SHAPES) {
    const parts = shape.exec(typed)?.groups;
    if (!parts) continue;
    const day = dayText(Number(parts.y ?? year), Number(parts.m ?? month), Number(parts.d));
    return isDay(day) ? day : null;
  }
  return null;
}

/** The day that a tick in a month's column stands for. */
export const tickDay = (year: number, month: number, due: string): string =>
  due.startsWith(monthText(year, month)) ? due : cutOffDay(year, month);
