import { grouped } from "@/lib/progress/show";
import { axisTicks, roomFor } from "./scale";
import { LEAST_ROOM, type Trend, trendExtent, type TrendPoint, type TrendWords } from "./trend";
import styles from "./trend.module.css";

const WIDTH = 880;
const HEIGHT = 300;
const FRAME = { top: 28, bottom: 30 };

type Series = "actual" | "schedule" | "lastYear";

interface Scale {
  readonly left: number;
  readonly right: number;
  readonly x: (month: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

function scaleOf(trend: Trend, words: TrendWords): Scale {
  const ticks = axisTicks(...trendExtent(trend));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const left = roomFor(
    ticks.map((tick) => grouped(String(tick))),
    LEAST_ROOM.left,
  );
  const right = WIDTH - roomFor(words.lines, LEAST_ROOM.right);
  const height = HEIGHT - FRAME.top - FRAME.bottom;
  const share = (value: number) => (value - low) / (high - low || 1);
  return {
    left,
    right,
    ticks,
    x: (month) => left + ((month - 0.5) / 12) * (right - left),
    y: (value) => FRAME.top + (trend.reversed ? share(value) : 1 - share(value)) * height,
  };
}

/** One path through the months that have a value; a gap is bridged, nothing is invented at the ends. */
function path(points: readonly TrendPoint[], series: Series, { x, y }: Scale): string {
  return points
    .filter((point) => point[series] !== null)
    .map((point, index) => `${index === 0 ? "M" : "L"}${x(point.month).toFixed(1)} ${y(point[series] ?? 0).toFixed(1)}`)
    .join("");
}

function Frame({ scale, words, cutOff }: { scale: Scale; words: TrendWords; cutOff: number }) {
  return (
    <g>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={scale.left} x2={scale.right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text className={styles.tick} x={scale.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {grouped(String(tick))}
          </text>
        </g>
      ))}
      {words.months.map((label, index) => (
        <text key={label} className={styles.tick} x={scale.x(index + 1)} y={HEIGHT - 10} textAnchor="middle">
          {label}
        </text>
      ))}
      <line
        className={styles.cutOff}
        x1={scale.x(cutOff)}
        x2={scale.x(cutOff)}
        y1={FRAME.top}
        y2={HEIGHT - FRAME.bottom}
      />
    </g>
  );
}

/** The trend drawn on the server: for paper, for browsers without scripts, and until the live chart has loaded. */
export function TrendPicture({ trend, words }: { trend: Trend; words: TrendWords }) {
  const scale = scaleOf(trend, words);
  const last = trend.points.findLast((point) => point.actual !== null);
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words.title}>
      <Frame scale={scale} words={words} cutOff={trend.cutOff} />
      {trend.lines.map((line, index) => (
        <g key={line.kind}>
          <line
            className={styles[line.kind]}
            x1={scale.left}
            x2={scale.right}
            y1={scale.y(line.value)}
            y2={scale.y(line.value)}
          />
          <text className={styles.level} x={scale.right + 6} y={scale.y(line.value) + 4}>
            {words.lines[index]}
          </text>
        </g>
      ))}
      <path className={styles.lastYear} d={path(trend.points, "lastYear", scale)} />
      <path className={styles.schedule} d={path(trend.points, "schedule", scale)} />
      <path className={styles.actual} d={path(trend.points, "actual", scale)} />
      {trend.points.map(({ month, actual }) =>
        actual === null ? null : (
          <circle key={month} className={styles.dot} cx={scale.x(month)} cy={scale.y(actual)} r={3.5} />
        ),
      )}
      {last?.actual != null && (
        <text className={styles.value} x={scale.x(last.month)} y={scale.y(last.actual) - 10} textAnchor="middle">
          {last.texts.actual}
        </text>
      )}
    </svg>
  );
}
