import fc from "fast-check";
import { expect, test } from "vitest";
import { operator } from "@/lib/access/rules";
import { ownDatabase } from "@/test/database";
import { withoutNulls } from "@/test/plan-document";
import { importPlan } from "./commands";
import { exportPlan } from "./export";

ownDatabase();

const line = fc.constantFrom(
  "申请专利",
  "引号\"和'",
  "😀 表情",
  "𠮷野家·𪚥",
  "\\反斜杠",
  "  空格  ",
  "=1+1",
  "{花括号}",
  "é̀",
  "葛󠄀城",
);
const lines = fc.oneof(line, fc.constant("两行\n文字\t格"));
const decimal = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.constantFrom("", ".5", ".25", ".0625", ".1234"))
    .map(([whole, part]) => (whole === 0 && part === "" ? "0" : `${whole}${part}`));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
const monthOf = (month: number) => `2024-${String(month).padStart(2, "0")}`;
const day = fc
  .integer({ min: 1, max: 366 })
  .map((number) => new Date(Date.UTC(2024, 0, number)).toISOString().slice(0, 10));
const words = {
  status: fc.constantFrom("draft", "submitted", "returned", "approved"),
  qualifier: maybe(fc.constantFrom("余", "约")),
  note: maybe(lines),
};

/** What makes an indicator of each measure valid, and what its figures hold. */
const kinds = fc.oneof(
  fc.record({
    measure: fc.constant("flow"),
    direction: fc.constant("at_least"),
    target: fc.record({ value: decimal(6, 900), metAt: maybe(decimal(1, 5)), stretch: maybe(decimal(1, 999)) }),
    own: fc.boolean(),
  }),
  fc.record({
    measure: fc.constant("flow"),
    direction: fc.constant("at_most"),
    target: fc.record({ value: decimal(0, 9) }),
    own: fc.boolean(),
  }),
  fc.record({
    measure: fc.constant("flow"),
    direction: fc.constant("at_least"),
    target: fc.constant({ value: "8" }),
    own: fc.constant(false),
    pacing: fc.constant({ kind: "curve", curve: ["0", "0", "1", "1", "2.5", "3", "4", "5", "6", "7", "7", "8"] }),
  }),
  fc.record({
    measure: fc.constant("stock"),
    direction: fc.constant("at_most"),
    target: fc.constant({ value: "0" }),
    own: fc.constant(false),
    baseline: decimal(1, 9),
  }),
  fc.record({
    measure: fc.constant("stock"),
    direction: fc.constant("hold"),
    target: fc.record({ low: decimal(0, 4), high: decimal(5, 9) }),
    own: fc.constant(false),
  }),
  fc.record({
    measure: fc.constant("ratio"),
    direction: fc.constant("at_least"),
    target: fc.record({ value: decimal(1, 99) }),
    own: fc.constant(false),
    operands: maybe(fc.constantFrom("flow", "stock")),
  }),
  fc.record({
    measure: fc.constant("growth"),
    direction: fc.constant("at_least"),
    target: fc.record({ value: decimal(-5, 20) }),
    own: fc.constant(false),
  }),
  fc.record({
    measure: fc.constant("rank"),
    direction: fc.constant("at_most"),
    target: fc.record({ value: decimal(1, 9) }),
    own: fc.constant(false),
  }),
  fc.record({
    measure: fc.constant("milestones"),
    direction: fc.constant("at_least"),
    target: fc.constant({ value: "100" }),
    own: fc.constant(false),
  }),
  fc.record({
    measure: fc.constant("stock"),
    direction: fc.constant("at_least"),
    target: fc.constant(null),
    own: fc.constant(false),
  }),
);

function operandsOf(measure: string): Record<string, fc.Arbitrary<string>> {
  if (measure === "ratio") return { numerator: decimal(-50, 900), denominator: decimal(1, 900) };
  if (measure === "rank") return { value: fc.constant("3"), denominator: fc.constant("17") };
  return { value: decimal(-50, 900) };
}

function figuresOf(measure: string, assignment: string) {
  const value = operandsOf(measure);
  const known = measure === "ratio" ? { denominator: decimal(0, 9) } : {};
  const figure = fc.oneof(fc.record({ ...value, ...words }), fc.record({ ...known, ...words, na: lines }));
  return fc
    .tuple(months, fc.array(figure, { minLength: 6, maxLength: 6 }))
    .map(([chosen, figures]) =>
      chosen.map((month, index) => ({ assignment, month: monthOf(month), ...figures[index] })),
    );
}

const indicator = (key: string) =>
  kinds.chain(({ own, ...kind }) => {
    const assignments = kind.measure === "rank" ? [`${key}-a`] : [`${key}-a`, `${key}-b`, `${key}-c`];
    const leaves = kind.measure === "rank" ? assignments : assignments.slice(1);
    const figured = kind.measure === "milestones" ? [] : leaves;
    return fc
      .record({
        name: line,
        unit: fc.constantFrom("件", "%", ""),
        rest: fc.record({
          decimals: maybe(fc.integer({ min: 0, max: 4 })),
          weight: maybe(decimal(0, 9)),
          definition: maybe(lines),
          start: maybe(fc.constant("2024-02")),
          entry: maybe(fc.constant("month")),
        }),
        history: maybe(
          months
            .map((list) => list.map((month) => ({ year: 2023, month, value: String(month * 3) })))
            .filter((list) => list.length > 0),
        ),
        milestones: fc.array(fc.record({ title: line, due: day, weight: decimal(1, 3), done: fc.option(day) }), {
          minLength: 1,
          maxLength: 4,
        }),
        person: fc.option(fc.constantFrom("p1", "p2")),
        figures: fc.tuple(...figured.map((assignment) => figuresOf(kind.measure, assignment))),
      })
      .map(({ name, unit, rest, history, milestones, person, figures }) => ({
        figures: figures.flat(),
        indicator: {
          ...{ key, name, unit, ...kind, ...rest, history },
          ...(kind.measure === "milestones" ? { milestones } : {}),
          assignments: assignments.map((name, index) => ({
            key: name,
            office: index === 1 ? "x" : "o",
            person,
            parent: index > 0 && figured.length > 0 ? assignments[0] : null,
            ...(own ? { target: "5.5" } : {}),
          })),
        },
      }));
  });

const document = fc
  .record({
    parts: fc.tuple(indicator("甲"), indicator("乙-😀"), indicator("c")),
    turned: fc.boolean(),
    title: line,
    basis: fc.constantFrom("month", "day"),
    points: fc.tuple(decimal(0, 20), decimal(-20, -1)),
    post: maybe(line),
  })
  .map(({ parts, turned, title, basis, points, post }) => {
    const task = (no: string, indicators: unknown[]) => ({
      no,
      title,
      source: "",
      role: "lead",
      leadOffice: "o",
      supportingOffices: turned ? ["x", "o"] : [],
      start: "2024-01",
      due: "2024-12",
      weight: "1.5",
      indicators,
    });
    const figures = parts.flatMap((part) => part.figures);
    const tasks = [
      task(
        "2",
        parts.slice(0, 2).map((part) => part.indicator),
      ),
      task(
        "10",
        parts.slice(2).map((part) => part.indicator),
      ),
      task("3", []),
    ];
    return {
      ...{ format: "guoban.plan", version: 1 },
      plan: {
        year: 2024,
        title,
        scheduleBasis: basis,
        janFebCombined: false,
        thresholds: { aheadPoints: points[0], behindPoints: points[1], farBehindPoints: "-30.25" },
      },
      offices: [
        { key: "x", name: title, parent: "o", sort: -3 },
        { key: "o", name: "局", parent: null, sort: 7 },
      ],
      people: [
        { key: "p2", name: title, post, office: "o", role: "" },
        { key: "p1", name: "无任务", office: "x", role: "owner" },
      ],
      tasks: turned ? [...tasks].reverse() : tasks,
      figures: turned ? [...figures].reverse() : figures,
    };
  });

let year = 1900;
/** The document in a leap year of its own: plans share nothing but the keys of offices and people. */
function inYearOfItsOwn(given: unknown): unknown {
  year += 4;
  return JSON.parse(
    JSON.stringify(given)
      .replaceAll("2024", String(year))
      .replaceAll("2023", String(year - 1)),
  );
}

test("every valid document is taken, comes out the same, and changes nothing the second time", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(document, async (given) => {
      const data = inYearOfItsOwn(given);
      await importPlan(operator, data);
      const out = await exportPlan(operator, year);
      expect(withoutNulls(out)).toEqual(withoutNulls(data));
      expect((await importPlan(operator, out)).lines).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
