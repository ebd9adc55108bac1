/** From the bytes of a file to JSON data, without trusting them: bounded in size, depth and number of values. */
import { DomainError, type Fault } from "@/lib/errors/rules";

/** 64 MB. */
export const LARGEST_FILE = 64 * 1024 * 1024;
/** A plan document nests 7 deep. */
const DEEPEST = 32;
/** A document of 64 MB whose figures are as short as can be has some 5 million. */
const MOST_VALUES = 8_000_000;

const refuse = (message: string, params?: Fault["params"]): DomainError =>
  new DomainError("invalid", [params ? { path: "", message, params } : { path: "", message }]);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Follows JSON's brackets and strings through the bytes, before anything is built from them. */
class Scan {
  private depth = 0;
  private values = 0;
  private inText = false;
  private escaped = false;
  private started = false;

  take(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.inText) this.takeText(byte);
      else if (byte === QUOTE) this.inText = true;
      else if (byte === 0x7b || byte === 0x5b) this.open();
      else if (byte === 0x7d || byte === 0x5d) this.depth -= 1;
      else if (byte === 0x2c) this.values += 1;
    }
    if (this.values > MOST_VALUES) throw refuse("file.tooMany", { most: MOST_VALUES });
  }

  private takeText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inText = false;
  }

  private open(): void {
    this.started = true;
    this.values += 1;
    this.depth += 1;
    if (this.depth > DEEPEST) throw refuse("file.tooDeep", { most: DEEPEST });
  }

  /** Does the text end inside a string or a bracket? */
  get cutShort(): boolean {
    return this.started && (this.inText || this.depth > 0);
  }
}

/**
 * Reads UTF-8 JSON (a leading BOM is accepted). Throws `limit` as soon as more than 64 MB came, `invalid` when it is no
 * UTF-8, cut short, no JSON, nested too deep or of too many values.
 */
export async function readJson(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const scan = new Scan();
  const texts: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > LARGEST_FILE)
      throw new DomainError("limit", [{ path: "", message: "file.tooLarge", params: { most: LARGEST_FILE / 1024 / 1024 } }]);
    scan.take(chunk);
    texts.push(decode(decoder, chunk));
  }
  if (scan.cutShort) throw refuse("file.cutShort");
  texts.push(decode(decoder));
  return parse(texts.join(""));
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw refuse("file.notUtf8");
  }
}

function parse(text: string): unknown {
  if (text.trim() === "") throw refuse("file.empty");
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
    if (position === undefined) throw refuse("file.notJson");
    const before = text.slice(0, Number(position)).split("\n");
    throw refuse("file.notJsonAt", { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }
}
