/** A made-up year of any size, as a plan document: every measure in turn, twelve approved figures an indicator. */
import { monthText } from "@/lib/calendar/rules";
export interface Size {
  readonly indicators: number;
  readonly offices: number;
}

export const PLAN_SIZE: Size = { indicators: 2_000, offices: 60 };
export const TENFOLD: Size = { indicators: 20_000, offices: 600 };

const YEAR = 2024;
const SOURCES = ["上级考核", "政府工作报告", "协助任务", "部门重点"];

const kinds = [
  { measure: "flow", direction: "at_least", target: { value: "1200" } },
  { measure: "stock", direction: "at_least", target: { value: "130" } },
  { measure: "flow", direction: "at_most", target: { value: "1500" } },
  { measure: "ratio", direction: "at_least", target: { value: "25.6" } },
  { measure: "flow", direction: "at_least", target: { value: "1100.5" }, pacing: { kind: "full" } },
] as const;

function figuresOf(key: string, place: number) {
  const ratio = kinds[place % kinds.length]?.measure === "ratio";
  return Array.from({ length: 12 }, (_, m) => {
    const value = String(90 + ((place * 7 + m * 13) % 31));
    const amount = ratio ? { numerator: value, denominator: String(360 + ((place + m) % 20)) } : { value };
    return { assignment: key, month: monthText(YEAR, m + 1), ...amount, status: "approved" };
  });
}

function taskOf(place: number, offices: number) {
  const office = `o${(place % offices) + 1}`;
  const person = `p${(place % offices) + 1}`;
  const kind = kinds[place % kinds.length];
  const assignment = { key: `a${place}`, office, person, target: null, parent: null };
  const indicator = {
    key: `i${place}`,
    name: `指标${place + 1}`,
    unit: kind?.measure === "ratio" ? "%" : "件",
    ...kind,
  };
  return {
    no: String(place + 1),
    title: `任务${place + 1}`,
    source: SOURCES[place % SOURCES.length] ?? "",
    role: "lead",
    leadOffice: office,
    supportingOffices: [],
    owner: person,
    start: monthText(YEAR, 1),
    due: monthText(YEAR, 12),
    weight: "10",
    indicators: [{ ...indicator, assignments: [assignment] }],
  };
}

export function madeUpPlan({ indicators, offices }: Size) {
  const places = Array.from({ length: indicators }, (_, place) => place);
  const numbers = Array.from({ length: offices }, (_, place) => place + 1);
  return {
    format: "guoban.plan",
    version: 1,
    plan: {
      year: YEAR,
      title: `${YEAR} made-up plan`,
      scheduleBasis: "month",
      janFebCombined: false,
      thresholds: { aheadPoints: "10", behindPoints: "-10", farBehindPoints: "-30" },
    },
    offices: [
      { key: "o0", name: "局机关", parent: null, sort: 0 },
      ...numbers.map((number) => ({ key: `o${number}`, name: `第${number}科`, parent: "o0", sort: number })),
    ],
    people: numbers.map((number) => ({
      key: `p${number}`,
      name: `第${number}科科长`,
      office: `o${number}`,
      role: "owner",
    })),
    tasks: places.map((place) => taskOf(place, offices)),
    figures: places.flatMap((place) => figuresOf(`a${place}`, place)),
  };
}
