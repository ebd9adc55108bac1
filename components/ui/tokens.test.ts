import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

type Tokens = Readonly<Record<string, string>>;

/** The colours that a rule with exactly these selectors sets. */
function colours(selector: string): Tokens {
  const rule = css.split("}").find(
    (part) =>
      part
        .split("{")[0]
        ?.replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/\s+/g, " ")
        .trim() === selector,
  );
  if (rule === undefined) throw new Error(`no rule ${selector}`);
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of WCAG 2. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const light = colours(":root");
const praise = colours('[data-palette="red-praise"]');
const dark = colours('[data-surface="dark"]');
const darkPraise = colours(
  '[data-surface="dark"][data-palette="red-praise"], [data-palette="red-praise"] [data-surface="dark"]',
);

const themes: Readonly<Record<string, Tokens>> = {
  light,
  "light, red is praise": { ...light, ...praise },
  dark: { ...light, ...dark },
  "dark, red is praise": { ...light, ...praise, ...dark, ...darkPraise },
};

const TONES = ["done", "good", "watch", "behind", "bad", "idle"];
const GROUNDS = ["surface", "ground", "ground-head", "ground-hover"];
const TEXTS = ["ink", "ink-soft", "ink-faint", "accent", "accent-strong", ...TONES.map((tone) => `tone-${tone}`)];

/** Text on its background: at least 4.5 to 1. */
const readable = [
  ...GROUNDS.flatMap((ground) => TEXTS.map((text) => [text, ground])),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["accent", "accent-ground"],
  ["accent-strong", "accent-ground"],
  ["ink", "accent-ground"],
];
const notices = ["info", "warn", "error", "success"].map((kind) => [kind, `${kind}-ground`]);
/** Controls and pictures on their background: at least 3 to 1. */
const visible = [
  ["line-control", "surface"],
  ["focus", "surface"],
  ["focus", "ground"],
  ["tick", "track"],
  ["tick", "tick-halo"],
  ...TONES.map((tone) => [`fill-${tone}`, "surface"]),
];

const failing = (tokens: Tokens, pairs: readonly (readonly string[])[], least: number) =>
  pairs
    .map(([front = "", back = ""]) => ({ front, back, ratio: contrast(tokens[front] ?? "", tokens[back] ?? "") }))
    .filter(({ ratio }) => !(ratio >= least));

describe.each(Object.entries(themes))("the %s tokens", (name, tokens) => {
  it("keep text readable", () => {
    expect(failing(tokens, name.startsWith("light") ? [...readable, ...notices] : readable, 4.5)).toEqual([]);
  });
  it("keep controls and pictures visible", () => {
    expect(failing(tokens, visible, 3)).toEqual([]);
  });
  it("keep praise and blame apart", () => {
    expect(new Set(TONES.map((tone) => tokens[`tone-${tone}`])).size).toBe(TONES.length);
  });
});
