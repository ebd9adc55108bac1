/**
 * What each measure has, one row a measure: who asks anything of a measure asks here, and a new one is a new row that
 * the compiler wants whole (semantics §§4–8).
 */
import type { Entry } from "./model";
import { type Direction, DIRECTIONS, type EntryKind, type Measure, type OperandKind, type Pacing } from "./terms";

/** The numbers of an entry. */
type FigureField = keyof Pick<Entry, "value" | "numerator" | "denominator">;

/**
 * What a month's entry holds: the month's own figure, the year-to-date, the level at its end; milestones have days
 * instead.
 */
export type EntryHolds = EntryKind | "level" | "days";

interface MeasureTraits {
  /** The numbers of a month's entry; a rank's `value` is its position, its `denominator` the population. */
  readonly fields: readonly FigureField[];
  /** What an entry holds: as the indicator says (month or ytd), as its operands say, or always the same. */
  readonly holds: "as_entered" | "as_operands" | "level" | "days";
  /** Are an entry's numbers in the indicator's unit? A ratio's operands and a growth's amounts are in their own. */
  readonly inUnit: boolean;
  /** May assignments have targets of their own? */
  readonly ownTargets: boolean;
  readonly baseline: boolean;
  /** Is its gap the distance to the target in its own points, not to the schedule? */
  readonly gapToTarget: boolean;
  /** May its targets and bounds be negative or 0? */
  readonly signed: boolean;
  /** The directions in which it is completed before the due month, as soon as it is met. */
  readonly completedEarly: readonly Direction[];
  /** Is an upper limit broken for good once it is passed? */
  readonly breaks: boolean;
  /** Is there a figure of the month alone, and one of last year beside it? */
  readonly monthly: boolean;
  /** The pacing where none is chosen. */
  readonly pacing: Readonly<Record<Direction, Pacing>>;
  readonly pacingFromBaseline: Readonly<Record<Direction, Pacing>> | null;
}

const FULL = { at_least: "full", at_most: "full", hold: "full" } as const;

const PLAIN: MeasureTraits = {
  fields: ["value"],
  holds: "as_entered",
  inUnit: true,
  ownTargets: false,
  baseline: false,
  gapToTarget: false,
  signed: false,
  completedEarly: [],
  breaks: false,
  monthly: false,
  pacing: FULL,
  pacingFromBaseline: null,
};

export const MEASURE: Readonly<Record<Measure, MeasureTraits>> = {
  flow: {
    ...PLAIN,
    ownTargets: true,
    completedEarly: ["at_least"],
    breaks: true,
    monthly: true,
    pacing: { ...FULL, at_least: "linear" },
  },
  stock: {
    ...PLAIN,
    holds: "level",
    ownTargets: true,
    baseline: true,
    pacing: { ...FULL, at_least: "at_due" },
    pacingFromBaseline: { ...FULL, at_least: "linear", at_most: "linear" },
  },
  ratio: { ...PLAIN, fields: ["numerator", "denominator"], holds: "as_operands", inUnit: false },
  growth: { ...PLAIN, inUnit: false, gapToTarget: true, signed: true },
  rank: { ...PLAIN, fields: ["value", "denominator"], holds: "level" },
  milestones: {
    ...PLAIN,
    fields: [],
    holds: "days",
    completedEarly: DIRECTIONS,
    pacing: { at_least: "milestones", at_most: "milestones", hold: "milestones" },
  },
};

/** The parts of an indicator that its measure asks for. */
export interface Measured {
  readonly measure: Measure;
  readonly entry: EntryKind;
  readonly operands: OperandKind;
}

export function entryHolds({ measure, entry, operands }: Measured): EntryHolds {
  const { holds } = MEASURE[measure];
  if (holds === "as_operands") return operands === "stock" ? "level" : entry;
  return holds === "as_entered" ? entry : holds;
}

/** Are a leaf's months added up, or does only the latest count? */
export const addsMonths = (measured: Measured): boolean => entryHolds(measured) === "month";

/** Has it a value only by months' entries; milestones are dated instead? */
export const hasEntries = (measure: Measure): boolean => MEASURE[measure].fields.length > 0;

interface Directed {
  readonly measure: Measure;
  readonly direction: Direction;
}

/** May assignments have targets of their own (semantics §8)? */
export const mayHaveOwnTargets = ({ measure, direction }: Directed): boolean =>
  MEASURE[measure].ownTargets && direction !== "hold";

/** Is it completed as soon as it is met (semantics §7, rule 5)? */
export const completedEarly = ({ measure, direction }: Directed): boolean =>
  MEASURE[measure].completedEarly.includes(direction);

/** Is it an upper limit that breaks (semantics §7, rules 4 and 8)? */
export const isCap = ({ measure, direction }: Directed): boolean => MEASURE[measure].breaks && direction === "at_most";

/** The pacing in force: the one chosen, else the default of the measure and direction (semantics §6). */
export function pacingOf({
  pacing,
  measure,
  direction,
  baseline,
}: Directed & { pacing: Pacing | null; baseline: bigint | null }): Pacing {
  const { pacing: plain, pacingFromBaseline } = MEASURE[measure];
  return pacing ?? ((baseline !== null && pacingFromBaseline) || plain)[direction];
}

/** How an entry is called where it is typed: 填当月数, 填累计数, 填期末数, 填分子、分母, 填位次、参评数, 填完成日期. */
export function entryWord(measured: Measured): EntryKind | "stock" | "pair" | "rank" | "dates" {
  const { fields } = MEASURE[measured.measure];
  const holds = entryHolds(measured);
  if (holds === "days") return "dates";
  if (fields.includes("denominator")) return fields.includes("value") ? "rank" : "pair";
  return holds === "level" ? "stock" : holds;
}

/** The unit that may stand behind a number of an entry as it is typed; empty where none may. */
export const unitOfEntry = ({ measure, unit }: { readonly measure: Measure; readonly unit: string }): string =>
  MEASURE[measure].inUnit ? unit : "";
