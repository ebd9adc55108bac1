// What the scripts say. The language follows LANG; where LANG names neither, both are said, Chinese first.
const locale = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "").toLowerCase();
const zh = !locale.startsWith("en");
const en = !locale.startsWith("zh");

/** One text out of two, or both with `between` them. */
export const phrase = (chinese, english, between = " · ") =>
  [zh && chinese, en && english].filter(Boolean).join(between);

/** Progress goes to standard error: standard output belongs to what was asked for. */
export function say(chinese, english) {
  process.stderr.write(`▸ ${phrase(chinese, english)}\n`);
}

/** A failure whose message is a sentence for the person at the keyboard; no stack is shown. */
export class Refusal extends Error {
  constructor(chinese, english, detail = "") {
    super(phrase(chinese, english, "\n") + detail);
  }
}
