/** JSON as it comes, part by part: built at once into values, so that the text is never there as a whole. */
import { DomainError, type Fault, pathOf } from "@/lib/errors/rules";
import { Faults } from "@/lib/planning/faults";

/** A plan document nests 7 deep. */
const DEEPEST = 32;
/** A document of 64 MB whose figures are as short as can be has some 5 million. */
const MOST_VALUES = 8_000_000;
/** Letters of one text or number as it is written; the longest that a document may have, all escaped, fits well. */
const LONGEST_TOKEN = 1_000_000;
/** Names of members that are kept to be used again. */
const MOST_NAMES = 1000;
/** Longer pieces of a text keep all of it in memory unless they are copied. */
const LONGEST_OWN = 12;

const refuse = (message: string, params?: Fault["params"]): DomainError =>
  new DomainError("invalid", [params ? { path: "", message, params } : { path: "", message }]);

interface Members {
  [name: string]: unknown;
}

/** A list or an object that is still open; `step` is the index or name that is being filled. */
type Frame =
  | { readonly list: unknown[]; readonly members: null; step: number }
  | { readonly list: null; readonly members: Members; step: string };

/** What may come next. */
type Next = "value" | "valueOrEnd" | "name" | "nameOrEnd" | "colon" | "commaOrEnd" | "nothing";

const WORD = /[-+.\w]+/y;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
const LITERALS = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

export class JsonParser {
  private readonly frames: Frame[] = [];
  private readonly faults = new Faults();
  private readonly names = new Map<string, string>();
  private next: Next = "value";
  private result: unknown;
  private values = 0;
  /** A word or text whose end has not arrived yet. */
  private rest = "";
  /** Letters before `rest`, and where the current line begins. */
  private taken = 0;
  private line = 1;
  private lineStart = 0;

  /** Throws `invalid` at the first letter that cannot be. */
  take(text: string): void {
    this.read(this.rest + text, false);
    if (this.rest.length > LONGEST_TOKEN) throw refuse("file.longText", { most: LONGEST_TOKEN });
  }

  /** The value, when all has come. */
  end(): unknown {
    this.read(this.rest, true);
    if (this.frames.length > 0 || this.rest !== "") throw refuse("file.cutShort");
    if (this.next === "value") throw refuse("file.empty");
    if (!this.faults.none) throw this.faults.error();
    return this.result;
  }

  private read(source: string, last: boolean): void {
    let at = 0;
    while (at < source.length) {
      const letter = source.charAt(at);
      if (letter === "\n") {
        this.line += 1;
        this.lineStart = this.taken + at + 1;
      }
      const end =
        letter === " " || letter === "\n" || letter === "\r" || letter === "\t" ? at + 1 : this.token(source, at, last);
      if (end === -1) break;
      at = end;
    }
    this.rest = source.slice(at);
    this.taken += at;
  }

  /** Where the token ends that begins here; -1: not yet. */
  private token(source: string, at: number, last: boolean): number {
    const letter = source.charAt(at);
    if (letter === '"') return this.text(source, at);
    if (letter === "{" || letter === "[") this.open(letter, at);
    else if (letter === "}" || letter === "]") this.close(letter, at);
    else if (letter === ",") this.comma(at);
    else if (letter === ":") {
      if (this.next !== "colon") throw this.wrong(at);
      this.next = "value";
    } else return this.word(source, at, last);
    return at + 1;
  }

  private text(source: string, at: number): number {
    let end = source.indexOf('"', at + 1);
    while (end !== -1 && isEscaped(source, end)) end = source.indexOf('"', end + 1);
    if (end === -1) return -1;
    const isName = this.next === "name" || this.next === "nameOrEnd";
    const text = this.unquoted(source.slice(at, end + 1), at);
    if (isName) this.name(text);
    else this.value(text, at);
    return end + 1;
  }

  private unquoted(written: string, at: number): string {
    if (written.length <= LONGEST_OWN + 2 && isPlain(written)) return written.slice(1, -1);
    try {
      return String(JSON.parse(written));
    } catch {
      throw this.wrong(at);
    }
  }

  private word(source: string, at: number, last: boolean): number {
    WORD.lastIndex = at;
    const word = WORD.exec(source)?.[0] ?? "";
    if (at + word.length === source.length && word !== "" && !last) return -1;
    if (LITERALS.has(word)) this.value(LITERALS.get(word), at);
    else if (NUMBER.test(word)) this.value(Number(word), at);
    else throw this.wrong(at);
    return at + word.length;
  }

  private open(letter: "{" | "[", at: number): void {
    const value: unknown[] | Members = letter === "[" ? [] : {};
    this.value(value, at);
    if (this.frames.length === DEEPEST) throw refuse("file.tooDeep", { most: DEEPEST });
    if (Array.isArray(value)) this.frames.push({ list: value, members: null, step: 0 });
    else this.frames.push({ list: null, members: value, step: "" });
    this.next = letter === "[" ? "valueOrEnd" : "nameOrEnd";
  }

  private close(letter: "}" | "]", at: number): void {
    const frame = this.frames.pop();
    const open = letter === "]" ? frame?.list : frame?.members;
    const mayEnd = this.next === "commaOrEnd" || this.next === (letter === "]" ? "valueOrEnd" : "nameOrEnd");
    if (!open || !mayEnd) throw this.wrong(at);
    this.next = this.frames.length === 0 ? "nothing" : "commaOrEnd";
  }

  private comma(at: number): void {
    const frame = this.frames.at(-1);
    if (!frame || this.next !== "commaOrEnd") throw this.wrong(at);
    if (frame.list) frame.step += 1;
    this.next = frame.list ? "value" : "name";
  }

  private name(text: string): void {
    const frame = this.frames.at(-1);
    if (!frame?.members) return;
    const name = this.names.get(text) ?? text;
    if (this.names.size < MOST_NAMES) this.names.set(name, name);
    frame.step = name;
    this.next = "colon";
    if (Object.hasOwn(frame.members, name))
      this.faults.add(
        pathOf(
          "",
          this.frames.map(({ step }) => step),
        ),
        "file.twice",
      );
  }

  private value(value: unknown, at: number): void {
    if (this.next !== "value" && this.next !== "valueOrEnd") throw this.wrong(at);
    this.values += 1;
    if (this.values > MOST_VALUES) throw refuse("file.tooMany", { most: MOST_VALUES });
    const frame = this.frames.at(-1);
    if (!frame) this.result = value;
    else if (frame.list) frame.list.push(value);
    // JSON's own __proto__ is a member like any other.
    else if (frame.step === "__proto__")
      Object.defineProperty(frame.members, frame.step, { value, enumerable: true, configurable: true, writable: true });
    else frame.members[frame.step] = value;
    this.next = frame ? "commaOrEnd" : "nothing";
  }

  private wrong(at: number): DomainError {
    return refuse("file.notJsonAt", { line: this.line, column: this.taken + at - this.lineStart + 1 });
  }
}

/** Is the letter preceded by an odd number of backslashes? */
function isEscaped(source: string, at: number): boolean {
  let from = at;
  while (source.charAt(from - 1) === "\\") from -= 1;
  return (at - from) % 2 === 1;
}

/** Neither escapes nor control letters. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x5c) return false;
  }
  return true;
}
