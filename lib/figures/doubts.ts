import { DomainError, type Fault } from "@/lib/errors/rules";
import { plainDecimal } from "@/lib/progress/exact";
import { type EntryHolds, entryHolds } from "@/lib/progress/measures";
import type { EntryKind, Measure, OperandKind } from "@/lib/progress/terms";
import { fieldsOf } from "./rules";
import type { Content, FigureField } from "./terms";

/** What an entry is asked for. */
export interface Asked {
  readonly measure: Measure;
  readonly entry: EntryKind;
  readonly operands: OperandKind;
}

/** What another month of the same cell's row holds; months 1…12. */
export interface MonthContent extends Pick<Content, FigureField> {
  readonly month: number;
}

/** Possible but doubtful: kept only with a reason. `message` is a key below `errors`. */
export interface Doubt {
  readonly field: FigureField;
  readonly message:
    | "doubtfulTriple"
    | "doubtfulNegative"
    | "doubtfulFalling"
    | "doubtfulWithdrawn"
    | "doubtfulApproved";
  readonly params?: Readonly<Record<string, string>>;
}

interface Point {
  readonly month: number;
  readonly value: bigint;
}

/** What an entry is judged beside. */
interface Known {
  readonly others: readonly MonthContent[];
  readonly lastYear: readonly Point[];
}

/** Below this many months nothing is usual. */
const ENOUGH = 3;

/**
 * What is doubtful in an entry, beside the other months of this year and last year's months (semantics §10). Empty:
 * nothing.
 */
export function doubtsOf(asked: Asked, entry: MonthContent, { others, lastYear }: Known): Doubt[] {
  if (asked.measure === "rank") return [];
  const doubtOf = DOUBT[entryHolds(asked)];
  const doubts: Doubt[] = [];
  for (const field of fieldsOf(asked.measure)) {
    const value = entry[field];
    if (value === null) continue;
    const doubt = doubtOf({ month: entry.month, value }, pointsOf(others, field, entry.month), lastYear);
    if (doubt) doubts.push({ field, ...doubt });
  }
  return doubts;
}

function pointsOf(others: readonly MonthContent[], field: FigureField, except: number): Point[] {
  const points: Point[] = [];
  for (const other of others) {
    const value = other[field];
    if (value !== null && other.month !== except) points.push({ month: other.month, value });
  }
  return points.sort((a, b) => a.month - b.month);
}

type Found = Omit<Doubt, "field"> | null;

const size = (value: bigint): bigint => (value < 0n ? -value : value);
const triple = (usual: bigint): Found => ({ message: "doubtfulTriple", params: { usual: plainDecimal(usual) } });
const last = (points: readonly Point[]): Point | undefined => points[points.length - 1];

function monthDoubt({ value }: Point, points: readonly Point[], lastYear: readonly Point[]): Found {
  if (value < 0n) return { message: "doubtfulNegative" };
  // Months without anything are left out: where something happens now and then, once more is nothing unusual.
  const busy = (all: readonly Point[]) => all.filter((point) => point.value !== 0n);
  const known = busy(points).length >= ENOUGH ? busy(points) : busy(lastYear);
  if (known.length < ENOUGH) return null;
  const sum = known.reduce((total, point) => total + size(point.value), 0n);
  const months = BigInt(known.length);
  return sum > 0n && value * months > 3n * sum ? triple(sum / months) : null;
}

function ytdDoubt({ month, value }: Point, points: readonly Point[]): Found {
  const before = last(points.filter((point) => point.month < month));
  const after = points.find((point) => point.month > month);
  if (before && value < before.value) return falling(before);
  if (after && value > after.value) return falling(after);
  if (value < 0n) return { message: "doubtfulNegative" };
  if (!before || before.month < ENOUGH || before.value <= 0n) return null;
  const rise = (value - before.value) * BigInt(before.month);
  return rise > 3n * before.value * BigInt(month - before.month) ? triple(before.value / BigInt(before.month)) : null;
}

const falling = (other: Point): Found => ({
  message: "doubtfulFalling",
  params: { month: String(other.month), other: plainDecimal(other.value) },
});

function levelDoubt({ month, value }: Point, points: readonly Point[]): Found {
  const before = last(points.filter((point) => point.month < month));
  return before && before.value > 0n && value > 3n * before.value ? triple(before.value) : null;
}

type Judge = (point: Point, others: readonly Point[], lastYear: readonly Point[]) => Found;
/** How a figure is judged, by what entries of its kind hold. */
const DOUBT: Record<EntryHolds, Judge> = { month: monthDoubt, ytd: ytdDoubt, level: levelDoubt, days: () => null };

interface Doubtful {
  readonly field: string;
  readonly message: string;
  readonly params?: Fault["params"];
}

/** Doubts stand until there is a reason: refused, and marked so that the sender can give one. */
export function refuseDoubts(doubts: readonly Doubtful[]): void {
  if (doubts.length === 0) return;
  const faults = doubts.map(({ field, message, params }) =>
    params ? { path: field, message, params } : { path: field, message },
  );
  throw new DomainError("invalid", faults, { doubtful: true });
}
