import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { STATUSES } from "@/lib/progress/terms";
import { Bullet } from "./bullet";
import styles from "./bullet.module.css";
import { SHAPES } from "./shapes";

const draw = (
  shares: { completion: number | null; schedule?: number | null; metAt?: number | null },
  status: (typeof STATUSES)[number] = "on_track",
) => renderToStaticMarkup(<Bullet shares={{ schedule: 0.5, metAt: null, ...shares }} status={status} label="52.0" />);
const has = (markup: string, part: string | undefined) => markup.includes(`class="${part}"`);

describe("the bullet", () => {
  it("draws completion and schedule on one scale, and says it in words", () => {
    const markup = draw({ completion: 0.52 });
    expect(markup).toContain('width="52%"');
    expect(markup).toContain('x="50%"');
    expect(markup).toContain('role="img" aria-label="52.0"');
    expect(has(markup, styles.beyond)).toBe(false);
  });
  it("keeps its scale over 100% and shows an arrow", () => {
    const markup = draw({ completion: 3 }, "overfulfilled");
    expect(markup).toContain(`class="${styles.bar}" width="100%"`);
    expect(has(markup, styles.beyond)).toBe(true);
  });
  it("has no arrow at exactly 100%", () => {
    expect(has(draw({ completion: 1 }), styles.beyond)).toBe(false);
  });
  it("points back for a negative completion, with an empty bar", () => {
    const markup = draw({ completion: -0.2 });
    expect(markup).toContain(`class="${styles.bar}" width="0%"`);
    expect(has(markup, styles.beyond)).toBe(true);
  });
  it("hatches what has no figure, and still shows the schedule", () => {
    const markup = draw({ completion: null }, "no_data");
    expect(has(markup, styles.hatched)).toBe(true);
    expect(has(markup, styles.bar)).toBe(false);
    expect(has(markup, styles.tick)).toBe(true);
  });
  it("marks where a range counts as met, and draws no tick without a schedule", () => {
    const markup = draw({ completion: 0.2, schedule: null, metAt: 0.5 });
    expect(has(markup, styles.met)).toBe(true);
    expect(has(markup, styles.tick)).toBe(false);
  });
  it("draws nothing where there is no target", () => {
    expect(draw({ completion: null }, "no_target")).toBe("");
  });
});

describe("the shapes", () => {
  it("differ for every status that colour alone could not tell apart, but for the two kinds of completed", () => {
    const drawn = STATUSES.map((status) => SHAPES[status]).filter((shape) => shape !== null);
    expect(drawn).toHaveLength(STATUSES.length - 1);
    expect(new Set(drawn).size).toBe(drawn.length - 1);
    expect(SHAPES.completed_late).toBe(SHAPES.completed);
  });
});
