/** Formulas with the numbers in them, `78 ÷ 150`: the same in every language. */
import type {
  CompletionDerivation,
  Derivation,
  GapDerivation,
  NumberName,
  Numbers,
  ScheduleDerivation,
} from "@/lib/progress/derivation";
import { plainDecimal, toFixed } from "@/lib/progress/exact";
import type { Fraction } from "@/lib/progress/model";
import { grouped, showPercent } from "@/lib/progress/show";
import { SCALE } from "@/lib/progress/terms";

/** A number of a formula: exact where four decimals hold it, else rounded to them. */
export function plain({ n, d }: Fraction): string {
  return SCALE % d === 0n ? plainDecimal((n * SCALE) / d) : toFixed({ n, d }, 4);
}

const signed = (text: string): string => grouped(text.startsWith("-") ? `(${text.replace("-", "−")})` : text);

/** Reads numbers by name; a formula that lacks one is not written. */
function writer(numbers: Numbers) {
  return (parts: TemplateStringsArray, ...names: NumberName[]): string =>
    parts.reduce((text, part, index) => {
      const name = names[index];
      const value = name && numbers[name];
      return text + part + (value ? signed(plain(value)) : "");
    }, "");
}

/** Sums that fit on a line are written out. */
const LONGEST_SUM = 12;

function sumOf(values: readonly bigint[]): string | null {
  return values.length < 2 || values.length > LONGEST_SUM
    ? null
    : values.map((value) => signed(plainDecimal(value))).join(" + ");
}

function monthSums({ used }: Derivation["actual"]): bigint[] {
  const sums = new Map<number, bigint>();
  for (const { month, value } of used) sums.set(month, (sums.get(month) ?? 0n) + (value ?? 0n));
  return [...sums].sort(([a], [b]) => a - b).map(([, sum]) => sum);
}

/** Null when there is nothing to write out. */
export function actualExpression({ actual }: Derivation): string | null {
  const { formula, numbers } = actual;
  const write = writer(numbers);
  switch (formula) {
    case "sum_of_months":
      return sumOf(monthSums(actual));
    case "latest":
      return sumOf(actual.used.map(({ value }) => value ?? 0n));
    case "ratio": {
      const times = numbers.factor && numbers.factor.n !== 1n ? write` × ${"factor"}` : "";
      return numbers.numerator ? write`${"numerator"} ÷ ${"denominator"}` + times : null;
    }
    case "growth":
      return numbers.thisYear ? write`(${"thisYear"} − ${"lastYear"}) ÷ ${"lastYear"} × 100` : null;
    case "position":
      return null;
    case "milestones":
      return numbers.all ? write`${"done"} ÷ ${"all"} × 100` : null;
  }
}

export function completionExpression({ formula, numbers }: CompletionDerivation): string | null {
  const write = writer(numbers);
  switch (formula) {
    case null:
      return null;
    case "share":
      return write`${"actual"} ÷ ${"value"}`;
    case "from_baseline":
      return write`(${"actual"} − ${"baseline"}) ÷ (${"value"} − ${"baseline"})`;
    case "down_from_baseline":
      return write`(${"baseline"} − ${"actual"}) ÷ (${"baseline"} − ${"value"})`;
    case "cap_kept":
      return write`${"actual"} ≤ ${"value"}`;
    case "cap_exceeded":
      return write`${"value"} ÷ ${"actual"}`;
    case "hold_inside":
      return (numbers.low ? write`${"low"} ≤ ` : "") + write`${"actual"}` + (numbers.high ? write` ≤ ${"high"}` : "");
    case "hold_below":
      return write`${"actual"} ÷ ${"low"}`;
    case "hold_below_zero":
      return write`${"actual"} < ${"low"}`;
    case "hold_above":
      return write`${"high"} ÷ ${"actual"}`;
    case "growth_share":
      return numbers.actual && numbers.actual.n < 0n ? write`${"actual"} < 0` : write`${"actual"} ÷ ${"value"}`;
    case "growth_met":
    case "growth_not_met":
      return null;
    case "milestones":
      return write`${"actual"} ÷ 100`;
  }
}

export function scheduleExpression({ formula, numbers }: ScheduleDerivation): string | null {
  const write = writer(numbers);
  switch (formula) {
    case "linear_by_month":
    case "linear_by_day":
      return write`${"gone"} ÷ ${"span"}`;
    case "curve":
      return write`${"planned"} ÷ ${"value"}`;
    case "last_year":
      return write`${"lastYear"} ÷ ${"all"}`;
    case "milestones":
      return write`${"due"} ÷ ${"all"}`;
    default:
      return null;
  }
}

export function gapExpression({ formula, numbers }: GapDerivation): string | null {
  const write = writer(numbers);
  switch (formula) {
    case "completion_minus_schedule":
      return `${showPercent(numbers.completion ?? null)} − ${showPercent(numbers.schedule ?? null)}`;
    case "above_target":
      return write`${"actual"} − ${"value"}`;
    case "below_target":
      return write`${"value"} − ${"actual"}`;
    case "below_low":
      return write`${"actual"} − ${"low"}`;
    case "above_high":
      return write`${"high"} − ${"actual"}`;
    default:
      return null;
  }
}
