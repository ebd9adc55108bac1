/**
 * What a month's entry may say: how typed text becomes a figure, which fields a measure has, what is refused (semantics
 * §§1, 3, 4, 10).
 */
import { type Actor, type FigureAction, type FigureSubject, may, type Place } from "@/lib/access/rules";
import type { Fault } from "@/lib/errors/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { MEASURE } from "@/lib/progress/measures";
import { FRACTION_DIGITS, LARGEST_FIGURE, type Measure, type ReviewState, SCALE } from "@/lib/progress/terms";
import { textFault } from "@/lib/text/rules";
import {
  type Content,
  FIGURE_FIELDS,
  type FigureField,
  LONGEST_TEXT,
  mapParts,
  PARTS,
  TEXT_PARTS,
  type Words,
} from "./terms";

/**
 * The fields of a month's entry: a rank's `value` is its position, its `denominator` the population. Milestones have
 * dates instead.
 */
export const fieldsOf = (measure: Measure): readonly FigureField[] => MEASURE[measure].fields;

/** Everything the measure asks for is there, or a reason why not. */
export const isComplete = (measure: Measure, content: Readonly<Record<FigureField | "na", unknown>>): boolean =>
  content.na !== null || fieldsOf(measure).every((field) => content[field] !== null);

/** What is missing before the entry counts: half a ratio is an entry too (semantics §7), half a rank is none. */
export function lackingFields(measure: Measure, content: Content): readonly FigureField[] {
  if (content.na !== null) return [];
  const fields = fieldsOf(measure);
  const lacking = fields.filter((field) => content[field] === null);
  return measure === "ratio" && lacking.length < fields.length ? [] : lacking;
}

/** Why typed text is no figure (`figureDate`, `figureDayToCome`: no day), as keys below `errors`. */
export const TYPED_MESSAGES = [
  "figurePercent",
  "figureDecimals",
  "figureTooLarge",
  "figureSuffix",
  "figureRange",
  "figureScientific",
  "figureSeparators",
  "figureTwoNumbers",
  "figurePoint",
  "figureText",
  "figureMark",
  "figureDate",
  "figureDayToCome",
] as const;
export type TypedMessage = (typeof TYPED_MESSAGES)[number];

export type Typed = { readonly value: bigint } | { readonly message: TypedMessage; readonly params?: Fault["params"] };

const WIDE: Record<string, string> = {
  "．": ".",
  "，": ",",
  "＋": "+",
  "％": "%",
  "−": "-",
  "－": "-",
  "–": "-",
  "—": "-",
  "﹣": "-",
  "、": ",",
};
const NUMBER = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?$/;
const MYRIADS: Record<string, number> = { 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 };
const SUFFIXED = /^([+-]?[\d,]*\.?\d+)(十万|百万|千万|万亿|千|万|亿)/;

/** Full-width digits and signs to plain ones; blanks gone where they stand around the number or group its thousands. */
function plain(text: string): string {
  const narrow = text
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[．，＋％−－–—﹣、]/g, (sign) => WIDE[sign] ?? sign)
    .trim();
  const grouped = GROUPED.test(narrow) ? narrow.replace(EVERY_BLANK, "") : narrow;
  return grouped.replace(/^([+-])\s+/, "$1").replace(/\s+%$/, "%");
}

const EVERY_BLANK = /[^\S\n\r]/g;
/**
 * One group of three could as well be a second number: a blank groups only with two of them or more, a line break
 * never.
 */
const GROUPED = /^[+-]?\d{1,3}(?:[^\S\n\r]\d{3}){2,}(?:\.\d*)?%?$/;
const TWO_NUMBERS = /^([+-]?[\d,]*\.?\d+)\s+([+-]?[\d,]*\.?\d+)%?$/;
/** A mark where a decimal point may be meant: 12。5 */
const RANGE_MARK = /[~～至到万亿千百十]/;
const MARKED = /^([+-]?\d+)\s*([^\d\s.,+-])\s*(\d+)$/u;

/**
 * Typed or pasted text as a figure, scaled (semantics §§1, 10): thousands separators, full-width digits, a leading +
 * and the Chinese minus are understood; suffixes, ranges, text, more than four decimals and too large numbers are
 * refused with a hint. A trailing % is understood only where the unit itself is %.
 */
export function parseTyped(text: string, unit = ""): Typed {
  let typed = plain(text);
  if (typed.endsWith("%")) {
    if (unit !== "%" && unit !== "％") return { message: "figurePercent", params: { plain: typed.slice(0, -1) } };
    typed = typed.slice(0, -1).trim();
  }
  const match = NUMBER.exec(typed);
  if (!match || (!match[2] && !match[3])) return whyNot(typed);
  const decimals = (match[3] ?? "").replace(/0+$/, "");
  if (decimals.length > FRACTION_DIGITS) return { message: "figureDecimals" };
  const digits = BigInt((match[2] ?? "0").replace(/,/g, ""));
  const size = digits * SCALE + BigInt(decimals.padEnd(FRACTION_DIGITS, "0"));
  if (size > LARGEST_FIGURE * SCALE) return { message: "figureTooLarge" };
  return { value: match[1] === "-" ? -size : size };
}

function whyNot(typed: string): Typed {
  const two = TWO_NUMBERS.exec(typed);
  if (two?.[1] && two[2])
    return { message: "figureTwoNumbers", params: { first: two[1], second: two[2], together: two[1] + two[2] } };
  const marked = MARKED.exec(typed);
  if (marked?.[2] && !RANGE_MARK.test(marked[2]))
    return { message: "figurePoint", params: { mark: marked[2], plain: `${marked[1]}.${marked[3]}` } };
  const suffixed = SUFFIXED.exec(typed.replace(/\s/g, ""));
  if (suffixed?.[1] && suffixed[2])
    return {
      message: "figureSuffix",
      params: { suffix: suffixed[2], plain: shifted(suffixed[1], MYRIADS[suffixed[2]] ?? 0) },
    };
  if (/^[+-]?[\d,.]+\s*[-~～至到]+\s*[\d,.]+$/.test(typed)) return { message: "figureRange" };
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(typed)) return { message: "figureScientific" };
  if (/^[+-]?[\d,]+(\.\d+)?$/.test(typed)) return { message: "figureSeparators" };
  const mark = /\d\s*([^\d\s.,+-])\s*\d/.exec(typed)?.[1];
  return mark === undefined ? { message: "figureText" } : { message: "figureMark", params: { mark } };
}

/** `1.2` moved four places is `12000`. */
function shifted(number: string, places: number): string {
  const [whole = "", decimals = ""] = number.replace(/,/g, "").split(".");
  const moved = `${whole}${decimals.padEnd(places, "0").slice(0, places)}`.replace(/^([+-]?)0+(?=\d)/, "$1");
  const rest = decimals.slice(places);
  return rest ? `${moved}.${rest}` : moved;
}

/** A content as plain decimals, for people and other systems. */
export const inWords = (content: Content): Words =>
  mapParts(content, { number: (value) => (value === null ? null : plainDecimal(value)), text: (text) => text });

/** Figures that the measure has no place for. */
export const misplacedFields = (measure: Measure, content: Content): FigureField[] => {
  const fields = fieldsOf(measure);
  return FIGURE_FIELDS.filter((field) => content[field] !== null && !fields.includes(field));
};

/**
 * What is wrong with an entry of this measure whatever stands in other months (semantics §§3, 4); empty when nothing
 * is.
 */
export function contentFaults(measure: Measure, content: Content): Fault[] {
  const fields = fieldsOf(measure);
  const faults: Fault[] = misplacedFields(measure, content).map((path) => ({
    path,
    message: "figureField",
    params: { measure },
  }));
  if (content.na?.trim() === "") faults.push({ path: "na", message: "figureReasonMissing" });
  if (content.na !== null && fields.length > 0 && fields.every((field) => content[field] !== null))
    faults.push({ path: "na", message: "figureAndReason" });
  for (const part of TEXT_PARTS) {
    const fault = textFault(content[part] ?? "", { kind: PARTS[part].lines ? "lines" : "line", most: LONGEST_TEXT });
    if (fault) faults.push({ path: part, ...fault });
  }
  if (measure === "rank") faults.push(...rankFaults(content));
  if (measure === "ratio" && content.denominator !== null && content.denominator < 0n)
    faults.push({ path: "denominator", message: "figureNegativeWhole" });
  return faults;
}

function rankFaults({ value, denominator }: Content): Fault[] {
  const whole = (figure: bigint | null) => figure === null || (figure > 0n && figure % SCALE === 0n);
  if (!whole(value)) return [{ path: "value", message: "figureRankWhole" }];
  if (!whole(denominator)) return [{ path: "denominator", message: "figureRankWhole" }];
  return value !== null && denominator !== null && value > denominator
    ? [{ path: "value", message: "figureRankBeyond" }]
    : [];
}

interface Owned {
  readonly officeId: string;
  readonly personId: string | null;
  readonly leaderInChargeId: string | null;
}

/** Whom and what a permission is asked for; with the revision at hand where there is one. */
export const subjectOf = (
  place: Place,
  { officeId, personId, leaderInChargeId }: Owned,
  revision?: {
    readonly typedBy?: string | null;
    readonly submittedBy: string | null;
    readonly recordedBy: string | null;
  },
): FigureSubject => ({
  kind: "figure",
  place,
  officeId,
  personId,
  leaderInChargeId,
  typedBy: revision?.typedBy ?? null,
  submittedBy: revision?.submittedBy ?? null,
  recordedBy: revision?.recordedBy ?? null,
});

/** Who reads or writes, and where the post stands in the plan. */
export interface ActorInPlan {
  readonly actor: Actor;
  readonly place: Place;
}

type State = Pick<FigureSubject, "submittedBy"> & { readonly recordedBy: string | null; readonly review: ReviewState };

const READING: Record<ReviewState, FigureAction> = {
  draft: "readDraft",
  submitted: "readSubmitted",
  returned: "readSubmitted",
  approved: "readOfficial",
};

/** Drafts are read by few, what was submitted by more, what is approved by all (semantics §3). */
export const mayReadRevision = ({ actor, place }: ActorInPlan, of: Owned, revision: State): boolean =>
  may(actor, READING[revision.review], subjectOf(place, of, revision));

interface Revisions {
  readonly newest: State & { readonly id: string };
  readonly countedId: string | null;
  readonly approvedId: string | null;
}

/** Of the newest revision and the two that count, the newest that the actor may read; null: none. */
export function readableId(
  reader: ActorInPlan,
  of: Owned,
  { newest, countedId, approvedId }: Revisions,
): string | null {
  if (mayReadRevision(reader, of, newest)) return newest.id;
  return may(reader.actor, "readSubmitted", subjectOf(reader.place, of)) ? countedId : approvedId;
}
