/** Days as typed into a milestone's line. */
import { cutOffDay, dayText, isDay, monthOfDay, monthText } from "@/lib/calendar/rules";

const SEPARATED = String.raw`(?<m>\d{1,2})\s*(?:[-/.—–]|月)\s*(?<d>\d{1,2})\s*[日号]?`;
const SHAPES = [
  new RegExp(String.raw`^(?:(?<y>\d{4})\s*(?:[-/.—–]|年)\s*)?${SEPARATED}$`),
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<d>\d{1,2})\s*[日号]?$/,
];
const TICK = /^[√✓✔是]$/;
/** `6.3`: the third, or a spreadsheet's number that has lost the nought of `6.30`. */
const UNCLEAR = /^(?<m>\d{1,2})\.(?<d>[123])$/;
/** A mark between digits that no date is written with. */
const STRANGE = /\d\s*(?<mark>[^\d\s\-/.—–年月日号])\s*\d/;

export interface DayColumn {
  readonly year: number;
  /** The column's, 1…12. */
  readonly month: number;
  readonly due: string;
  /** The latest day that can have come. */
  readonly today: string;
}

export type TypedDay =
  | { readonly value: string }
  /** May be either. */
  | { readonly either: readonly [string, string] }
  | {
      readonly message: "figureDate" | "figureDayToCome" | "figureMark";
      readonly params?: Readonly<Record<string, string>>;
    };

/**
 * `25`, `7.25`, `7月25日`, `2022-07-25`, `2022.7.25` or a tick as an ISO day; a bare day is of the column's month, a tick
 * is the due day where that lies in the column's month, else the month's last, and never a day to come.
 */
export function parseDay(text: string, column: DayColumn): TypedDay {
  const { year, month, due, today } = column;
  const typed = text
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[．／－]/g, (sign) => ({ "．": ".", "／": "/" })[sign] ?? "-")
    .trim();
  if (TICK.test(typed)) return come(tickDay(year, month, due), today, true);
  const unclear = UNCLEAR.exec(typed)?.groups;
  const days = unclear
    ? ["", "0"].map((nought) => dayText(year, Number(unclear.m), Number(`${unclear.d}${nought}`)))
    : [];
  const [first, second] = days.filter((day) => isDay(day) && day <= today);
  if (first && second) return { either: [first, second] };
  for (const shape of SHAPES) {
    const parts = shape.exec(typed)?.groups;
    if (!parts) continue;
    const day = dayText(Number(parts.y ?? year), Number(parts.m ?? month), Number(parts.d));
    return isDay(day) ? come(day, today) : { message: "figureDate" };
  }
  const mark = STRANGE.exec(typed)?.groups?.mark;
  return mark ? { message: "figureMark", params: { mark } } : { message: "figureDate" };
}

/** A tick in the month under way means today at the latest. */
function come(day: string, today: string, ticked = false): TypedDay {
  if (day <= today) return { value: day };
  return ticked && monthOfDay(day) === monthOfDay(today) ? { value: today } : { message: "figureDayToCome" };
}

/** The day that a tick in a month's column stands for. */
const tickDay = (year: number, month: number, due: string): string =>
  due.startsWith(monthText(year, month)) ? due : cutOffDay(year, month);
