/** What text may contain, whatever its source (semantics §10). Pure. */
import type { Fault } from "@/lib/errors/rules";

/** key: it names something; line: one line; lines: a note, reason or definition, which may have several. */
export type TextKind = "key" | "line" | "lines";

/** Control characters, half a pair of surrogates, and the two that are no characters at all. */
const UNSTORABLE = { line: /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u, lines: /(?![\n\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u };
/** Invisible characters; variation selectors stay, rare names need them. */
const INVISIBLE = /(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\uFFF9-\uFFFB]/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, "gu");
const EDGE = /^\s|\s$/u;

const codePoint = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Is the text longer than so many code points? Hostile text is not counted to its end. */
export const isLonger = (text: string, most: number): boolean =>
  text.length > most && (text.length > 2 * most || [...text].length > most);

/** What a text must be like; `most` code points. */
export interface TextAsked {
  readonly kind: TextKind;
  readonly most: number;
}

/** What is wrong with a text, by the first bad character; null: nothing. */
export function textFault(text: string, { kind, most }: TextAsked): Omit<Fault, "path"> | null {
  if (isLonger(text, most)) return { message: "tooLong", params: { most } };
  const rules: [pattern: RegExp, message: string][] = [
    [kind === "lines" ? UNSTORABLE.lines : UNSTORABLE.line, "text.unstorable"],
    [INVISIBLE, "text.invisible"],
  ];
  if (kind === "key") rules.push([EDGE, "text.edge"]);
  for (const [pattern, message] of rules) {
    const found = pattern.exec(text);
    if (found)
      return { message, params: { code: codePoint(found[0]), at: [...text.slice(0, found.index)].length + 1 } };
  }
  return null;
}

export interface Cleaned {
  readonly text: string;
  /** What went, by code point, each once. */
  readonly removed: readonly string[];
}

/** A text without invisible characters. */
export function withoutInvisible(text: string): Cleaned {
  const removed = [...new Set([...text.matchAll(EVERY_INVISIBLE)].map(([letter]) => codePoint(letter)))];
  return { text: removed.length > 0 ? text.replace(EVERY_INVISIBLE, "") : text, removed };
}

/** Typed or pasted text without invisible characters, with plain line ends, trimmed. */
export function tidied(text: string): Cleaned {
  const cleaned = withoutInvisible(text);
  return { ...cleaned, text: cleaned.text.replace(/\r\n?/g, "\n").trim() };
}
