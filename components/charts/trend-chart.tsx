"use client";

import { useEffect, useState } from "react";
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { grouped } from "@/lib/progress/show";
import { axisTicks, roomFor } from "./scale";
import { LEAST_ROOM, type Trend, trendExtent, type TrendPoint, type TrendWords } from "./trend";
import styles from "./trend.module.css";

const FIRST_SIZE = { width: 880, height: 300 };
/** As the server's picture draws them (trend.module.css). */
const LEVELS = {
  target: { stroke: "var(--tone-good)", strokeWidth: 1.5 },
  metAt: { stroke: "var(--tone-good)", strokeDasharray: "3 3" },
  low: { stroke: "var(--tone-good)", strokeDasharray: "3 3" },
  high: { stroke: "var(--tone-good)", strokeDasharray: "3 3" },
  stretch: { stroke: "var(--tone-done)", strokeDasharray: "10 3 2 3" },
  baseline: { stroke: "var(--line-control)", strokeDasharray: "2 3" },
} as const;
const ACTUAL_DOT = { r: 3.5, fill: "var(--surface)", stroke: "var(--accent)", strokeWidth: 2, strokeDasharray: "0" };
const LINE = { type: "linear", dot: false, connectNulls: true, isAnimationActive: false } as const;
const LAST_YEAR = {
  ...LINE,
  stroke: "var(--ink-faint)",
  strokeWidth: 2,
  strokeDasharray: "1.5 4",
  strokeLinecap: "round",
} as const;
const SCHEDULE = { ...LINE, stroke: "var(--ink-soft)", strokeWidth: 1.5, strokeDasharray: "7 4" } as const;
const ACTUAL = {
  ...LINE,
  stroke: "var(--accent)",
  strokeWidth: 2.5,
  dot: ACTUAL_DOT,
  activeDot: { r: 5, fill: "var(--accent)" },
} as const;
const MARGIN = { top: 28, bottom: 0, left: 0 };
const tickText = (tick: number): string => grouped(String(tick));
const SIDE_ROOM = { left: 28, right: 28 };
const AXIS = { stroke: "var(--line-strong)", tickLine: false } as const;

function isPoint(value: unknown): value is TrendPoint {
  return typeof value === "object" && value !== null && "month" in value && "texts" in value;
}

interface TipProps {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: unknown }[];
  readonly words: TrendWords;
}

/** The month under the pointer, with the numbers as the table shows them. */
function Tip({ active, payload, words }: TipProps) {
  const point = payload?.[0]?.payload;
  if (!active || !isPoint(point)) return null;
  const rows = [
    [words.actual, point.texts.actual],
    [words.schedule, point.texts.schedule],
    [words.lastYear, point.texts.lastYear],
  ].filter(([, text]) => text !== null);
  return (
    <div className={styles.tip}>
      <p>{words.months[point.month - 1]}</p>
      {rows.map(([name, text]) => (
        <p key={name}>
          <span>{name}</span>
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}

interface LabelProps {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly index?: number;
}

/** The value at the curve's end. */
function EndLabel({ x, y, index, trend }: LabelProps & { trend: Trend }) {
  const last = trend.points.reduce((found, point, place) => (point.actual === null ? found : place), -1);
  return index === last ? (
    <text x={x} y={Number(y) - 10} textAnchor="middle" className={styles.value}>
      {trend.points[last]?.texts.actual}
    </text>
  ) : null;
}

/** The axis of values: its steps in full, whatever their length. */
function valueAxisOf(trend: Trend) {
  const ticks = axisTicks(...trendExtent(trend));
  const domain: [number, number] = [ticks[0] ?? 0, ticks[ticks.length - 1] ?? 1];
  const width = roomFor(ticks.map(tickText), LEAST_ROOM.left);
  return { ticks, domain, width, tickFormatter: tickText, axisLine: false, reversed: trend.reversed };
}

/** On a telephone the words of a line stand below its end, inside the chart. */
const NARROW = { right: 8, sides: { left: 10, right: 10 } };

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const query = window.matchMedia("(max-width: 640px)");
    const follow = () => setNarrow(query.matches);
    follow();
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return narrow;
}

interface Props {
  readonly trend: Trend;
  readonly words: TrendWords;
  readonly onShown: () => void;
}

/** The live trend: the same picture as the server's, answering the pointer. Calls `onShown` once it is drawn. */
export default function TrendChart({ trend, words, onShown }: Props) {
  useEffect(onShown, [onShown]);
  const narrow = useNarrow();
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={FIRST_SIZE}>
      <LineChart
        data={[...trend.points]}
        margin={{ ...MARGIN, right: narrow ? NARROW.right : roomFor(words.lines, LEAST_ROOM.right) }}
        title={words.title}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          {...AXIS}
          dataKey="month"
          interval="equidistantPreserveStart"
          tickFormatter={(month: number) => words.months[month - 1] ?? ""}
          padding={narrow ? NARROW.sides : SIDE_ROOM}
        />
        <YAxis {...AXIS} {...valueAxisOf(trend)} />
        <Tooltip cursor={{ stroke: "var(--line-control)" }} isAnimationActive={false} content={<Tip words={words} />} />
        <ReferenceLine x={trend.cutOff} stroke="var(--line-strong)" strokeDasharray="2 3" />
        {trend.lines.map(({ kind, value }, index) => (
          <ReferenceLine
            key={kind}
            {...LEVELS[kind]}
            y={value}
            label={{ value: words.lines[index] ?? "", position: narrow ? "insideBottomRight" : "right", fontSize: 12 }}
          />
        ))}
        <Line {...LAST_YEAR} dataKey="lastYear" />
        <Line {...SCHEDULE} dataKey="schedule" />
        <Line {...ACTUAL} dataKey="actual" label={<EndLabel trend={trend} />} />
      </LineChart>
    </ResponsiveContainer>
  );
}
