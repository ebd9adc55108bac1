/**
 * The rules once more, written straight from the text without regard for speed, in another manner and sharing no code
 * with the calculation: lists that are filtered again for every question, and ratios as pairs that are never reduced.
 */
import type { Assignment, Entry, Indicator, View } from "../model";
import type { ReportingMark, Status } from "../terms";

type Ratio = readonly [bigint, bigint];

export interface Verdict {
  readonly actual: Ratio | null;
  readonly completion: Ratio | null;
  readonly schedule: Ratio | null;
  readonly gap: Ratio | null;
  readonly met: boolean | null;
  readonly status: Status;
  readonly throughMonth: number | null;
  readonly mark: ReportingMark;
  readonly reported: number;
  readonly expected: number;
  readonly half: number;
}

const num = (scaledValue: bigint): Ratio => [scaledValue, 10000n];
const whole = (count: number): Ratio => [BigInt(count), 1n];
const minus = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * d - c * b, b * d];
const times = ([a, b]: Ratio, [c, d]: Ratio): Ratio => [a * c, b * d];
const over = ([a, b]: Ratio, [c, d]: Ratio): Ratio | null =>
  c === 0n ? null : [c < 0n ? -a * d : a * d, b * (c < 0n ? -c : c)];
const sign = ([a]: Ratio): number => Number(a > 0n) - Number(a < 0n);
const cmp = (a: Ratio, b: Ratio): number => sign(minus(a, b));
const total = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const upTo = (m: number): number[] => Array.from({ length: m }, (_, i) => i + 1);
const isLast = (m: number, year: number): string => new Date(Date.UTC(year, m, 0)).toISOString().slice(0, 10);

interface Question {
  readonly view: View;
  /** Null: the indicator's row. */
  readonly own: Assignment | null;
}

export function oracle(i: Indicator, entries: readonly Entry[], { view: v, own }: Question): Verdict {
  const jan = v.terms.janFebCombined;
  const isParent = (key: string) => i.assignments.some((a) => a.parent === key);
  const isUnder = (a: Assignment, key: string): boolean => {
    if (a.key === key) return true;
    const up = i.assignments.find((x) => x.key === a.parent);
    return up !== undefined && isUnder(up, key);
  };
  const allLeaves = i.assignments.filter((a) => !isParent(a.key)).map((a) => a.key);
  const leaves =
    own === null ? allLeaves : allLeaves.filter((k) => i.assignments.some((a) => a.key === k && isUnder(a, own.key)));
  const states = {
    approved: ["approved"],
    submitted: ["approved", "submitted"],
    draft: ["approved", "submitted", "draft", "returned"],
  }[v.basis];
  const counted = entries.filter(
    (e) => leaves.includes(e.assignment) && states.includes(e.review) && !(jan && e.month === 1),
  );
  const cell = (leaf: string, m: number) => counted.find((e) => e.assignment === leaf && e.month === m);
  const figure = (leaf: string, m: number): bigint | null => {
    const e = cell(leaf, m);
    return e === undefined || e.na !== null ? null : e.value;
  };
  const both = (leaf: string, m: number): readonly [bigint, bigint] | null => {
    const e = cell(leaf, m);
    return e === undefined || e.na !== null || e.numerator === null || e.denominator === null
      ? null
      : [e.numerator, e.denominator];
  };
  const past = (m: number): bigint | undefined =>
    i.history.find((h) => h.year === v.terms.year - 1 && h.month === m)?.value;
  const pastSum = (m: number): bigint | null => {
    const values = upTo(m).map((at) => (at === 1 && jan ? (past(at) ?? 0n) : past(at)));
    return values.some((x) => x === undefined) ? null : total(values.map((x) => x ?? 0n));
  };

  // §4
  const latestMonth = (months: readonly number[], has: (m: number) => boolean): number | undefined =>
    months.filter(has).pop();
  const actual = (m: number): { a: Ratio; through: number | null } | null => {
    const months = upTo(m);
    if (i.measure === "milestones") {
      const weights = total(i.milestones.map((x) => x.weight));
      const done = i.milestones.filter((x) => x.done !== null && x.done <= isLast(m, v.terms.year));
      const a = over(times(num(total(done.map((x) => x.weight))), whole(100)), num(weights));
      const dates = done.map((x) => x.done ?? "").sort();
      const day = dates[dates.length - 1];
      const inYear = day?.startsWith(String(v.terms.year)) === true;
      return a === null ? null : { a, through: inYear && day !== undefined ? Number(day.split("-")[1]) : null };
    }
    if (i.measure === "ratio") {
      const used = leaves.flatMap((leaf) => {
        const there = months.filter((at) => both(leaf, at) !== null);
        return (i.operands === "flow" && i.entry === "month" ? there : there.slice(-1)).map((at) => ({
          at,
          pair: both(leaf, at) ?? [0n, 0n],
        }));
      });
      if (used.length === 0) return null;
      const a = over(num(total(used.map((u) => u.pair[0]))), num(total(used.map((u) => u.pair[1]))));
      return a === null
        ? null
        : {
            a: times(a, whole(({ "%": 100, "‰": 1000 } as Record<string, number>)[i.unit] ?? 1)),
            through: Math.max(...used.map((u) => u.at)),
          };
    }
    if (i.measure === "growth") {
      if (leaves.length === 0 || leaves.length !== allLeaves.length) return null;
      const from = jan ? 2 : 1;
      const covers = (leaf: string, j: number) =>
        i.entry === "ytd" ? figure(leaf, j) !== null : upTo(j).every((at) => at < from || figure(leaf, at) !== null);
      const j = latestMonth(months, (at) => at >= from && leaves.every((leaf) => covers(leaf, at)));
      if (j === undefined) return null;
      const now = total(
        leaves.flatMap((leaf) =>
          i.entry === "ytd" ? [figure(leaf, j) ?? 0n] : upTo(j).map((at) => figure(leaf, at) ?? 0n),
        ),
      );
      const then = pastSum(j);
      if (then === null || then <= 0n) return null;
      const a = over(num(now - then), num(then));
      return a === null ? null : { a: times(a, whole(100)), through: j };
    }
    if (i.measure === "rank" && leaves.length !== 1) return null;
    const adds = i.measure === "flow" && i.entry === "month";
    const used = leaves.flatMap((leaf) => {
      const there = months.filter((at) => figure(leaf, at) !== null);
      return (adds ? there : there.slice(-1)).map((at) => ({ at, x: figure(leaf, at) ?? 0n }));
    });
    return used.length === 0
      ? null
      : { a: num(total(used.map((u) => u.x))), through: Math.max(...used.map((u) => u.at)) };
  };

  // §5 and §8: whose target, where met, from which baseline
  const ownTargets = i.target !== null && (i.measure === "flow" || i.measure === "stock") && i.direction !== "hold";
  const ownTarget = own === null || !ownTargets ? null : own.target;
  const given = ownTarget === null ? null : { value: ownTarget, metAt: null, low: null, high: null };
  const t = own === null ? i.target : given;
  const value = t?.value === null || t === null ? null : num(t.value);
  const metAt = t === null || t.metAt === null ? value : num(t.metAt);
  const base = i.measure === "stock" ? (own ?? i).baseline : null;
  const low = t === null || t.low === null ? null : num(t.low);
  const high = t === null || t.high === null ? null : num(t.high);
  const held = (a: Ratio) => (low === null || cmp(a, low) >= 0) && (high === null || cmp(a, high) <= 0);
  const judge = (a: Ratio): { c: Ratio | null; met: boolean } => {
    const yes = (met: boolean) => ({ c: whole(met ? 1 : 0), met });
    if (i.measure === "milestones") return { c: over(a, whole(100)), met: cmp(a, whole(100)) === 0 };
    if (i.direction === "hold" || value === null) {
      if (i.measure === "growth" || held(a)) return yes(held(a));
      if (low !== null && cmp(a, low) < 0) return { c: sign(low) === 0 ? whole(0) : over(a, low), met: false };
      return { c: over(high ?? whole(0), a), met: false };
    }
    const enough = metAt !== null && cmp(a, metAt) >= 0;
    const within = cmp(a, value) <= 0;
    if (i.measure === "growth") {
      if (i.direction === "at_most") return yes(within);
      return sign(value) > 0 ? { c: over(sign(a) > 0 ? a : whole(0), value), met: enough } : yes(cmp(a, value) >= 0);
    }
    if (i.direction === "at_least") {
      return { c: base === null ? over(a, value) : over(minus(a, num(base)), minus(value, num(base))), met: enough };
    }
    if (base !== null) return { c: over(minus(num(base), a), minus(num(base), value)), met: within };
    return { c: within ? whole(1) : over(value, a), met: within };
  };

  // §6
  const { start: s, due: e } = i;
  const days = (from: number, to: number) =>
    (Date.parse(isLast(to, v.terms.year)) - Date.parse(isLast(from - 1, v.terms.year))) / 86_400_000;
  const linear = (m: number): Ratio => {
    if (m < s) return whole(0);
    const until = Math.min(m, e);
    const share =
      v.terms.scheduleBasis === "day"
        ? over(whole(days(s, until)), whole(days(s, e)))
        : over(whole(until - s + 1), whole(e - s + 1));
    return share ?? whole(0);
  };
  const byDefault = () => {
    if (i.measure === "milestones") return "milestones";
    if (i.measure === "flow" && i.direction === "at_least") return "linear";
    if (i.measure === "stock" && i.baseline !== null && i.direction !== "hold") return "linear";
    return i.measure === "stock" && i.direction === "at_least" ? "at_due" : "full";
  };
  const planned = (): Ratio | null => {
    if (v.month < s) return whole(0);
    const pacing = i.pacing ?? byDefault();
    if (pacing === "linear") return linear(v.month);
    if (pacing === "full") return whole(1);
    if (pacing === "at_due") return v.month < e ? null : whole(1);
    if (pacing === "curve") {
      const at = i.curve?.[v.month - 1];
      return at === undefined || i.target?.value == null ? null : over(num(at), num(i.target.value));
    }
    if (pacing === "last_year") {
      const all = pastSum(12);
      if (upTo(12).some((at) => (past(at) ?? 0n) < 0n)) return null;
      return all === null || all <= 0n ? null : over(num(pastSum(v.month) ?? 0n), num(all));
    }
    const due = i.milestones.filter((x) => x.due <= isLast(v.month, v.terms.year));
    return over(num(total(due.map((x) => x.weight))), num(total(i.milestones.map((x) => x.weight))));
  };

  const m = v.month;
  const got = actual(m);
  const a = got?.a ?? null;
  const now = t === null || a === null ? null : judge(a);
  const c = now?.c ?? null;
  const schedule = t === null ? null : planned();
  const gap = ((): Ratio | null => {
    if (t === null || a === null) return null;
    if (i.measure !== "growth") return c === null || schedule === null ? null : times(minus(c, schedule), whole(100));
    if (i.direction === "at_least") return minus(a, value ?? whole(0));
    if (i.direction === "at_most") return minus(value ?? whole(0), a);
    if (held(a)) return whole(0);
    return low !== null && cmp(a, low) < 0 ? minus(a, low) : minus(high ?? whole(0), a);
  })();

  // §7
  const status = ((): Status => {
    if (t === null) return "no_target";
    if (m < s) return "not_started";
    if (c === null) return m >= e && !counted.some((x) => x.month <= m) ? "overdue" : "no_data";
    const cap = i.measure === "flow" && i.direction === "at_most";
    if (cap && a !== null && value !== null && cmp(a, value) > 0) return "breached";
    const met = now?.met === true;
    if (met && (m >= e || (i.measure === "flow" && i.direction === "at_least") || i.measure === "milestones")) {
      const atDue = actual(e);
      if (m > e && !(atDue !== null && judge(atDue.a).met)) return "completed_late";
      return cmp(c, whole(1)) > 0 ? "overfulfilled" : "completed";
    }
    if (m >= e) return "overdue";
    if (schedule === null || gap === null) return met ? "on_track" : "in_progress";
    if (cap) return a !== null && value !== null && cmp(a, times(linear(m), value)) > 0 ? "watch" : "on_track";
    const points = v.terms.thresholds;
    if (cmp(gap, num(points.farBehind)) < 0) return "far_behind";
    if (cmp(gap, num(points.behind)) <= 0) return "behind";
    const late = i.milestones.some(
      (x) => x.due <= isLast(m, v.terms.year) && (x.done === null || x.done > isLast(m, v.terms.year)),
    );
    if (sign(gap) < 0 || (i.measure === "milestones" && late)) return "watch";
    return cmp(gap, num(points.ahead)) >= 0 ? "ahead" : "on_track";
  })();

  const expected = i.measure === "milestones" || m < s || m > e || (jan && m === 1) || !v.due ? [] : leaves;
  const there = expected.flatMap((leaf) => cell(leaf, m) ?? []);
  const halves =
    i.measure === "ratio" ? there.filter((x) => x.na === null && (x.numerator === null || x.denominator === null)) : [];
  const mark = ((): ReportingMark => {
    if (expected.length === 0) return "not_due";
    if (there.length - halves.length < expected.length) return "missing";
    if (there.some((x) => x.late)) return "late";
    return there.every((x) => x.na !== null) ? "not_available" : "current";
  })();
  return {
    actual: a,
    completion: c,
    schedule,
    gap,
    met: now?.met ?? null,
    status,
    throughMonth: got?.through ?? null,
    mark,
    reported: there.length,
    expected: expected.length,
    half: halves.length,
  };
}
